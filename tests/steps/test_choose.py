"""Which posts are good enough to be published."""

from __future__ import annotations

from nisshi.errors import Problem
from nisshi.steps.choose import without_errors
from nisshi.steps.prepare import Leaf


def leaf(path: str, *faults: Problem) -> Leaf:
    return Leaf(path, "source", "key", (), (), faults)


def test_a_post_is_left_out_for_an_error_in_its_own_file_or_in_one_that_it_quotes() -> None:
    good = leaf("content/posts/a.md", Problem("content/posts/a.md", severity="warning"))
    quoting = leaf("content/posts/b.md", Problem("content/posts/app.log", severity="error"))
    dead = leaf("content/posts/c.md")
    problems = [Problem("content/posts/c.md", message="dead link")]
    assert without_errors([good, quoting, dead], problems) == (good,)
