"""A key of front matter as the author wrote it, and the file it stands in."""

from __future__ import annotations

import msgspec

from nisshi.errors import Place, Problem, Severity

# What front matter holds before any key gives it a meaning: text, nothing, lists and tables.
Raw = str | None | list["Raw"] | dict[str, "Raw"]


class Field(msgspec.Struct, frozen=True):
    """One key and its value, with the place of the value."""

    key: str
    raw: Raw  # every scalar as the text that was written
    natural: object  # the value as the format reads it: numbers, booleans and dates have their type
    line: int  # in the file, from 1
    column: int
    length: int
    key_column: int = 1
    inner: tuple[Field, ...] = ()  # the keys of a table at the top


class Sheet(msgspec.Struct, frozen=True):
    """The lines of one file, to point at when something is wrong."""

    path: str
    lines: tuple[str, ...]

    def problem(
        self,
        message: str,
        hint: str = "",
        *,
        line: int = 0,
        column: int = 0,
        length: int = 1,
        severity: Severity = "error",
    ) -> Problem:
        """Return a Problem at `line` and `column` (from 1; 0 means the whole file or line)."""
        return self._place(line, column, length).problem(message, hint, severity)

    def place(self, field: Field) -> Place:
        """Return where the value of `field` stands."""
        return self._place(field.line, field.column, field.length)

    def at(self, field: Field, message: str, hint: str = "", severity: Severity = "error") -> Problem:
        """Return a Problem at the value of `field`."""
        return self.place(field).problem(message, hint, severity)

    def _place(self, line: int, column: int, length: int) -> Place:
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.path, line, column, length, source)
