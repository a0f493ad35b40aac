"""One batch of changes for each save, whatever the editor; one for a whole burst."""

from __future__ import annotations

import os
import queue
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nisshi.content.leftovers import is_leftover
from nisshi.preview import watchers
from nisshi.preview.watch import Batch, watch

QUIET = 0.5  # seconds in which nothing must come
POST = "content/posts/a.md"


class Watching:
    """Batches as they come."""

    def __init__(self) -> None:
        self.batches: queue.Queue[Batch] = queue.Queue()
        self.said: list[str] = []

    def next(self) -> Batch:
        return self.batches.get(timeout=10)

    def is_quiet(self) -> bool:
        try:
            self.batches.get(timeout=QUIET)
        except queue.Empty:
            return True
        return False


@contextmanager
def watching(root: Path) -> Iterator[Watching]:
    seen, stop = Watching(), threading.Event()

    def work() -> None:
        for batch in watch(root, stop, seen.said.append):
            seen.batches.put(batch)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        assert seen.next() == frozenset()  # the watch stands
        yield seen
    finally:
        stop.set()
        thread.join(10)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / POST).write_text("a", encoding="utf-8")
    return tmp_path


def write(path: Path) -> None:
    path.write_text("changed", encoding="utf-8")


def replace(path: Path) -> None:
    """Save as vim, VS Code with safe writing and JetBrains do: beside, then over it."""
    beside = path.with_name(f"{path.name}___jb_tmp___")
    beside.write_text("changed", encoding="utf-8")
    beside.replace(path)


def keep_backup(path: Path) -> None:
    """Save as emacs and vim with backups do: the old file becomes a~, a new one takes its place."""
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text("changed", encoding="utf-8")


@pytest.mark.parametrize("save", [write, replace, keep_backup, Path.unlink])
def test_each_way_to_save_is_one_batch(root: Path, save: Callable[[Path], None]) -> None:
    with watching(root) as seen:
        save(root / POST)
        assert seen.next() == {POST}
        assert seen.is_quiet()


def test_what_nobody_wrote_is_no_change(root: Path) -> None:
    for folder in (".git", ".nisshi", "site"):
        (root / folder).mkdir()
    with watching(root) as seen:
        for name in ("content/posts/.a.md.swp", "content/posts/4913", "content/posts/#a.md#", "content/posts/a.md~",
                     ".git/index", ".nisshi/x", "site/index.html", "README.md"):  # fmt: skip
            (root / name).write_text("x", encoding="utf-8")
        assert seen.is_quiet()


def test_a_burst_of_500_changes_is_one_batch(root: Path) -> None:
    with watching(root) as seen:
        for number in range(500):
            (root / f"content/posts/{number}.md").write_text("x", encoding="utf-8")
        assert len(seen.next()) == 500
        assert seen.is_quiet()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_japanese_names_come_as_the_disk_spells_them(root: Path, form: str) -> None:
    name = unicodedata.normalize(form, "content/posts/バックアップ.md")  # type: ignore[arg-type]
    with watching(root) as seen:
        (root / name).write_text("x", encoding="utf-8")
        assert seen.next() == {name}


def test_settings_that_come_change_and_go_are_told(root: Path) -> None:
    file = root / "nisshi.toml"
    with watching(root) as seen:
        for change in (lambda: file.write_text("a = 1"), lambda: replace(file), file.unlink):
            change()
            assert seen.next() == {"nisshi.toml"}


def test_a_folder_that_goes_and_comes_back_is_watched_again(root: Path) -> None:
    with watching(root) as seen:
        (root / "content").rename(root / "away")
        assert "content" in seen.next()
        (root / "away").rename(root / "content")
        assert "content" in seen.next()
        write(root / POST)
        assert seen.next() == {POST}
        (root / "overrides/templates").mkdir(parents=True)
        assert "overrides" in seen.next()
        write(root / "overrides/templates/home.html")
        assert seen.next() == {"overrides/templates/home.html"}


def test_a_full_inotify_table_is_said_and_files_are_looked_at_instead(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(watchers, "RustNotify", full)
    monkeypatch.setattr(watchers, "PAUSE", 0.05)
    with watching(root) as seen:
        assert "cannot tell of changes" in seen.said[0]
        before = (root / POST).stat()
        (root / POST).write_text("b", encoding="utf-8")  # same size
        os.utime(root / POST, ns=(before.st_atime_ns, before.st_mtime_ns + 1))  # same second
        assert seen.next() == {POST}
        (root / POST).unlink()
        assert seen.next() == {POST}


def test_the_watch_ends_when_told(root: Path) -> None:
    begin = time.monotonic()
    with watching(root):
        pass
    assert time.monotonic() - begin < 2


@pytest.mark.parametrize(
    "path", ["content/posts/a.md", "content/static/.well-known/x", "themes/a/assets/b.css"]
)
def test_files_of_the_site_are_no_leftovers(path: str) -> None:
    assert not is_leftover(path)


@pytest.mark.parametrize(
    "path", ["content/.git/a.md", "content/posts/a.md.swp", "content/a.tmp", "a/__pycache__/b"]
)
def test_leftovers(path: str) -> None:
    assert is_leftover(path)
