"""How long a cold build takes, and where the time goes: `python -m bench.cold [--posts 1000]`.

The posts are made up by `make_corpus.py` in NISSHI_BENCH (else ../shared/bench beside the project).
Each run starts the command line as a new process on an empty output folder without a cache, so the
figures hold everything a person waits for; the parts are the build's own account (`build --json`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from statistics import median

from bench.made_site import made_site
from bench.process import Run, cold_build, middle


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.cold", description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=0, help="worker processes, 0 for one per processor")
    wanted = parser.parse_args(argv)
    with made_site(wanted.posts) as site:
        options = ("--json", "--jobs", str(wanted.jobs))
        cold_build(site, *options)  # untimed: a first run may have packages to install
        runs = [cold_build(site, *options) for _ in range(wanted.runs)]
    print(table(wanted.posts, runs))
    return 0


def table(posts: int, runs: Sequence[Run]) -> str:
    """Lay out the medians of the runs as a Markdown table."""
    whole = middle(runs)
    accounts = [json.loads(run.said)["timings"] for run in runs]
    parts = {part: median(account[part] for account in accounts) for part in accounts[0]}
    rows = [
        ("whole process", f"{whole.wall:.2f} s"),
        ("processor time", f"{whole.cpu:.2f} s"),
        ("peak memory of one process", f"{whole.memory:.0f} MB"),
        *((part, f"{seconds:.2f} s") for part, seconds in parts.items()),
        ("start and end", f"{whole.wall - sum(parts.values()):.2f} s"),
    ]
    head = f"| cold build of {posts} posts, median of {len(runs)} | |\n|---|---:|\n"
    return head + "\n".join(f"| {name} | {value} |" for name, value in rows)


if __name__ == "__main__":
    sys.exit(main())
