"""How long a cold build takes, and where the time goes: `python -m bench.cold [--posts 1000]`.

The posts are made up by `make_corpus.py` in NISSHI_BENCH (else ../shared/bench beside the project).
Each run starts the command line as a new process on an empty output folder without a cache, so the
figures hold everything a person waits for; the parts are the build's own account (`build --json`).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.made_site import PROJECT, made_site


class Run(NamedTuple):
    """One build: seconds of the clock and of all processors, peak memory in MB, the parts in seconds."""

    wall: float
    cpu: float
    memory: float
    parts: Mapping[str, float]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.cold", description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=0, help="worker processes, 0 for one per processor")
    wanted = parser.parse_args(argv)
    with made_site(wanted.posts) as site:
        build(site, wanted.jobs)  # untimed: a first run may have packages to install
        runs = [build(site, wanted.jobs) for _ in range(wanted.runs)]
    print(table(wanted.posts, runs))
    return 0


def build(site: Path, jobs: int) -> Run:
    """Build once from nothing."""
    for leftover in ("site", ".nisshi"):
        shutil.rmtree(site / leftover, ignore_errors=True)
    command = [sys.executable, str(PROJECT / "build.py"), "build", "--root", str(site), "--json"]
    begin = time.perf_counter()
    process = subprocess.Popen([*command, "--jobs", str(jobs)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the build failed:\n{said.decode()}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, json.loads(said)["timings"])


def table(posts: int, runs: Sequence[Run]) -> str:
    """Lay out the medians of the runs as a Markdown table."""
    rows = [
        ("whole process", f"{median(run.wall for run in runs):.2f} s"),
        ("processor time", f"{median(run.cpu for run in runs):.2f} s"),
        ("peak memory of one process", f"{max(run.memory for run in runs):.0f} MB"),
    ]
    inside = 0.0
    for part in runs[0].parts:
        seconds = median(run.parts[part] for run in runs)
        inside += seconds
        rows.append((part, f"{seconds:.2f} s"))
    rows.append(("start and end", f"{median(run.wall for run in runs) - inside:.2f} s"))
    head = f"| cold build of {posts} posts, median of {len(runs)} | |\n|---|---:|\n"
    return head + "\n".join(f"| {name} | {value} |" for name, value in rows)


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


if __name__ == "__main__":
    sys.exit(main())
