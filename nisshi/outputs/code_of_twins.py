"""Which lines of Markdown are code: what is rewritten leaves them alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from nisshi.code_lines import code_lines

_MAY_BE = re.compile(
    r"""^(?: [ >]*(?:[ ]{4}|\t)                                        # indented code (CommonMark 0.31, 4.4)
           | [ >]*(?:[-*+]|\d{1,9}[.)])[ \t>\-*+.)0-9]*?(?:[ ]{4}|\t)  # also on the line of a list's sign
           | (?:\[\^[^\]\n]*+\]:)?[ \t>\-*+.)0-9]++(?:`{3}|~{3})       # a fence in what may end before it does
         )""",
    re.MULTILINE | re.VERBOSE,
)
_DEFINITION = re.compile(r"^[ \t>]*[:~][ \t]", re.MULTILINE)


def outside_code(body: str, rewrite: Callable[[str], str], *, definition_lists: bool = False) -> str:
    """Return Markdown, all of it rewritten but its code; pieces handed over consist of whole lines.

    So are fences, but for a text where all of them begin their lines: these are handed over.
    """
    if not _MAY_BE.search(body) and not (definition_lists and _DEFINITION.search(body)):
        return rewrite(body)
    lines = body.split("\n")
    code = code_lines(body, definition_lists=definition_lists)
    bounds = [0, *(bound for block in code for bound in block[:2]), len(lines)]
    parts = ["\n".join(lines[start:end]) for start, end in pairwise(bounds)]
    kept = [part if number % 2 else rewrite(part) for number, part in enumerate(parts)]
    return "\n".join(part for part, (start, end) in zip(kept, pairwise(bounds), strict=True) if start < end)
