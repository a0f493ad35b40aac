"""What went wrong in the author's files, as a value that can be shown, counted and cached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Problem(msgspec.Struct, frozen=True, order=True):
    """One mistake at one place. Sorting orders by file, line, column.

    `path` is relative to the site's root with forward slashes. `line` and `column` count from 1;
    0 means the whole file (or the whole line). `source` is the offending line as it stands in the
    file, `length` how many characters of it the caret underlines.
    """

    path: str
    line: int = 0
    column: int = 0
    message: str = ""
    hint: str = ""
    severity: Severity = "error"
    source: str = ""
    length: int = 1


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Somewhere in a file, to point at later."""

    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    source: str = ""

    def problem(self, message: str, hint: str = "", severity: Severity = "error") -> Problem:
        """Return a Problem at this place."""
        return Problem(self.path, self.line, self.column, message, hint, severity, self.source, self.length)


class SiteError(Exception):
    """The author's input does not allow the work to go on; carries every Problem found so far."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[SiteError], tuple[tuple[Problem, ...]]]:
        """Travel between processes whole."""
        return SiteError, (self.problems,)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean 'x'? " for the closest of `known`, or "" when none is close."""
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), n=1)
    return f"Did you mean {close[0]!r}? " if close else ""
