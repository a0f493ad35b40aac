"""Items of lists that can be read and are hardly what their author means, and where an item stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import normpath

from nisshi.content.field import Field, Sheet
from nisshi.errors import Place, Problem

_ORIGIN = re.compile(r"^[a-z]+://[^/]*", re.IGNORECASE)
_END = re.compile(r"(?:---|\+\+\+|;;;|\})\s*")  # of front matter


def odd_items(attribute: str, field: Field, sheet: Sheet) -> Iterator[Problem]:
    """Yield a warning for each such item of the list that is to be `attribute` of Meta."""
    if attribute == "log_watch":
        yield from _no_phrases(field, sheet)
    elif attribute == "aliases":
        yield from _climbing(field, sheet)


def place_of_item(field: Field, sheet: Sheet, item: str) -> Place:
    """Return where an item of a list stands, or the list where the item is written in another way."""
    start = field.column - 1
    for number, line in enumerate(sheet.lines[field.line - 1 :], field.line):
        if number > field.line and _END.fullmatch(line):
            break
        if (column := line.find(item, max(start, 0))) >= 0:
            return Place(sheet.path, number, column + 1, len(item), line)
        start = 0
    return sheet.place(field)


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _no_phrases(field: Field, sheet: Sheet) -> Iterator[Problem]:
    written = _items(field.raw)
    for raw, natural in zip(written, _items(field.natural), strict=False):
        if isinstance(raw, str) and not isinstance(natural, str | list | dict) and natural is not None:
            kind = (
                "true or false"
                if isinstance(natural, bool)
                else "a number"
                if isinstance(natural, int | float)
                else "a date"
            )
            message = f"{field.key} takes phrases, and {raw} is {kind}"
            hint = f'Write "{raw}" in quotes if lines with it mean failure.'
            yield place_of_item(field, sheet, raw).problem(message, hint, "warning")


def _climbing(field: Field, sheet: Sheet) -> Iterator[Problem]:
    for raw in _items(field.raw):
        path = _ORIGIN.sub("", raw.strip()).partition("?")[0] if isinstance(raw, str) else ""
        if {".", ".."}.intersection(path.split("/")):
            meant = normpath(f"/{path.strip('/')}").rstrip("/") + "/"
            message = f"the alias {raw} is taken for {meant}: an alias is a path from the root of the site"
            yield place_of_item(field, sheet, str(raw)).problem(message, f"Write {meant}", "warning")
