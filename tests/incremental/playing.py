"""Chosen sequences: edits played one after the other, the site compared after each."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.incremental.caching import TICK
from tests.incremental.sequences import OneProcessForAllBuilds, OneProcessForEachBuild

Blog = OneProcessForEachBuild
Edit = Callable[[Blog], None]


def play(*edits: Edit, one_process: bool = False) -> None:
    """Build the first blog, then make the edits; AssertionError where a build is no clean build."""
    blog = OneProcessForAllBuilds() if one_process else OneProcessForEachBuild()
    try:
        time.sleep(TICK)  # else the files were too young to be trusted, whatever is wrong
        blog.what_is_built_is_what_a_clean_build_makes()
        for edit in edits:
            edit(blog)
            time.sleep(TICK)
            blog.what_is_built_is_what_a_clean_build_makes()
    finally:
        blog.teardown()


def together(*edits: Edit) -> Edit:
    """Make one edit of several, built once."""

    def all_of_them(blog: Blog) -> None:
        for edit in edits:
            edit(blog)

    return all_of_them
