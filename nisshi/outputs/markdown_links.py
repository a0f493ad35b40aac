"""Root-relative targets of Markdown made absolute, so that the text can be read anywhere."""

from __future__ import annotations

import re

# One pass over the source. What stands in code or after a backslash is matched first and left alone.
_PIECE = re.compile(
    r"""
      (?=[\\`~<\[\]]|^[ \t>\d*+-])(?:                      # each begins so: a look that saves most tries
      \\.                                                  # an escaped character
    | ^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?                 # a fence, also in a quote or a list item,
      (?P<fence>`{3,}(?=[^`\n]*$)|~{3,})                   #   to the fence that closes it
      (?s:.*?)(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)        #   or to the end of the text
    | (?<!`)(?P<ticks>`+)(?!`)                             # a code span, which ends in its paragraph
      (?:(?!\n[ \t]*\n)(?s:.))*?(?<!`)(?P=ticks)(?!`)
    | (?P<inline>\]\([ \t\n]*<?)(?=/(?!/))                 # [text](/target), ![alt](</target>)
    | (?P<definition>^[ \t>]*\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*<?)(?=/(?!/))   # [name]: /target
    | (?P<tag><[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>)      # raw HTML
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
        opening = match["inline"] or match["definition"]
        if opening:
            return opening + base
        return _tag(match["tag"], base) if match["tag"] else match[0]

    return _PIECE.sub(piece, body)


def _tag(tag: str, base: str) -> str:
    def srcset(match: re.Match[str]) -> str:
        return match[1] + _CANDIDATE.sub(lambda start: start[1] + base, match[2])

    return _SRCSET.sub(srcset, _ADDRESS.sub(lambda match: match[1] + base, tag))
