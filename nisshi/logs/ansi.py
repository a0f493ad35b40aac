"""The colours of a terminal in pasted text: SGR sequences (ECMA-48, 8.3.117; ISO 8613-6 for 38 and 48).

What is pasted from a file has the escape character itself, what is pasted from `less` or a browser may
have its picture, ␛. Backgrounds are dropped: a page has its own, on which the colours can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

ESCAPE = "\x1b"
PICTURE = "␛"

_SGR = re.compile("[\x1b␛]\\[([0-9;:]{0,40})m")
_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_ON = {1: "bold", 2: "dim", 3: "italic", 4: "underline"}
_OFF = {22: ("bold", "dim"), 23: ("italic",), 24: ("underline",)}
_ORDER = ("bold", "dim", "italic", "underline")


class Run(msgspec.Struct, frozen=True):
    """Characters of one look; `classes` such as `ansi-red ansi-bold`."""

    start: int
    end: int
    classes: str


def may_have_colours(text: str) -> bool:
    """Whether there is an escape character or its picture; without one there is nothing to do."""
    return ESCAPE in text or PICTURE in text


def strip(text: str) -> str:
    """Return the text without its sequences."""
    return _SGR.sub("", text) if may_have_colours(text) else text


def colours(text: str) -> tuple[str, tuple[Run, ...]]:
    """Return the text without its sequences, and where it is how; runs are in order and not empty."""
    if not may_have_colours(text):
        return text, ()
    plain: list[str] = []
    runs: list[Run] = []
    look = _Look()
    at = size = 0
    for match in _SGR.finditer(text):
        size = _add(text[at : match.start()], size, look, plain, runs)
        look = look.after(match[1])
        at = match.end()
    _add(text[at:], size, look, plain, runs)
    return "".join(plain), tuple(runs)


def painted(start: int, end: int, runs: Sequence[Run]) -> Iterator[tuple[int, int, str]]:
    """Divide a span at the runs that touch it; yields start, end and classes ("" between runs)."""
    at = start
    for run in runs:
        if run.end <= at:
            continue
        if run.start >= end:
            break
        if run.start > at:
            yield at, run.start, ""
            at = run.start
        stop = min(run.end, end)
        yield at, stop, run.classes
        at = stop
    if at < end:
        yield at, end, ""


class _Look(msgspec.Struct, frozen=True):
    """How the text that follows is to be shown."""

    colour: str = ""
    marks: frozenset[str] = frozenset()

    @property
    def classes(self) -> str:
        names = (self.colour, *(mark for mark in _ORDER if mark in self.marks))
        return " ".join(f"ansi-{name}" for name in names if name)

    def after(self, parameters: str) -> _Look:
        """Return the look after a sequence with these parameters; unknown ones change nothing."""
        codes = [int(code or 0) for code in re.split("[;:]", parameters)]
        colour, marks = self.colour, self.marks
        at = 0
        while at < len(codes):
            code = codes[at]
            at += 1
            if code == 0:
                colour, marks = "", frozenset()
            elif code in _ON:
                marks |= {_ON[code]}
            elif code in _OFF:
                marks -= set(_OFF[code])
            elif code in (38, 48):
                at, found = _extended(codes, at)
                colour = found if code == 38 else colour
            elif 30 <= code <= 37:
                colour = _NAMES[code - 30]
            elif 90 <= code <= 97:
                colour = _NAMES[code - 90]
            elif code == 39:
                colour = ""
        return _Look(colour, marks)


def _extended(codes: Sequence[int], at: int) -> tuple[int, str]:
    """Read a colour of 256 (5;n) or of red, green and blue (2;r;g;b) as the nearest of eight."""
    kind = codes[at] if at < len(codes) else 0
    if kind == 5 and at + 1 < len(codes):
        return at + 2, _of_256(codes[at + 1])
    if kind == 2 and at + 3 < len(codes):
        return at + 4, _nearest(codes[at + 1], codes[at + 2], codes[at + 3])
    return len(codes), ""


def _of_256(number: int) -> str:
    if number < 16:
        return _NAMES[number % 8]
    if number >= 232:  # a ramp of greys
        return "white" if number >= 244 else "black"
    red, rest = divmod(number - 16, 36)
    green, blue = divmod(rest, 6)
    return _nearest(red * 51, green * 51, blue * 51)


def _nearest(red: int, green: int, blue: int) -> str:
    """Each part counts that is at least two thirds of the largest one."""
    most = max(red, green, blue)
    if most < 64:
        return "black"
    parts = [3 * part >= 2 * most for part in (red, green, blue)]
    return _NAMES[sum(bit << place for place, bit in enumerate(parts))]


def _add(piece: str, size: int, look: _Look, plain: list[str], runs: list[Run]) -> int:
    """Add text of one look. Returns the size of the plain text by now."""
    plain.append(piece)
    end = size + len(piece)
    if piece and (classes := look.classes):
        if runs and runs[-1].end == size and runs[-1].classes == classes:
            runs[-1] = Run(runs[-1].start, end, classes)
        else:
            runs.append(Run(size, end, classes))
    return end
