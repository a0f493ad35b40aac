"""What was recognised, in words: a line for each block and one for each of its records, aligned."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from nisshi.explain.quoted_files import QuotedFile
from nisshi.explain.recognised import Block, Line
from nisshi.logs.reasons import Counted

_WIDTH = 96  # columns of a message that are shown
_GRAVE = ("fatal", "error", "warning")


def recognised_words(name: str, blocks: tuple[Block, ...], grave_only: bool) -> Iterator[str]:
    """Yield lines for a terminal; `grave_only` leaves out records below a warning."""
    if not blocks:
        yield f"{name}: no code block"
    for number, block in enumerate(blocks):
        if number:
            yield ""
        if block.quotes:
            yield from (f"{name}:{block.line}: {_quoted(file)}" for file in block.quotes)
            continue
        yield f"{name}:{block.line}: {_heading(block)}"
        lines = [line for line in block.records if not grave_only or line.entry.severity in _GRAVE]
        yield from _rows(lines)


def _quoted(file: QuotedFile) -> str:
    if file.counted is None:
        return f"quotes {file.path}, but {file.fault}"
    return f"quotes {file.path}: {_found(file, file.counted)}; ask for that file to see each record"


def _heading(block: Block) -> str:
    said = _found(block, block.counted)
    return f"{said}; {block.remark}" if block.remark else said


def _found(text: Block | QuotedFile, counted: Counted) -> str:
    of = f"{counted.lines} line{'s' * (counted.lines != 1)}"
    said: str = text.kind
    if text.format:
        said += f", {text.title} ({text.format}): {counted.heads} of {of} begin{'s' * (counted.heads == 1)} a record"
    else:
        said += f": {of}"
    if counted.close:
        near = ", ".join(f"{close.format} {close.heads}" for close in counted.close)
        said += f"; {'also read by' if text.format else 'a few read by'} {near}"
    return said


def _rows(lines: list[Line]) -> Iterator[str]:
    rows = [(str(line.line), line.time, line.entry.severity or "-", line.why) for line in lines]
    widths = [max(map(_columns, column)) for column in zip(*rows, strict=True)]
    for row, line in zip(rows, lines, strict=True):
        number, *cells = (
            cell + " " * (width - _columns(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield f"  {number.strip():>{widths[0]}}  {'  '.join((*cells, _short(line.message)))}".rstrip()


def _short(message: str) -> str:
    """Cut a message to what fits on a line of a terminal, and take out what would move its cursor."""
    plain = "".join(char if char.isprintable() else " " for char in message[: 2 * _WIDTH])
    return plain if len(plain) <= _WIDTH else f"{plain[: _WIDTH - 1]}…"


def _columns(text: str) -> int:
    """Return how many cells of a terminal a text takes (UAX #11: wide characters take two)."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
