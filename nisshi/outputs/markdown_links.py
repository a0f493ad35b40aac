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
    | (?<=\n)[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?         # a fence, also in a quote or a list item,
      (?P<fence>`{3,}(?=[^`\n]*$)|~{3,}).*
      (?:\n(?![ \t>]*(?P=fence)[`~]*[ \t]*$).*)*+         #   the lines that do not close it
      (?:\n.*)?                                          #   and the one that does, if one does
    | (?<=`)(?<!``)(?P<ticks>`*)(?!`)                     # a code span, which ends in its paragraph
      (?:(?!\n[ \t]*\n)(?s:.))*?(?<!`)`(?P=ticks)(?!`)
    | (?P<opening>
        (?<=\])\((?:[ \t\n]*(?=<?/)|[ \t]*)<?            # [text](/target), ![alt](</target>)
      | (?<=\n)[ \t>]*\[(?!\^)[^\]\n]+\]:[ \t]*(?:\n[ \t]*(?=<?/))?<?  # [name]: /target
      )(?P<target>(?<=<)[^<>\n]++|(?<!<)(?:[^\s<>()`]|\([^\s<>()`]*+\))++)
    | (?P<tag>(?<=<)[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>)  # raw HTML
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_ADDRESS = re.compile(
    r"""(\s(?:href|src|poster)\s*=\s*)(?:(["'])((?:(?!\2).)*+)\2|([^\s"'<>]++))""", re.IGNORECASE | re.DOTALL
)
_SRCSET = re.compile(r"""(\ssrcset\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)


def absolute_targets(body: str, base: str, moved: Mapping[str, str] = NOTHING) -> str:
    """Return Markdown with `base` (no final slash) before each target that starts with one slash.

    `moved` has the absolute URLs of other targets, as written. Links, pictures, reference definitions
    and the addresses in raw HTML are targets; the text of code spans and fences stays as the author
    wrote it.
    """

    def absolute(target: str) -> str:
        if target.startswith("/"):
            return target if target.startswith("//") else base + target
        return moved.get(target) or moved.get(unescape(target)) or target

    def piece(match: re.Match[str]) -> str:
        if match["opening"]:
            return match[0][: match.start("target") - match.start()] + absolute(match["target"])
        return _tag(match[0], absolute) if match["tag"] else match[0]

    return _PIECE.sub(piece, "\n" + body)[1:]


def _tag(tag: str, absolute: Callable[[str], str]) -> str:
    def address(match: re.Match[str]) -> str:
        quote = match[2] or ""
        return f"{match[1]}{quote}{absolute(match[4] or match[3])}{quote}"

    def srcset(match: re.Match[str]) -> str:
        return match[1] + match[2][0] + with_addresses(match[2][1:-1], absolute) + match[2][-1]

    return _SRCSET.sub(srcset, _ADDRESS.sub(address, tag))
