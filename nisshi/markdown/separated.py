"""Separated values: rows of cells by RFC 4180, with what authors type by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Separator = Literal[",", "\t"]

_ENDS = {",": re.compile("[,\n]"), "\t": re.compile("[\t\n]")}  # what a cell without quotes ends at


class Row(NamedTuple):
    line: int  # it begins at, from 0
    cells: tuple[str, ...]  # without blanks at both ends


class Mistake(NamedTuple):
    line: int  # from 0
    message: str
    hint: str
    column: int  # from 0; what is wrong begins there
    piece: str  # and is this


class _Broken(Exception):
    """Quotes that do not close where a cell does; `at` says where it is seen."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def read_rows(text: str, separator: Separator) -> tuple[tuple[Row, ...], tuple[Mistake, ...]]:
    """Return the rows of a text with line feeds, and each that is wrong.  Never raises.

    A cell in double quotes may hold separators, line feeds and quotes written twice (RFC 4180, 2.5 to
    2.7); blanks before its first quote do no harm. Empty lines are passed over. A row that has more or
    fewer cells than the first one (2.4) is a mistake; nothing is read behind a quote that stays open.
    """
    rows: list[Row] = []
    mistakes: list[Mistake] = []
    at = line = 0
    while at < len(text):
        end = _line_end(text, at)
        if not text[at:end].strip(" \t"):
            at, line = end + 1, line + 1
            continue
        try:
            cells, following = _read_row(text, at, separator)
        except _Broken as broken:
            mistakes.append(_mistake(text, broken.at, str(broken), "write each quote inside of quotes twice"))
            break
        row = Row(line, tuple(cells))
        rows.append(row)
        if len(cells) != len(rows[0].cells):
            hint = "add what is missing, or put cells that hold separators in double quotes"
            mistakes.append(_mistake(text, at, _uneven(len(cells), len(rows[0].cells)), hint))
        line += text.count("\n", at, following)
        at = following
    return tuple(rows), tuple(mistakes)


def _mistake(text: str, at: int, message: str, hint: str) -> Mistake:
    start = text.rfind("\n", 0, at) + 1
    rest = text[at : _line_end(text, at)]
    column = at - start + len(rest) - len(rest.lstrip())
    return Mistake(text.count("\n", 0, at), message, hint, column, rest.strip())


def _uneven(found: int, expected: int) -> str:
    return f"this row has {found} cell{'s' * (found != 1)}, the first one has {expected}"


def _read_row(text: str, at: int, separator: Separator) -> tuple[list[str], int]:
    """Return the cells of the row that begins at `at`, and where the next one does."""
    cells: list[str] = []
    while True:
        cell, at = _read_cell(text, at, separator)
        cells.append(cell)
        if text[at : at + 1] != separator:
            return cells, at + 1
        at += 1


def _read_cell(text: str, at: int, separator: Separator) -> tuple[str, int]:
    """Return a cell and the place of the separator or line feed behind it."""
    start = at
    while text[start : start + 1] == " ":
        start += 1
    if text[start : start + 1] != '"':
        found = _ENDS[separator].search(text, at)
        end = found.start() if found else len(text)
        return text[at:end].strip(" \t"), end
    pieces = list(_quoted(text, start + 1))
    end = start + 1 + sum(map(len, pieces)) + 2 * len(pieces) - 1
    while text[end : end + 1] == " ":
        end += 1
    if end < len(text) and text[end] not in (separator, "\n"):
        raise _Broken("there is text behind a closed quote", end)
    return '"'.join(pieces).strip(), end


def _quoted(text: str, at: int) -> Iterator[str]:
    """Yield the pieces between the doubled quotes of a cell whose first quote is before `at`."""
    opened = at - 1
    while True:
        end = text.find('"', at)
        if end < 0:
            raise _Broken("a quote opens here and is never closed", opened)
        yield text[at:end]
        if text[end + 1 : end + 2] != '"':
            return
        at = end + 2


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
