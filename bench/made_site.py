"""A blog of made-up posts to measure on, by `make_corpus.py` of NISSHI_BENCH (else ../shared/bench)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
MEMORY_DISK = Path("/dev/shm")  # the disk's own mood would be measured elsewhere

SETTINGS = """\
[site]
url = "https://bench.example/"
[links]
dead = "ignore"  # the made-up posts show pictures that nobody made
"""


@contextmanager
def made_site(posts: int) -> Iterator[Path]:
    """Yield the folder of a blog of so many posts; it is gone afterwards.

    Raises SystemExit, in words for whoever measures, where the maker of posts is not there.
    """
    maker = bench_folder() / "make_corpus.py"
    folder = MEMORY_DISK if MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="nisshi-bench-", dir=folder) as name:
        site = Path(name)
        (site / "nisshi.toml").write_text(SETTINGS, encoding="utf-8")
        out = site / "content" / "posts"
        subprocess.run([sys.executable, str(maker), "--posts", str(posts), "--out", str(out)], check=True)
        yield site


def bench_folder() -> Path:
    """Return the folder that has `make_corpus.py`. Raises SystemExit where there is none."""
    folder = Path(os.environ.get("NISSHI_BENCH", PROJECT.parent / "shared" / "bench"))
    if not (folder / "make_corpus.py").exists():
        raise SystemExit(
            f"There is no make_corpus.py in {folder}; name the folder that has it in NISSHI_BENCH."
        )
    return folder
