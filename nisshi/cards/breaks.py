"""A title -> lines: at phrases and spaces where that fits, else between characters as 禁則 allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from nisshi.japanese.phrases import may_not_begin, may_not_end

Width = Callable[[str], float]  # of a text on one line, in pixels

_SMALL = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")  # not at the start either (JLREQ 3.1.7)
_CUTS = re.compile(r"[^ ：、。！？]*[ ：、。！？]+|[^ ：、。！？]+")
_TEARABLE = 0x2E80  # from here on characters are a line's own units: CJK (JLREQ 3.1.2)


def pieces(phrases: Iterable[str]) -> tuple[str, ...]:
    """Cut phrases after their spaces and full-width stops too, which stay with the piece before."""
    return _joined(part for phrase in phrases for part in _CUTS.findall(phrase))


def lines(parts: Sequence[str], width: Width, limit: float, most: int) -> tuple[str, ...] | None:
    """Set the parts in at most `most` lines of `limit` pixels, about equally long; None if one does not fit."""
    found = _fill(parts, width, limit)
    if found is None or len(found) > most:
        return None
    narrow, wide = 0.0, limit
    while wide - narrow > limit / 64:  # the narrowest column with as few lines: no lone word at the end
        middle = (narrow + wide) / 2
        tried = _fill(parts, width, middle)
        if tried is not None and len(tried) == len(found):
            wide, found = middle, tried
        else:
            narrow = middle
    return found


def torn(parts: Iterable[str], width: Width, limit: float) -> tuple[str, ...]:
    """Tear the parts that are longer than a line: Japanese between characters, a word where it must be."""
    found: list[str] = []
    for part in parts:
        found += [part] if width(part.rstrip()) <= limit else _units(part, width, limit)
    return tuple(found)


def _fill(parts: Sequence[str], width: Width, limit: float) -> tuple[str, ...] | None:
    rows: list[str] = []
    row = ""
    for part in parts:
        if not row or width((row + part).rstrip()) <= limit:
            row += part
        else:
            rows.append(row.rstrip())
            row = part
        if width(row.rstrip()) > limit:
            return None
    return (*rows, row.rstrip())


def _units(part: str, width: Width, limit: float) -> list[str]:
    """Return the units of a part: a CJK character with what must stay with it, a Latin word, pieces of one."""
    units = [part[0]]
    for before, char in pairwise(part):
        together = max(ord(before), ord(char)) < _TEARABLE and " " not in (before, char)
        if together or not _may_break(before, char):
            units[-1] += char
        else:
            units.append(char)
    found: list[str] = []
    for unit in units:
        while width(unit.rstrip()) > limit and len(unit) > 1:
            fits = max((n for n in range(1, len(unit)) if width(unit[:n]) <= limit), default=1)
            found.append(unit[:fits])
            unit = unit[fits:]
        found.append(unit)
    return found


def _may_break(before: str, after: str) -> bool:
    if before == " ":  # the author's own space, after which a line may begin with # or a quotation mark
        return after != " "
    return not (may_not_begin(after) or after in _SMALL or may_not_end(before))


def _joined(found: Iterable[str]) -> tuple[str, ...]:
    """Join a piece to the one before where no line may begin with it, or end with that."""
    whole: list[str] = []
    for piece in found:
        if piece and whole and not _may_break(whole[-1][-1], piece[0]):
            whole[-1] += piece
        elif piece:
            whole.append(piece)
    return tuple(whole)
