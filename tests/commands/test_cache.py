"""`cache` says what is kept and makes it smaller; `build --clean` trusts nothing of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from nisshi.cache import FILE, Cache
from nisshi.stamps import Stamp
from nisshi.steps.shelf import Row, ShelfRecord
from tests.blogs import blog, nisshi, post, tree


def info(root: Path) -> dict[str, Any]:
    return dict(json.loads(nisshi(root, "cache", "--json").data))


def counts(root: Path) -> dict[str, int]:
    return {kind: found["count"] for kind, found in info(root)["entries"].items()}


def edited_blog(root: Path) -> Path:
    """Return a blog built twice with one post edited in between."""
    blog(root, {"a.md": post(), "b.md": post()})
    assert nisshi(root, "build").code == 0
    blog(root, {"a.md": post("新しい本文。")})
    assert nisshi(root, "build").code == 0
    return root


def test_info_tells_what_there_is(tmp_path: Path) -> None:
    root = edited_blog(tmp_path)
    assert counts(root)["converted posts and pages"] == 3
    assert info(root)["path"] == str(root / FILE)
    assert info(root)["size"] == (root / FILE).stat().st_size
    words = nisshi(root, "cache").data
    assert words.startswith(".nisshi/cache.db: ")
    assert "         3 " in words
    assert words.endswith("records of the last build of 1 output folder: site\n")


def test_without_a_cache_nothing_is_made(tmp_path: Path) -> None:
    for words in (("cache",), ("cache", "prune"), ("cache", "prune", "--all")):
        assert nisshi(tmp_path, *words).code == 0
    assert list(tmp_path.iterdir()) == []
    assert nisshi(tmp_path, "cache").data == ".nisshi/cache.db: there is none yet; the next build begins it\n"


def test_prune_drops_what_the_last_build_does_not_need_and_nothing_it_does(tmp_path: Path) -> None:
    root = edited_blog(tmp_path)
    before = counts(root)
    assert "freed" in nisshi(root, "cache", "prune").words
    assert counts(root)["converted posts and pages"] == 2
    assert counts(root)["compiled templates"] == before["compiled templates"]
    blog(root, {"b.md": post("別の本文。")})
    build = json.loads(nisshi(root, "build", "--json").data)
    assert build["counts"]["converted"] == 1


def test_prune_keeps_what_feeds_say_of_the_texts_there_are(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("一"), "b.md": post("二")})
    nisshi(root, "build")
    blog(root, {"a.md": post("三")})
    nisshi(root, "build")
    assert counts(root)["posts as feeds tell them"] == 3
    nisshi(root, "cache", "prune")
    assert counts(root)["posts as feeds tell them"] == 2


def test_prune_keeps_what_any_output_folder_needs(tmp_path: Path) -> None:
    root = edited_blog(tmp_path)
    nisshi(root, "build", "-o", str(tmp_path / "preview"), "--noindex")
    before = counts(root)["finished pages and feeds"]
    nisshi(root, "cache", "prune")
    nisshi(root, "build", "-o", str(tmp_path / "preview"), "--noindex")
    kept = counts(root)["finished pages and feeds"]
    assert before / 2 < kept < before


def test_prune_all_leaves_an_empty_cache_and_the_next_build_is_as_ever(tmp_path: Path) -> None:
    root = edited_blog(tmp_path)
    before = tree(root / "site")
    found = json.loads(nisshi(root, "cache", "prune", "--all", "--json").data)
    assert (found["entries"], found["records"]) == ({}, [])
    assert found["freed"] > 0
    assert json.loads(nisshi(root, "build", "--json").data)["counts"]["read"] == 2
    assert tree(root / "site") == before


def test_a_damaged_cache_is_told(tmp_path: Path) -> None:
    root = edited_blog(tmp_path)
    (root / FILE).write_bytes(b"no database" * 1000)
    run = nisshi(root, "cache")
    assert run.code == 1
    assert "Note: the cache .nisshi/cache.db: file is not a database; it is begun anew." in run.words


@pytest.mark.parametrize("rest", [(), ("--all",)])
def test_prune_mends_a_damaged_cache(tmp_path: Path, rest: tuple[str, ...]) -> None:
    root = edited_blog(tmp_path)
    (root / FILE).write_bytes(b"no database" * 1000)
    run = nisshi(root, "cache", "prune", *rest)
    assert run.code == 0
    assert "it is begun anew" in run.words
    assert " -" not in run.words
    run = nisshi(root, "cache")
    assert (run.code, run.words) == (0, "")


def test_prune_of_a_cache_that_another_process_holds_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = edited_blog(tmp_path)
    monkeypatch.setattr("nisshi.cache_file.PATIENCE", 0.01)
    with closing(sqlite3.connect(root / FILE, isolation_level=None)) as other:
        other.execute("begin immediate")
        run = nisshi(root, "cache", "prune")
    assert run.code == 1
    assert "it was not pruned" in run.words


def test_without_records_no_folder_is_named(tmp_path: Path) -> None:
    root = edited_blog(tmp_path)
    assert nisshi(root, "cache", "prune", "--all").code == 0
    last = nisshi(root, "cache", "info").data.splitlines()[-1]
    assert last.endswith("records of the last build of 0 output folders")


def test_clean_makes_everything_anew_and_leaves_the_same_site(tmp_path: Path) -> None:
    root = edited_blog(tmp_path)
    (root / "site/mine.txt").touch()
    before = tree(root / "site")
    found = json.loads(nisshi(root, "build", "--clean", "--json").data)
    assert (found["counts"]["read"], found["counts"]["written"]) == (2, 0)
    assert found["counts"]["made"] > 10
    assert tree(root / "site") == before
    assert counts(root)["converted posts and pages"] == 2


def test_clean_believes_neither_entries_nor_records(tmp_path: Path) -> None:
    root = edited_blog(tmp_path)
    before = tree(root / "site")
    page = root / "site/a/index.html"
    page.write_bytes(b"old" * 100)
    with Cache(root / FILE) as cache:  # a record that swears the page is as it should be
        record = cache.record("site site", ShelfRecord)
        assert record is not None
        found, row = page.stat(), record.rows["a/index.html"]
        lie = Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, row.stamp.digest)
        rows = {**record.rows, "a/index.html": Row(row.key, row.source, lie)}
        record = msgspec.structs.replace(record, rows=rows)
        cache.keep_record("site site", record)
        cache.save()
    nisshi(root, "build")
    assert page.read_bytes().startswith(b"old")
    nisshi(root, "build", "--clean")
    assert tree(root / "site") == before


def test_clean_with_an_error_keeps_the_old_site(tmp_path: Path) -> None:
    root = edited_blog(tmp_path)
    before = tree(root / "site")
    blog(root, {"b.md": post(date="never")})
    assert nisshi(root, "build", "--clean").code == 1
    assert tree(root / "site") == before


def test_a_full_cache_keeps_what_the_last_build_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = blog(tmp_path, {"a.md": post(), "b.md": post()})
    monkeypatch.setattr("nisshi.cache.ROOM", 1)
    monkeypatch.setattr("nisshi.cache_file.LOOK_EVERY", 1)
    for number in range(6):
        blog(root, {"a.md": post(f"{number}番目の本文。")})
        assert nisshi(root, "build").code == 0
    assert 2 <= counts(root)["converted posts and pages"] <= 4
    blog(root, {"c.md": post()})
    assert json.loads(nisshi(root, "build", "--json").data)["counts"]["converted"] == 1
