"""Which of many problems are told in full, where not all have room: in a terminal and over a page."""

from __future__ import annotations

from collections.abc import Container, Sequence

import msgspec

from nisshi.errors import Problem

MOST = 20
"""So many warnings are told: more than that nobody reads each evening, and a new one drowns in them."""


class Selection(msgspec.Struct, frozen=True):
    """What is told, in the order it came in, and how many warnings are left out."""

    told: tuple[Problem, ...]
    left_out: int


def select(problems: Sequence[Problem], fresh: Container[str]) -> Selection:
    """Return all errors and at most `MOST` warnings, those of the files in `fresh` before others."""
    warnings = [problem for problem in problems if problem.severity == "warning"]
    if len(warnings) <= MOST:
        return Selection(tuple(problems), 0)
    first = sorted(warnings, key=lambda problem: problem.path not in fresh)[:MOST]  # stable
    told = set(map(id, first))
    shown = (problem for problem in problems if problem.severity == "error" or id(problem) in told)
    return Selection(tuple(shown), len(warnings) - MOST)


def rest(left_out: int) -> str:
    """Say how many warnings were left out, and who tells them."""
    return f"… and {left_out} more warnings; `python build.py check` tells all."
