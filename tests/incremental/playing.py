"""Chosen sequences: edits played one after the other, the site compared after each."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.incremental.builds import Outcome, Tree, clean_build
from tests.incremental.caching import TICK
from tests.incremental.sequences import OneProcessForAllBuilds, OneProcessForEachBuild

Blog = OneProcessForEachBuild
Edit = Callable[[Blog], None]
State = tuple[Outcome, Tree]


class Differs(AssertionError):
    """A build is no clean build."""


def play(*edits: Edit, one_process: bool = False) -> tuple[State, ...]:
    """Build the first blog, then make the edits, and compare after each; Differs where a build is no clean build.

    Returns what clean builds say and make, before the first edit and after each.
    """
    blog = OneProcessForAllBuilds() if one_process else OneProcessForEachBuild()
    try:
        time.sleep(TICK)  # else the files were too young to be trusted, whatever is wrong
        states = [_compared(blog)]
        for edit in edits:
            edit(blog)
            time.sleep(TICK)
            states.append(_compared(blog))
        return tuple(states)
    finally:
        blog.teardown()


def _compared(blog: Blog) -> State:
    try:
        blog.what_is_built_is_what_a_clean_build_makes()
    except AssertionError as error:
        raise Differs(*error.args) from error
    return clean_build(tuple(blog.files.items()), blog.output, blog.asked)


def together(*edits: Edit) -> Edit:
    """Make one edit of several, built once."""

    def all_of_them(blog: Blog) -> None:
        for edit in edits:
            edit(blog)

    return all_of_them
