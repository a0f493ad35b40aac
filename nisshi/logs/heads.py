"""What is read of a line that opens a record: which parts of it mean something, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

import msgspec

Severity = Literal["fatal", "error", "warning", "info", "debug"]

FieldName = Literal["time", "level", "host", "source", "pid", "thread", "message", "prompt", "command"]

Places = tuple[tuple[int, int], ...]
"""Where parts of a line start and end, counted from its first character; none is there where they are equal."""


class Field(msgspec.Struct, frozen=True, gc=False):
    """A part of a head line that means something; a struct, since these are made by the thousand."""

    name: FieldName
    start: int
    end: int


class Layout(msgspec.Struct, frozen=True, gc=False):
    """What the parts of a line are, in order; all lines that one expression matched share it.

    `level` and `message` say which part is which, None where there is none.
    """

    names: tuple[FieldName | None, ...]
    level: int | None
    message: int | None


class Head(msgspec.Struct, frozen=True, gc=False):
    """A head line as its layout and the place of each part, and the severity where its shape tells it.

    Fields are made when somebody asks for them: most lines of a long log are only counted.
    """

    layout: Layout
    places: Places
    severity: Severity | None = None

    def fields(self, at: int = 0) -> tuple[Field, ...]:
        """The fields of the line, which stands at offset `at` of its text."""
        parts = zip(self.layout.names, self.places, strict=True)
        return tuple(
            Field(name, at + start, at + end) for name, (start, end) in parts if name and end > start
        )

    def place(self, name: FieldName) -> tuple[int, int] | None:
        """Where the field of that name stands in the line."""
        names = self.layout.names
        start, end = self.places[names.index(name)] if name in names else (0, 0)
        return (start, end) if end > start else None


@lru_cache(maxsize=1000)  # a log has few, but JSON has a key more here and there
def layout_of(*names: FieldName | None) -> Layout:
    """The layout of a line with parts of these names. Raises ValueError where a name stands twice."""
    known = [name for name in names if name]
    if len({*known}) < len(known):
        raise ValueError(f"a field stands twice: {known}")
    level = names.index("level") if "level" in names else None
    return Layout(names, level, names.index("message") if "message" in names else None)


def head_of(places: Mapping[FieldName, tuple[int, int]], severity: Severity | None = None) -> Head:
    """A head from the places of its fields, in order."""
    return Head(layout_of(*places), tuple(places.values()), severity)
