"""Targets of Markdown made absolute, so that the text can be read anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from types import MappingProxyType

from nisshi.srcset import with_addresses

NOTHING: Mapping[str, str] = MappingProxyType({})

# One pass over the source. What stands in code or after a backslash is matched first and left alone.
# Each piece begins with one of five characters, which the regex engine finds much faster than anything
# else; what follows looks back at it. A line feed is the first character of the line below it.
_PIECE = re.compile(
    r"""
    [\\`<\]\n](?:
      (?<=\\).                                           # an escaped character
    | (?<=\n)[ \t>]*+(?:(?:[-*+]|\d+[.)])[ \t>]++)*+     # a fence, also in a quote or a list item,
      (?P<fence>`{3,}(?=[^`\n]*$)|~{3,}).*
      (?:\n(?![ \t>]*(?P=fence)[`~]*[ \t]*$).*)*+         #   the lines that do not close it
      (?:\n.*)?                                          #   and the one that does, if one does
    | (?<=`)(?<!``)(?P<ticks>`*)(?!`)                     # a code span, which ends in its paragraph
      (?:(?!\n[ \t]*\n)(?s:.))*?(?<!`)`(?P=ticks)(?!`)
    | (?P<opening>
        (?<=\])\([ \t]*+(?:\n[ \t>]*+(?!~~~))?<?         # [text](/target), ![alt](</target>)
      | (?<=\n)[ \t>]*+(?:(?:[-*+:~]|\d+[.)])[ \t>]++)*+  # [name]: /target, in a list or definition too
        (?P<name>\[(?!\^)(?:[^\]\\\n]|\\.)++\]:)
        [ \t]*+(?:\n[ \t>]*+(?!~~~))?<?
      )(?P<target>(?<=<)(?:[^<>\\\n]|\\.)++|(?<!<)(?:PLAIN|\((?:PLAIN)*+\))++)
      (?(name)(?=>?(?:[ \t]*$|[ \t]+["'(])))           # a definition has nothing more, or a title
    | (?P<tag>(?<=<)[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>)  # raw HTML
    )
    """.replace("PLAIN", r"[^\s<>()`\\]|\\[()<>`\\]?"),  # a backslash is a sign too, where it escapes nothing
    re.VERBOSE | re.MULTILINE,
)
_ADDRESS = re.compile(
    r"""(\s(?:href|src|poster)\s*=\s*)(?:(["'])((?:(?!\2).)*+)\2|([^\s"'<>]++))""", re.IGNORECASE | re.DOTALL
)
_SRCSET = re.compile(r"""(\ssrcset\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)


def absolute_targets(body: str, base: str, moved: Mapping[str, str] = NOTHING) -> str:
    """Return Markdown with `base` (no final slash) before each target that starts with one slash.

    `moved` has the absolute URLs of other targets, by what these mean: without escapes and entities.
    Links, pictures, reference definitions and the addresses in raw HTML are targets; the text of code
    spans and fences stays as the author wrote it.
    """
    from markdown_it.common.utils import unescapeAll

    def absolute(target: str, meant: str) -> str:
        if meant.startswith("/"):  # what stands before it changes nothing of what is escaped in it
            return target if meant.startswith("//") else base + target
        return _quoted(moved[meant]) if meant in moved else target

    def in_tag(target: str) -> str:
        return absolute(target, unescape(target))

    def piece(match: re.Match[str]) -> str:
        if target := match["target"]:
            before = match[0][: match.start("target") - match.start()]
            return before + absolute(target, unescapeAll(target))
        return _tag(match[0], in_tag) if match["tag"] else match[0]

    return _PIECE.sub(piece, "\n" + body)[1:]


def _quoted(url: str) -> str:
    """An encoded address that ends neither a Markdown target nor an attribute, and holds no entity."""
    url = url.replace("(", "%28").replace(")", "%29").replace("'", "%27")
    return url if unescape(url) == url else url.replace("&", "&amp;")


def _tag(tag: str, absolute: Callable[[str], str]) -> str:
    def address(match: re.Match[str]) -> str:
        quote = match[2] or ""
        return f"{match[1]}{quote}{absolute(match[4] or match[3])}{quote}"

    def srcset(match: re.Match[str]) -> str:
        return match[1] + match[2][0] + with_addresses(match[2][1:-1], absolute) + match[2][-1]

    return _SRCSET.sub(srcset, _ADDRESS.sub(address, tag))
