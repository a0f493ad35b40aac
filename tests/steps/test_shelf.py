"""An output counts as being in its place only while it holds the very bytes that were published."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nisshi.digest import digest_bytes
from nisshi.stamps import YOUNG, stamp
from nisshi.steps.shelf import Row, Shelf, ShelfRecord
from nisshi.write import MANIFEST
from tests.blogs import blog, built, nisshi, post, tree

FILES = {"a/index.html": b"one", "b.md": b"two", MANIFEST: b"{}"}


def row(folder: Path, path: str) -> Row:
    found = (folder / path).stat()
    return Row("key", "", stamp(found, digest_bytes(FILES[path]), found.st_ctime_ns + YOUNG))


def shelf(folder: Path, *, trusted: bool = False) -> Shelf:
    """Return the shelf of a folder that was published long ago and is known as it was then."""
    for path, data in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    rows = {path: row(folder, path) for path in FILES}
    time.sleep(0.02)  # let the clock of the file system go on by a step
    return Shelf(folder, ShelfRecord(rows, "state"), trusted)


def alter(path: Path) -> None:
    path.write_bytes(path.read_bytes()[::-1])


def alter_in_secret(path: Path) -> None:
    before = path.stat()
    alter(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def delete(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"???")
    other.replace(path)


def put_a_folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


def put_a_dead_link_there(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


HARMS = [alter, alter_in_secret, lengthen, delete, replace, put_a_folder_there, put_a_dead_link_there]


def test_what_was_left_alone_is_intact(tmp_path: Path) -> None:
    found = shelf(tmp_path)
    assert found.intact() == found.rows
    assert found.is_whole()
    assert not found.read_again


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("path", FILES)
def test_what_was_changed_is_not_intact(tmp_path: Path, path: str, harm: Callable[[Path], None]) -> None:
    found = shelf(tmp_path)
    harm(tmp_path / path)
    assert sorted(found.intact()) == sorted(FILES.keys() - {path})
    assert not found.is_whole()


def test_what_was_touched_or_copied_back_is_read_and_intact(tmp_path: Path) -> None:
    found = shelf(tmp_path)
    (tmp_path / "b.md").touch()
    shutil.copy(tmp_path / "a/index.html", tmp_path / "copy")
    (tmp_path / "copy").replace(tmp_path / "a/index.html")
    assert found.is_whole()
    assert found.read_again
    assert found.intact()["b.md"].stamp != found.rows["b.md"].stamp
    assert found.intact()["b.md"].key == found.rows["b.md"].key


def test_a_folder_nobody_knows_is_not_whole(tmp_path: Path) -> None:
    empty = Shelf(tmp_path, ShelfRecord({}, ""))
    assert empty.intact() == {}
    assert not empty.is_whole()


def test_a_trusted_folder_is_looked_at_by_its_manifest_alone(tmp_path: Path) -> None:
    found = shelf(tmp_path, trusted=True)
    alter(tmp_path / "b.md")
    assert found.is_whole()
    other = shelf(tmp_path, trusted=True)
    lengthen(tmp_path / MANIFEST)  # somebody else has published here
    alter(tmp_path / "b.md")
    assert sorted(other.intact()) == ["a/index.html"]


@pytest.mark.parametrize("harm", HARMS)
def test_the_next_build_mends_what_was_changed(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    root = blog(tmp_path, {"a.md": post("一。"), "content/static/a.png": b"png"})
    expected = tree(built(root))
    for path in ("a/index.html", "rss.xml", "a.png", "assets/"):
        file = root / "site" / path
        if path.endswith("/"):
            file = next(
                iter(sorted(found for found in file.rglob("*") if found.is_file())), root / "site/a.md"
            )
        harm(file)
    built(root)
    assert tree(root / "site") == expected
    assert "wrote 0 files" in nisshi(root).words


def test_the_next_build_mends_a_folder_that_was_deleted(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("一。")})
    expected = tree(built(root))
    shutil.rmtree(root / "site")
    assert tree(built(root)) == expected
