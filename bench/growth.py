"""How time and memory grow with the posts: `python -m bench.growth [--posts 100,1000,10000]`.

For each number of made-up posts: a cold build, and one with nothing changed, as whole processes. What
grows linearly has the same figures per post in each row. 100,000 posts take a while.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.made_site import made_site
from bench.process import Run, build, cold_build, middle, settle

HEAD = """\
| posts | cold | per post | peak memory | per post | nothing changed | per post | peak memory |
|---:|---:|---:|---:|---:|---:|---:|---:|"""


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print, each row as soon as it is known. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--posts", default="100,1000,10000", help="numbers of posts, with commas")
    parser.add_argument("--runs", type=int, default=3)
    wanted = parser.parse_args(argv)
    print(HEAD)
    for posts in map(int, wanted.posts.split(",")):
        with made_site(posts) as site:
            print(row(posts, *measure(site, wanted.runs)), flush=True)
    return 0


def measure(site: Path, runs: int) -> tuple[Run, Run]:
    """Return the figures of a cold build and of one with nothing to do."""
    cold = middle([cold_build(site) for _ in range(runs)])
    settle(site)
    return cold, middle([build(site) for _ in range(runs)])


def row(posts: int, cold: Run, nothing: Run) -> str:
    """Lay out one row of the table."""
    cells = (
        f"{posts:,}",
        f"{cold.wall:.2f} s",
        f"{cold.wall / posts * 1000:.2f} ms",
        f"{cold.memory:.0f} MB",
        f"{cold.memory / posts * 1024:.0f} KB",
        f"{nothing.wall:.2f} s",
        f"{nothing.wall / posts * 1e6:.0f} µs",
        f"{nothing.memory:.0f} MB",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
