"""Words in a drawing that tell of a machine, and cutting."""

from __future__ import annotations

import re

_OF_A_MACHINE = re.compile(
    r"\bfile:/|(?<![A-Za-z])[A-Za-z]:(?:\\|/(?=\w))|\\\\\w[\w.\-]*\\|"
    r"(?<![\w.:/\-])/(?:home|Users|root|tmp|private/var|mnt|Volumes)/\w",
    re.ASCII,
)
FAR = re.compile(r"\s*(?:file:|[A-Za-z]:[\\/])", re.IGNORECASE)  # an address that no site can load
FAR_SHEET = re.compile(r"\bhref\s*=\s*[\"'](?:file:|[A-Za-z]:[\\/])", re.IGNORECASE)
SOURCE = re.compile(r"\s*(?:<|%3C)mx(?:file|GraphModel)\b")  # draw.io's own file, hidden pages and all


def names_a_machine(text: str) -> bool:
    """Whether a text has the path of a folder of somebody's machine."""
    return ("/" in text or "\\" in text) and _OF_A_MACHINE.search(text) is not None


def cut(data: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    """Return the bytes with something else, or nothing, for each part; a part within another goes with it."""
    pieces: list[bytes] = []
    done = 0
    for start, end, instead in sorted(cuts):
        if start >= done:
            pieces += (data[done:start], instead)
        done = max(done, end)
    return b"".join((*pieces, data[done:]))
