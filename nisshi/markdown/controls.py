"""Control characters: no page may hold them (HTML 13.2.3.5), and two of them are our own marks."""

from __future__ import annotations

import re

# What a terminal is told (ECMA-48 CSI sequences) goes whole, or "[2K" would stand before a line; its
# colours (SGR, the sequences that end in m) stay in code blocks, which show them.
_FORBIDDEN = re.compile(
    "(?!\x1b\\[[0-9:;]{0,40}m)[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f](?:(?<=\x1b)\\[[0-9:;<=>?]*[ -/]*[@-~])?"
)


def without_controls(body: str) -> str:
    """Return a text with line feeds alone at its lines' ends and no control characters.

    Only the colours of a terminal are left, and those in fenced blocks only.
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n") if "\r" in body else body
    return _with_colours_in_blocks(_FORBIDDEN.sub("", body))


def _with_colours_in_blocks(body: str) -> str:
    if "\x1b" not in body:
        return body
    from nisshi.logs.ansi import strip  # few texts have any
    from nisshi.privacy.fenced import fenced

    pieces: list[str] = []
    at = 0
    for block in fenced(body):
        pieces += (strip(body[at : block.start]), body[block.start : block.end])
        at = block.end
    return "".join((*pieces, strip(body[at:])))
