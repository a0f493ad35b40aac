"""A file is read again unless the file system shows that nobody can have changed it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from nisshi.digest import digest_bytes
from nisshi.stamps import YOUNG, YOUNG_BY_A_COARSE_CLOCK, Stamp, Stamps, stamp
from tests.blogs import blog, built, nisshi, page, post

LATER = YOUNG + 1


def tick() -> None:
    """Let the clock of the file system go on by a step."""
    time.sleep(0.02)


def old_stamp(path: Path) -> Stamp:
    """Return the stamp of a file as if it had been read long after it was written."""
    found = path.stat()
    now = max(found.st_mtime_ns, found.st_ctime_ns) + LATER
    return stamp(found, digest_bytes(path.read_bytes()), now)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    tick()
    return path


def test_a_file_that_was_left_alone_need_not_be_read(file: Path) -> None:
    stamps = Stamps({"a": old_stamp(file)})
    assert stamps.digest("a", file.stat()) == digest_bytes(b"one")
    assert stamps.seen == {"a": old_stamp(file)}
    assert not stamps.read_again


def test_a_file_nobody_knows_has_to_be_read(file: Path) -> None:
    stamps = Stamps({})
    assert stamps.digest("a", file.stat()) is None
    assert stamps.read("a", file) == (b"one", digest_bytes(b"one"))
    assert stamps.seen["a"].digest == digest_bytes(b"one")
    assert stamps.read_again


def test_an_edit_of_the_same_size_is_seen(file: Path) -> None:
    known = old_stamp(file)
    file.write_bytes(b"two")
    assert Stamps({"a": known}).digest("a", file.stat()) is None


def test_a_time_that_is_put_back_hides_nothing(file: Path) -> None:
    known, before = old_stamp(file), file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert Stamps({"a": known}).digest("a", file.stat()) is None


def test_another_file_under_the_name_is_seen_even_if_it_has_size_and_time_of_the_first(file: Path) -> None:
    known, before = old_stamp(file), file.stat()
    other = file.with_name("other")
    other.write_bytes(b"two")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    assert Stamps({"a": known}).digest("a", file.stat()) is None


def test_a_young_file_is_read_each_time_until_it_is_old(file: Path) -> None:
    stamps = Stamps({})
    stamps.read("a", file)
    assert stamps.seen["a"].changed == -1
    assert Stamps(stamps.seen).digest("a", file.stat()) is None  # an edit in its clock's step leaves no trace


@pytest.mark.parametrize(
    ("age", "is_trusted"), [(0, False), (YOUNG - 1, False), (YOUNG, True), (LATER, True)]
)
def test_a_file_is_young_for_a_moment_after_any_change(file: Path, age: int, is_trusted: bool) -> None:
    os.utime(file, (0, 0))  # its content is old, its place is not
    found = file.stat()
    assert stamp(found, "", found.st_ctime_ns + age).fits(found) == is_trusted


@pytest.mark.parametrize(
    ("changed", "age", "is_trusted"),
    [
        (1_700_000_000_123_456_789, YOUNG, True),
        (1_700_000_000_000_000_000, YOUNG, False),  # whole seconds: a clock with steps of one or two
        (1_700_000_000_120_000_000, YOUNG, False),  # FAT's hundredths
        (1_700_000_000_000_000_000, YOUNG_BY_A_COARSE_CLOCK, True),
    ],
)
def test_a_coarse_clock_makes_files_young_for_longer(changed: int, age: int, is_trusted: bool) -> None:
    found = os.stat_result(
        (0o100644, 1, 1, 1, 0, 0, 3, 0, 0, 0), {"st_mtime_ns": changed, "st_ctime_ns": changed}
    )
    assert stamp(found, "", changed + age).fits(found) == is_trusted


# --- What a build makes of it -----------------------------------------------------------------


def test_an_edit_of_the_same_size_right_after_a_build_is_seen(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("一。")})
    for text in ("二。", "三。", "四。"):
        built(root)
        blog(root, {"a.md": post(text)})
        built(root)
        assert text in page(root, "/a/")


def test_an_edit_whose_time_was_put_back_is_seen(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("一。")})
    path = root / "content/posts/a.md"
    os.utime(path, (0, 0))
    built(root)
    path.write_text(post("二。"), encoding="utf-8")
    os.utime(path, (0, 0))
    built(root)
    assert "二。" in page(root, "/a/")


def test_a_touch_changes_nothing(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("一。"), "content/static/a.png": b"png"})
    built(root)
    for path in (*root.glob("content/**/*"), *root.glob("themes/**/*"), *root.glob("site/**/*")):
        if path.is_file():
            path.touch()
    assert "wrote 0 files" in nisshi(root).words
