"""The text of a log file as a page can show it."""

from __future__ import annotations

import re

from nisshi.logs.ansi import Run, colours

# No HTML may hold these (HTML 13.2.3.5); an escape that begins a colour is read before.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]|\x1b(?!\\[[0-9;:]{0,40}m)")
# What moves a cursor, names a window or chooses letters says nothing on a page (ECMA-48, 5.4; xterm's OSC).
_MOVES = re.compile(
    "\x1b(?:\\[[0-?]{0,40}[ -/]{0,4}[@-ln-~]|\\][^\x07\x1b\n]*(?:\x07|\x1b\\\\)|[()][A-Za-z0-9])"
)


def readable(text: str) -> tuple[str, tuple[Run, ...]]:
    """Return a file's text as it is shown, with line feeds only and without control characters, and its colours."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _MOVES.sub("", text) if "\x1b" in text else text
    return colours(_CONTROLS.sub("", text))
