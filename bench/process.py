"""A command measured as a person waits for it: a process of its own, from start to end."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.made_site import PROJECT

# Files younger than this are read again, for a change may leave no trace (nisshi/stamps.py): nobody
# builds twice in that time, so a figure of it would be one of nothing.
UNTIL_FILES_ARE_TRUSTED = 2.1  # seconds


class Run(NamedTuple):
    """Seconds of the clock and of all processors, the most memory (MB) that one process had, what was said."""

    wall: float
    cpu: float
    memory: float
    said: bytes  # on standard output


def timed(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command in `folder` to its end. Raises SystemExit, with what it said, when it fails."""
    with tempfile.TemporaryFile() as complaints:
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=complaints)
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            complaints.seek(0)
            raise SystemExit(f"the command failed:\n{complaints.read().decode()}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # bytes there, KiB elsewhere
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, said)


def build(site: Path, *options: str) -> Run:
    """Build the blog at `site` by the command that a person types; its posts reach into the future."""
    own = ("--quiet", "--future", "--root", site)
    return timed([sys.executable, PROJECT / "build.py", "build", *own, *options], site)


def cold_build(site: Path, *options: str) -> Run:
    """Build without anything that an earlier build left."""
    for leftover in ("site", ".nisshi"):
        shutil.rmtree(site / leftover, ignore_errors=True)
    return build(site, *options)


def settle(site: Path) -> None:
    """Bring the blog to the state in which a person finds it who comes back to it: built, all files trusted."""
    build(site)
    time.sleep(UNTIL_FILES_ARE_TRUSTED)
    build(site)


def middle(runs: Sequence[Run]) -> Run:
    """Return the medians of the seconds and the most of the memory."""
    wall, cpu = (
        statistics.median(times) for times in zip(*((run.wall, run.cpu) for run in runs), strict=True)
    )
    return Run(wall, cpu, max(run.memory for run in runs), b"")
