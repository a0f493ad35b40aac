"""A code block as the text has it."""

from __future__ import annotations

import msgspec


class Fence(msgspec.Struct, frozen=True, kw_only=True):
    """Lines count from 0 within the body. A `notes` block that follows a log belongs to it."""

    content: str
    info: str = ""
    line: int = 0
    nth: int = 0  # blocks before it in the text that begin alike
    notes: str = ""  # what is in the block of notes below it
    notes_line: int = 0  # where that begins
