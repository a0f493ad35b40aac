"""A code block as the text has it."""

from __future__ import annotations

import re

import msgspec

# `/expression/` where a value or a name may begin. Quotation marks are in none: they are around it.
_EXPRESSION = re.compile(r"""(?<=[="'\[{,:\s])/[^"'\n]*/""")


class Fence(msgspec.Struct, frozen=True, kw_only=True):
    """Lines count from 0 within the body. A `notes` block that follows a log belongs to it."""

    content: str
    info: str = ""
    line: int = 0
    nth: int = 0  # blocks before it in the text that begin alike
    notes: str = ""  # what is in the block of notes below it
    notes_line: int = 0  # where that begins


def with_expressions(info: str) -> str:
    """Return an info string whose expressions survive that backslashes in it are taken for escapes.

    CommonMark 0.31 (2.4) reads `\\[` in it as `[`; between slashes it is what the author means by it.
    """
    return _EXPRESSION.sub(lambda found: found[0].replace("\\", "\\\\"), info) if "\\" in info else info
