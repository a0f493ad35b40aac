"""The line that the terminal is told of each build."""

from __future__ import annotations

import re
from pathlib import Path

from nisshi.commands.serve import told
from tests.blogs import blog, post
from tests.preview.loop import Loop

A = "content/posts/a.md"


def test_the_line_of_a_build_says_what_changed_and_what_was_done(tmp_path: Path) -> None:
    root = blog(tmp_path / "blog", {"a.md": post("本文。"), "b.md": post(slug="b")})
    loop = Loop(root)

    def line(*changed: str) -> str:
        return re.sub(r"\d+\.\d\d s", "0.02 s", told(loop.turn(*changed)))

    assert re.fullmatch(r"2 posts: wrote \d+ files \(0\.02 s\)", line())
    assert line(A) == "a.md: nothing to write (0.02 s)"
    assert line(A, "content/posts/b.md") == "2 changes: nothing to write (0.02 s)"
    (root / A).write_text(post("本文。", date="2026-13-45"), encoding="utf-8")
    assert line(A) == "a.md: 1 error, the pages are left as they were (0.02 s)"
    (root / A).unlink()
    assert re.fullmatch(r"a\.md: wrote \d+ files, removed 2 files \(0\.02 s\)", line(A))


def test_a_first_build_that_fails_says_so(tmp_path: Path) -> None:
    root = blog(tmp_path / "blog", {"a.md": post("本文。", date="2026-13-45")})
    assert told(Loop(root).turn()).startswith("First build: 1 error, the pages are left as they were (")
