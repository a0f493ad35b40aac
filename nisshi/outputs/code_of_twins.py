"""Which lines of Markdown are code: what is rewritten leaves them alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from nisshi.code_lines import code_lines

_CODE = r"""(?: [ >]*(?:[ ]{4}|\t)                                   # indented code (CommonMark 0.31, 4.4)
           | [ >]*(?:[-*+]|\d{1,9}[.)])[ \t>\-*+.)0-9]*?(?:[ ]{4}|\t)  # also on the line of a list's sign
           | (?:\[\^[^\]\n]*+\]:)?[ \t>\-*+.)0-9]++(?:`{3}|~{3})       # a fence in what may end before it does
         )"""
# A fence whose every line but the last is plainly none that closes it; another is for the parser.
_FENCE = r"""(?:(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+).*(?:\n(?![ \t>]*(?:`{3}|~{3})).*)*+
               (?:\n(?P=fence)(?:(?<=`)`*|(?<=~)~*)[ \t]*$|\Z) | `{3} | ~{3})"""
_MAY_BE = re.compile(f"^(?:{_FENCE}|{_CODE})", re.MULTILINE | re.VERBOSE)
_HTML = re.compile(r"^[ \t>]*<", re.MULTILINE)
_DEFINITION = re.compile(r"^[ \t>]*[:~][ \t]", re.MULTILINE)


def outside_code(body: str, rewrite: Callable[[str], str], *, definition_lists: bool = False) -> str:
    """Return Markdown, all of it rewritten but its code; pieces handed over consist of whole lines.

    So are fences, but for a text where all of them begin their lines: these are handed over.
    """
    if not _may_be(body) and not (definition_lists and _DEFINITION.search(body)):
        return rewrite(body)
    lines = body.split("\n")
    code = code_lines(body, definition_lists=definition_lists)
    bounds = [0, *(bound for block in code for bound in block[:2]), len(lines)]
    parts = ["\n".join(lines[start:end]) for start, end in pairwise(bounds)]
    kept = [part if number % 2 else rewrite(part) for number, part in enumerate(parts)]
    return "\n".join(part for part, (start, end) in zip(kept, pairwise(bounds), strict=True) if start < end)


def _may_be(body: str) -> bool:
    """Whether a text may have code that needs the parser to be found, which takes a hundred times as long."""
    if _HTML.search(body) and ("```" in body or "~~~" in body):  # in it a fence may be none
        return True
    return any(match["fence"] is None for match in _MAY_BE.finditer(body))
