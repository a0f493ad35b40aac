"""Whatever moment a build is killed at, and however many run at once, the site stays whole and comes right.

200 kills by `python -m bench.killed --runs 200`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from bench.killed import Victim, victim


@pytest.fixture(scope="module")
def blog() -> Iterator[Victim]:
    with victim() as blog:
        yield blog


@pytest.mark.parametrize("seed", range(20))
def test_a_killed_build_leaves_whole_files_and_the_next_one_makes_the_site_right(
    blog: Victim, seed: int
) -> None:
    blog.kill_one_build(random.Random(seed))


@pytest.mark.parametrize("turn", range(4))
def test_of_two_builds_at_once_each_ends_well_or_says_why(blog: Victim, turn: int) -> None:
    blog.turn_to(turn)
    processes = [blog.start(), blog.start()]
    said = [process.communicate()[1].decode() for process in processes]
    assert "Traceback" not in "".join(said)
    assert all(words.strip() for words in said)
    assert 0 in [process.returncode for process in processes], said
    blog.check_that_the_site_is_right()
