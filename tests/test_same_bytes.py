"""One blog, one site: no worker, hash seed, locale, zone, folder or order of files changes a byte."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nisshi.workers import PROCESSES_FROM
from tests.blogs import NOW, REPOSITORY, post, tree

COPIES = PROCESSES_FROM  # of a small post, so that the build hands work to other processes


def sample(root: Path, seed: int) -> Path:
    """Copy the sample blog to `root`, with many posts besides, creating its files in an order of `seed`."""
    sources = {
        path.relative_to(REPOSITORY): path for path in (REPOSITORY / "content").rglob("*") if path.is_file()
    }
    files = {str(path): source.read_bytes() for path, source in sources.items()}
    files["nisshi.toml"] = (REPOSITORY / "nisshi.toml").read_bytes()
    for number in range(COPIES):
        text = post(
            f"本文{number}。\n\n```\n18 Jan 03:10:02 kernel: eth{number} down\n```",
            tags=f"[t{number % 9}, T{number % 5}]",
        )
        files[f"content/posts/filler/{number}.md"] = text.encode()
    names = sorted(files)
    random.Random(seed).shuffle(names)
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(files[name])
    return root


def site_of(root: Path, *options: str, **variables: str) -> dict[str, bytes]:
    """Build in a process of its own and take the result away."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "PYTHONPATH": str(REPOSITORY), **variables}
    command = [sys.executable, "-m", "nisshi.cli", "build", "--root", str(root), *options]
    run = subprocess.run(
        command, env=environment, cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    found = tree(root / "site")
    shutil.rmtree(root / "site")
    return found


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample(tmp_path_factory.mktemp("one"), seed=1)


@pytest.fixture(scope="module")
def expected(blog: Path) -> dict[str, bytes]:
    site = site_of(blog, "--jobs", "1", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    assert len(site) > COPIES
    return site


def assert_same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    assert sorted(found) == sorted(expected)
    assert [path for path in expected if found[path] != expected[path]] == []


def test_workers_hash_seed_and_zone_change_nothing(blog: Path, expected: dict[str, bytes]) -> None:
    found = site_of(blog, "--jobs", "2", PYTHONHASHSEED="12345", TZ="America/St_Johns", LC_ALL="ja_JP.UTF-8")
    assert_same(found, expected)


def test_more_workers_and_a_locale_without_unicode_change_nothing(
    blog: Path, expected: dict[str, bytes]
) -> None:
    found = site_of(blog, "--jobs", "4", PYTHONHASHSEED="random", TZ="Asia/Tokyo", LC_ALL="C", LANG="C")
    assert_same(found, expected)


def test_place_and_order_of_the_files_change_nothing(tmp_path: Path, expected: dict[str, bytes]) -> None:
    root = sample(tmp_path / "別の場所" / "deeper", seed=2)
    assert_same(site_of(root, "--jobs", "1", PYTHONHASHSEED="7", PYTHONUTF8="0"), expected)


def test_a_second_build_is_the_first_one(blog: Path, expected: dict[str, bytes]) -> None:
    command = [sys.executable, "-m", "nisshi.cli", "build", "--root", str(blog)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "PYTHONPATH": str(REPOSITORY)}
    for words in (b"0 unchanged", b"wrote 0 files"):
        run = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert words in run.stderr
    assert_same(tree(blog / "site"), expected)
