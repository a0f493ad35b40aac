"""Which posts are published, and what is wrong with those that were read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from nisshi.config import Settings
from nisshi.content.hold_back import Include, Window, hold_back, window
from nisshi.content.keys import alias_problems
from nisshi.content.unknown_keys import each_once
from nisshi.errors import Problem
from nisshi.model import Absent, HeldBack
from nisshi.steps.prepare import Leaf
from nisshi.steps.request import Request


class Chosen(msgspec.Struct, frozen=True):
    """Posts and pages to publish, and those that are not."""

    good: tuple[Leaf, ...]  # to be planned; where one of them has an error, nothing is published
    absent: tuple[Absent, ...]
    problems: tuple[Problem, ...]
    held_back: tuple[HeldBack, ...]
    shown_early: tuple[HeldBack, ...]
    window: Window  # the time for which this choice holds


def choose(leaves: Sequence[Leaf], request: Request, settings: Settings) -> Chosen:
    """Divide the files at the request's moment.

    A post with an error in its text is planned all the same, unless it is to be left out: what it and
    others do to each other is told in the same run. One with a secret is not, for its links may hold it.
    """
    gates = [leaf.gate for leaf in leaves if leaf.gate]
    held = hold_back(gates, request.now, request.include)
    hidden = {post.path for post in held}
    shown = [leaf for leaf in leaves if leaf.gate and leaf.path not in hidden]
    problems = [
        *alias_problems(settings.front_matter.aliases),
        *(problem for leaf in leaves for problem in leaf.problems),
        *each_once(problem for leaf in leaves for problem in leaf.unknown),
        *(problem for leaf in shown for problem in leaf.faults),
        *each_once(problem for leaf in shown for problem in leaf.once),
    ]
    good = without_errors(shown, problems) if request.keep_going else _with_front_matter(shown)
    return Chosen(
        good=good,
        absent=(
            *(Absent(post.path, post.slug, post.reason) for post in held),
            *(Absent(leaf.path, leaf.slug, "") for leaf in leaves if leaf.gate is None),
            *left_out(shown, good),
        ),
        problems=tuple(problems),
        held_back=held,
        shown_early=hold_back((leaf.gate for leaf in shown if leaf.gate), request.now, Include()),
        window=window(gates, request.now),
    )


def _with_front_matter(leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
    """Return the leaves whose front matter says what it is to say; of others nobody knows where they go."""
    return tuple(leaf for leaf in leaves if not _are_errors(leaf.problems) and not leaf.has_secret)


def without_errors(leaves: Sequence[Leaf], problems: Iterable[Problem]) -> tuple[Leaf, ...]:
    """Return the leaves without an error among the `problems` of their file, or in a file that they quote."""
    faulty = {problem.path for problem in problems if problem.severity == "error"}
    return tuple(leaf for leaf in leaves if leaf.path not in faulty and not _has_error(leaf))


def _has_error(leaf: Leaf) -> bool:
    return _are_errors((*leaf.problems, *leaf.faults))


def _are_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def left_out(leaves: Iterable[Leaf], good: Iterable[Leaf]) -> tuple[Absent, ...]:
    """Return the posts that have an error of their own, which says enough where they are linked."""
    kept = {leaf.path for leaf in good}
    return tuple(
        Absent(leaf.path, leaf.gate.slug, "") for leaf in leaves if leaf.gate and leaf.path not in kept
    )
