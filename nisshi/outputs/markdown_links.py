"""Root-relative targets of Markdown made absolute, so that the text can be read anywhere."""

from __future__ import annotations

import re

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
        (?<=\])\([ \t\n]*<?                              # [text](/target), ![alt](</target>)
      | (?<=\n)[ \t>]*\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*<?  # [name]: /target
      )(?=/(?!/))
    | (?P<tag>(?<=<)[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>)  # raw HTML
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_ADDRESS = re.compile(r"""(\s(?:href|src|poster)\s*=\s*["']?)(?=/(?!/))""", re.IGNORECASE)
_SRCSET = re.compile(r"""(\ssrcset\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)
_CANDIDATE = re.compile(r"""((?:^["']|,)\s*)(?=/(?!/))""")


def absolute_targets(body: str, base: str) -> str:
    """Return Markdown with `base` (no final slash) before each target that starts with one slash.

    Links, pictures, reference definitions and the addresses in raw HTML are targets; the text of
    code spans and fences stays as the author wrote it.
    """

    def piece(match: re.Match[str]) -> str:
        if match["opening"]:
            return match[0] + base
        return _tag(match[0], base) if match["tag"] else match[0]

    return _PIECE.sub(piece, "\n" + body)[1:]


def _tag(tag: str, base: str) -> str:
    def srcset(match: re.Match[str]) -> str:
        return match[1] + _CANDIDATE.sub(lambda start: start[1] + base, match[2])

    return _SRCSET.sub(srcset, _ADDRESS.sub(lambda match: match[1] + base, tag))
