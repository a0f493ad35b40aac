"""Builds killed at random moments: `python -m bench.killed [--runs 200] [--seed 0]`.

A blog goes to and fro between some versions. After each turn a build is killed (SIGKILL) after a random
part of the time that an earlier build took; then every file of the site must be whole, as the version
before has it or the one after, and the next build must end with exactly what a clean build makes. Cache
and output folder last through all runs. Ends with 1 and says what was wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.made_site import MEMORY_DISK, PROJECT

POSTS, VERSIONS = 40, 6
SITE = "site"
SETTINGS = """\
theme = "washi"
site.title = "{}"
site.url = "https://killed.example/"
"""
POST = """\
---
title: 夜の記事{0}
date: 2026-01-{1:02}
tags: [{2}]
---
{3}

```
Jan 18 03:10:02 db kernel: {3}
```
"""
Files = Mapping[str, str]


class Wrong(Exception):
    """A site was not as it must be; in words."""


def main(argv: Sequence[str] | None = None) -> int:
    """Kill and count. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.killed", description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args(argv)
    with victim() as blog:
        for number in range(wanted.runs):
            try:
                moment = blog.kill_one_build(random.Random(f"{wanted.seed}-{number}"))
            except Wrong as wrong:
                print(f"run {number} of seed {wanted.seed}: {wrong}", file=sys.stderr)
                return 1
            print(f"{number + 1:>4}  {moment}", flush=True)
    print(f"{wanted.runs} builds killed: every file whole, every next build right.")
    return 0


@contextmanager
def victim() -> Iterator[Victim]:
    """Yield a blog to kill builds of; it is gone afterwards."""
    folder = MEMORY_DISK if MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="nisshi-killed-", dir=folder) as name:
        yield Victim(Path(name))


class Victim:
    """A blog with several versions, and the site that a clean build makes of each."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "blog"
        self.version = self.version_before = 0
        self._lengths: list[float] = []  # seconds, of the builds that came to their end
        self._sites: dict[int, dict[str, bytes]] = {}
        write(self.root, files_of(0), {})
        self.build()

    def kill_one_build(self, chance: random.Random) -> str:
        """Turn to another version, kill its build, look, and build again. Returns when it was killed.

        Raises Wrong.
        """
        self.turn_to(chance.choice([number for number in range(VERSIONS) if number != self.version]))
        delay = chance.uniform(0, chance.choice(self._lengths))
        process = self.start()
        time.sleep(delay)
        process.kill()
        said = process.communicate()[1].decode()
        ended = process.returncode == 0
        self.check_that_files_are_whole()
        if "Traceback" in said:
            raise Wrong(said)
        self.build()
        self.check_that_the_site_is_right()
        return f"after {delay:.3f} s" + (", when it had ended" if ended else "")

    def turn_to(self, version: int) -> None:
        """Change to another version, as a switch of branches does."""
        write(self.root, files_of(version), files_of(self.version))
        self.version_before, self.version = self.version, version

    def start(self) -> subprocess.Popen[bytes]:
        """Start a build in a process of its own."""
        return start(self.root)

    def build(self) -> None:
        """Build to the end. Raises Wrong when that fails."""
        begin = time.perf_counter()
        finish(self.start())
        self._lengths.append(time.perf_counter() - begin)

    def check_that_files_are_whole(self) -> None:
        """Raise Wrong unless each file is as one of the two versions has it, but for Nisshi's own notes."""
        versions = (self._clean_site(self.version_before), self._clean_site(self.version))
        for path, data in site_files(self.root / SITE).items():
            if path == ".nisshi-manifest.json":
                json.loads(data)
            elif not path.startswith(".nisshi-stage/") and data not in [site.get(path) for site in versions]:
                raise Wrong(f"{path} is half written: {len(data)} bytes")

    def check_that_the_site_is_right(self) -> None:
        """Raise Wrong unless the site is what a clean build makes of this version."""
        found, expected = site_files(self.root / SITE), self._clean_site(self.version)
        wrong = sorted(path for path in {*found, *expected} if found.get(path) != expected.get(path))
        if wrong:
            raise Wrong(f"not as a clean build makes it: {', '.join(wrong)}")

    def _clean_site(self, version: int) -> dict[str, bytes]:
        """Build the version in a folder of its own, which never saw another build."""
        if version not in self._sites:
            root = self.root.with_name(f"clean-{version}")
            write(root, files_of(version), {})
            finish(start(root, "--no-cache"))
            self._sites[version] = site_files(root / SITE)
            shutil.rmtree(root)
        return self._sites[version]


def start(root: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start to build the blog at `root` in a process of its own."""
    command = [sys.executable, "-m", "nisshi.cli", "build", "--root", str(root), "--jobs", "1", *options]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1780272000", "PYTHONPATH": str(PROJECT)}
    return subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.PIPE)


def finish(process: subprocess.Popen[bytes]) -> None:
    """Wait for a build. Raises Wrong when it fails."""
    said = process.communicate()[1].decode()
    if process.returncode:
        raise Wrong(f"the build failed: {said}")


def write(root: Path, files: Files, instead_of: Files) -> None:
    """Change the files at `root` from those of one version to those of another."""
    for path in instead_of.keys() - files.keys():
        (root / path).unlink()
    for path, text in files.items():
        if instead_of.get(path) != text:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")


def files_of(version: int) -> Files:
    """Return the files of a version: posts come, go and are rewritten; every other has another title."""
    files = {"nisshi.toml": SETTINGS.format("夜の日誌" if version % 2 else "朝の日誌")}
    for number in range(POSTS):
        turn = (number + version) % VERSIONS
        name = f"new-{number}" if turn == 1 else f"{number}"
        text = "rewritten" if turn == 2 else "eth0 down"
        if turn:
            files[f"content/posts/{name}.md"] = POST.format(number, number % 28 + 1, f"t{number % 5}", text)
    return files


def site_files(folder: Path) -> dict[str, bytes]:
    """Return each file below `folder` by its path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


if __name__ == "__main__":
    sys.exit(main())
