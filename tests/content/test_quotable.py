"""Which files a post may quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.content.quotable import OUTSIDE, files_for, is_quotable
from nisshi.content.scan import Sources, scan
from nisshi.stamps import Stamps

FILES = (
    "content/posts/a.md",
    "content/posts/loose.log",
    "content/posts/2026/b.md",
    "content/posts/2026/deep.log",
    "content/posts/c/index.md",
    "content/posts/c/app.log",
    "content/posts/c/logs/bad.log",
    "content/posts/c/photo.png",
    "content/posts/c/inner/index.md",
    "content/posts/c/inner/own.log",
    "content/static/public.log",
)


def scanned(root: Path) -> Sources:
    for path in FILES:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    return scan(root, Stamps({}))


@pytest.mark.parametrize(
    ("post", "names"),
    [
        ("content/posts/a.md", ["2026/deep.log", "loose.log"]),
        ("content/posts/2026/b.md", ["deep.log"]),
        ("content/posts/c/index.md", ["app.log", "logs/bad.log"]),
        ("content/posts/c/inner/index.md", ["own.log"]),
    ],
)
def test_files_of_its_own_folder(tmp_path: Path, post: str, names: list[str]) -> None:
    folder = post.rpartition("/")[0] + "/"
    found = files_for(post, scanned(tmp_path).quotable)
    assert [path.removeprefix(folder) for path, _ in found] == names


def test_a_link_that_leads_out_is_told_from_one_that_stays(tmp_path: Path) -> None:
    scanned(tmp_path)
    folder = tmp_path / "content/posts/c"
    (tmp_path / "private.log").write_text("x")
    (folder / "out.log").symlink_to(tmp_path / "private.log")
    (folder / "in.log").symlink_to(folder / "app.log")
    found = dict(files_for("content/posts/c/index.md", scan(tmp_path, Stamps({})).quotable))
    assert found["content/posts/c/out.log"] == OUTSIDE
    assert found["content/posts/c/in.log"] == found["content/posts/c/app.log"]


@pytest.mark.parametrize(
    ("path", "is_log"),
    [("a.log", True), ("a.txt", True), ("messages", True), ("a.PNG", False), ("a.tgz", False)],
)
def test_pictures_and_archives_are_no_logs(path: str, is_log: bool) -> None:
    assert is_quotable(path) == is_log
