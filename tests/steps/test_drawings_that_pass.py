"""A diagram whose drawer was ended is drawn by the next build, though the post is what it was."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nisshi.cache import Cache
from nisshi.diagrams import desk
from nisshi.pipeline import Request, build
from nisshi.settings_file import load_settings
from tests.blogs import blog, built, nisshi, page, post, tree
from tests.diagrams.sources import DOT, FLOWCHART

BODY = f"文。\n\n```mermaid\n{FLOWCHART}```\n\n```dot\n{DOT}```\n"
KILLED = "os.kill(os.getpid(), 9)"
LATE = "time.sleep(60)"


def the_first_time(patch: pytest.MonkeyPatch, mark: Path, what: str) -> None:
    """Let the drawing process do `what` instead, until the file `mark` is there; it makes it."""
    start = f"import os, pathlib, time; mark = pathlib.Path({str(mark)!r}); first = not mark.exists(); mark.touch()\n"
    patch.setattr(desk, "_START", f"{start}if first: {what}\n{desk._START}")
    patch.setattr(desk.Desk.__init__, "__defaults__", (6.0,))


def counted(root: Path) -> tuple[int, list[str]]:
    """Build; returns how many texts were converted, and the messages."""
    run = nisshi(root, "build", "--json")
    assert run.code == 0, run.words
    said = json.loads(run.data)
    return said["counts"]["converted"], [problem["message"] for problem in said["problems"]]


@pytest.mark.parametrize(
    ("what", "why"), [(KILLED, "the drawer crashed"), (LATE, "it takes longer than 6 seconds")]
)
def test_the_next_build_draws_it(
    what: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_first_time(monkeypatch, tmp_path / "mark", what)
    root = blog(tmp_path / "blog", {"a.md": post(BODY, slug="a"), "b.md": post("文。", slug="b")})
    assert counted(root) == (2, [f"this diagram cannot be drawn: {why}"])
    html = page(root, "/a/")
    assert '<figure class="code" data-lang="mermaid">' in html
    assert html.count('<figure class="diagram"') == 1  # the other one, by a new process
    assert counted(root) == (1, [])
    assert page(root, "/a/").count('<figure class="diagram"') == 2
    assert counted(root) == (0, [])
    assert tree(root / "site") == tree(built(root, "--clean"))


def test_each_build_tries_until_it_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "_START", f"import os; {KILLED}")
    root = blog(tmp_path, {"a.md": post(BODY, slug="a")})
    told = (1, ["this diagram cannot be drawn: the drawer crashed"] * 2)
    assert (counted(root), counted(root)) == (told, told)
    monkeypatch.undo()
    (root / "content/posts/a.md").write_text(post(f"{BODY}\nもう一文。", slug="a"), encoding="utf-8")
    assert counted(root) == (1, [])
    assert tree(root / "site") == tree(built(root, "--clean"))


def test_a_save_of_another_post_does_not_wait_for_it_in_a_preview(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_START", f"import os; {KILLED}")
    root = blog(tmp_path / "blog", {"a.md": post(BODY, slug="a"), "b.md": post("文。", slug="b")})
    now = datetime(2026, 11, 28, tzinfo=UTC)
    request = Request(root=root, output=root / "preview", now=now, jobs=1, preview=True)
    cache = Cache(None)

    def converted() -> int:
        return build(request, load_settings(root), lambda stage: None, cache).counts.converted

    assert converted() == 2
    (root / "content/posts/b.md").write_text(post("別の文。", slug="b"), encoding="utf-8")
    assert converted() == 1
    assert '<figure class="code" data-lang="mermaid">' in (root / "preview/a/index.html").read_text("utf-8")


def test_a_mistake_in_the_source_is_kept(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("```dot\ndigraph { a -> \n```\n", slug="a")})
    converted, messages = counted(root)
    assert converted == 1 and "cannot be drawn" in messages[0]
    assert counted(root) == (0, messages)


def test_a_text_that_was_lost_is_not_taken_without_its_drawing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = blog(tmp_path, {"a.md": post(BODY, slug="a")})
    whole = tree(built(root))
    with closing(sqlite3.connect(root / ".nisshi/cache.db")) as database, database:
        assert database.execute("delete from entries where key like 'text %'").rowcount == 1
    monkeypatch.setattr(desk, "_START", f"import os; {KILLED}")
    (root / "overrides/templates").mkdir(parents=True)
    template = (root / "themes/bare/templates/blog-post.html").read_text("utf-8")
    (root / "overrides/templates/blog-post.html").write_text(template + "<!-- new -->", "utf-8")
    run = nisshi(root, "build")
    assert run.code == 1
    assert "a diagram was not drawn as it was a moment ago" in run.words
    assert tree(root / "site") == whole
