"""images.lock: written as it is read, one line a picture, and every mistake in it told with its line."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nisshi.errors import Problem, SiteError
from nisshi.locks.images import IMAGES_LOCK, RemoteImage

ONE = RemoteImage(
    "content/remote/example.com/a-aaaaaaaa.png", "a" * 64, "image/png", 7, 640, 480, "2026-11-28"
)
IMAGES = st.builds(
    RemoteImage,
    file=st.just("") | st.text("aé絵-.", min_size=1).map("content/remote/h/x".__add__),
    digest=st.text("0123456789abcdef", min_size=64, max_size=64),
    type=st.sampled_from(["image/png", "image/svg+xml", "image/x-icon"]),
    size=st.integers(0, 2**40),
    width=st.integers(0, 70_000),
    height=st.integers(0, 70_000),
    seen=st.dates().map(str),
)


@settings(max_examples=40)
@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), IMAGES, max_size=5))
def test_what_is_written_is_read(images: dict[str, RemoteImage]) -> None:
    with TemporaryDirectory() as folder:
        IMAGES_LOCK.write(Path(folder), images)
        assert IMAGES_LOCK.read(Path(folder)) == images
        lines = (Path(folder) / IMAGES_LOCK.name).read_bytes().removesuffix(b"\n").split(b"\n")
        assert len(lines) == 2 + max(1, len(images))
        assert [path.name for path in Path(folder).iterdir()] == [IMAGES_LOCK.name]


def test_the_file_is_sorted_and_one_line_a_picture(tmp_path: Path) -> None:
    IMAGES_LOCK.write(tmp_path, {"https://b.example.com/": ONE, "https://a.example.com/": ONE})
    entry = (
        '{"file":"content/remote/example.com/a-aaaaaaaa.png","digest":"' + "a" * 64 + '","type":"image/png",'
        '"size":7,"width":640,"height":480,"seen":"2026-11-28"}'
    )
    assert (tmp_path / IMAGES_LOCK.name).read_text() == (
        '{"version": 1, "images": {\n'
        f'"https://a.example.com/": {entry},\n'
        f'"https://b.example.com/": {entry}\n'
        "}}\n"
    )


def test_a_file_that_is_the_same_is_not_written(tmp_path: Path) -> None:
    IMAGES_LOCK.write(tmp_path, {"https://b.example.com/": ONE})
    before = (tmp_path / IMAGES_LOCK.name).stat()
    IMAGES_LOCK.write(tmp_path, {"https://b.example.com/": ONE})
    assert (tmp_path / IMAGES_LOCK.name).stat().st_mtime_ns == before.st_mtime_ns


def test_no_file_is_no_pictures(tmp_path: Path) -> None:
    assert IMAGES_LOCK.read(tmp_path) == {}


def problem(root: Path, change: tuple[str, str]) -> Problem:
    """Change the third line of a good file, and return what is said of it."""
    IMAGES_LOCK.write(root, {"https://a.example.com/": ONE, "https://b.example.com/": ONE})
    lines = (root / IMAGES_LOCK.name).read_text().split("\n")
    assert change[0] in lines[2]
    lines[2] = lines[2].replace(*change)
    (root / IMAGES_LOCK.name).write_text("\n".join(lines))
    with pytest.raises(SiteError) as raised:
        IMAGES_LOCK.read(root)
    (found,) = raised.value.problems
    return found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('"width":640', '"width":-1'), "the value of “width” is not what it should be: expected `int` >= 0"),
        (('"width":640', '"width":"x"'), "the value of “width”"),
        (('"width":640', '"wide":640'), "unknown field `wide`"),
        (('"width":640,', ""), "missing required field `width`"),
        (("content/remote/", "content/remote/../"), "the value of “file”"),
        (("content/remote/", "../"), "the value of “file”"),
        (("content/remote/example.com/a-aaaaaaaa.png", "content/remote/.."), "the value of “file”"),
        (("content/remote/", "/etc/"), "the value of “file”"),
        (("aaaa", "AAAA"), "the value of “digest”"),
        (("2026-11-28", "yesterday"), "the value of “seen”"),
        (("480,", "480"), "the line is not whole"),
        (('"https://b', '<<<<<<< here\n"https://b'), "a merge has left its marks here"),
        (('"https://b', '"https://a.example.com/x":{}\n"https://b'), "missing required field"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    found = problem(tmp_path, change)
    assert said in found.message
    assert (found.path, found.line) == (IMAGES_LOCK.name, 3)
    assert found.hint
    assert found.source


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1), ("{", 1), ("[]", 1), ("null", 1), ('{"version": 1,\n"images": {\n}', 3), ('{"images": {}}', 1),
        ('{"version": 2, "images": {}}', 1), ('{"version": 1, "images": {}, "more": 1}', 1), ("\ufffd", 1),
    ],
)  # fmt: skip
def test_a_broken_file_is_told(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / IMAGES_LOCK.name).write_text(text, encoding="utf-8")
    with pytest.raises(SiteError) as raised:
        IMAGES_LOCK.read(tmp_path)
    (found,) = raised.value.problems
    assert found.line == line
    assert found.hint


@given(st.binary(max_size=60))
def test_any_bytes_are_a_lock_or_a_problem(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        for text in (data, b'{"version": 1, "images": {\n"https://a/": ' + data + b"}}"):
            (Path(folder) / IMAGES_LOCK.name).write_bytes(text)
            with pytest.raises(SiteError):
                IMAGES_LOCK.read(Path(folder))


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / IMAGES_LOCK.name).mkdir()
    with pytest.raises(SiteError):
        IMAGES_LOCK.read(tmp_path)
    with pytest.raises(SiteError):
        IMAGES_LOCK.write(tmp_path, {"https://a.example.com/": ONE})
