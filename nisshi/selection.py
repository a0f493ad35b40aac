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


def select(problems: Sequence[Problem], news: Container[Problem], prepared: Container[str]) -> Selection:
    """Return all errors and at most `MOST` warnings: the new ones, then those of files just `prepared`, then others."""
    warnings = [problem for problem in problems if problem.severity == "warning"]
    if len(warnings) <= MOST:
        return Selection(tuple(problems), 0)
    first = sorted(warnings, key=lambda one: (one not in news, one.path not in prepared))[:MOST]  # stable
    told = set(map(id, first))
    shown = (problem for problem in problems if problem.severity == "error" or id(problem) in told)
    return Selection(tuple(shown), len(warnings) - MOST)


def rest(left_out: int, command: str) -> str:
    """Say how many warnings were left out, and which command tells them."""
    return f"… and {left_out} more warning{'s' * (left_out > 1)}; `{command}` tells all."


def check_command(*, drafts: bool, future: bool, expired: bool) -> str:
    """Return the command that tells every problem of a site with these posts."""
    asked = {"drafts": drafts, "future": future, "expired": expired}
    return " ".join(("python build.py check", *(f"--{name}" for name, is_asked in asked.items() if is_asked)))
