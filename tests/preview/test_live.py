"""What each build tells an open page, and that nothing in the blog's files ends the preview."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from nisshi import pipeline
from nisshi.cache import Cache
from nisshi.preview.edition import complaint
from nisshi.preview.rebuild import rebuild
from tests.blogs import blog, post
from tests.preview.loop import NOW, Loop, wanted

FILES = {"a.md": post("本文。"), "b.md": post(draft="true"), "c.md": post(date="2027-01-01")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return blog(tmp_path / "blog", FILES)


def test_each_build_has_a_name_of_its_own(root: Path) -> None:
    one, other = Loop(root), Loop(root)
    names = [one.edition().generation, one.edition().generation, other.edition().generation]
    assert len(set(names)) == 3


def test_the_preview_has_its_own_folder_and_its_own_address(root: Path) -> None:
    Loop(root).turn()
    assert not (root / "site").exists()
    pages = root / ".nisshi/preview"
    assert (pages / "b/index.html").is_file(), "drafts are shown"
    assert b"client.js" not in (pages / "index.html").read_bytes(), "the script is never written"
    assert b"http://127.0.0.1:8000/a/" in (pages / "rss.xml").read_bytes()


def test_drafts_and_scheduled_posts_are_marked(root: Path) -> None:
    assert Loop(root).edition().badges == {"/b/": "draft", "/c/": "future"}


def test_problems_are_told_over_the_last_good_pages_until_they_are_mended(root: Path) -> None:
    loop = Loop(root)
    first = loop.edition()
    (root / "content/posts/a.md").write_text(post("新しい本文。", date="2026-13-45"), encoding="utf-8")
    broken = loop.edition("content/posts/a.md")
    assert [(found.severity, found.place, found.marked) for found in broken.complaints] == [
        ("error", "content/posts/a.md:3:7", "2026-13-45")
    ]
    assert broken.badges == first.badges
    assert "本文。" in (root / ".nisshi/preview/a/index.html").read_text(encoding="utf-8")
    (root / "content/posts/a.md").write_text(post("新しい本文。"), encoding="utf-8")
    assert loop.edition("content/posts/a.md").complaints == ()
    assert "新しい本文。" in (root / ".nisshi/preview/a/index.html").read_text(encoding="utf-8")


def test_a_picture_asks_for_a_reload_and_text_does_not(root: Path) -> None:
    loop = Loop(root)
    before = loop.edition().media
    for path in ("content/posts/a.md", "themes/bare/templates/home.html", "nisshi.toml"):
        assert loop.edition(path).media == before
    edition = loop.edition("content/static/images/a.png")
    assert edition.media == edition.generation


def test_a_picture_that_came_with_a_mistake_is_shown_once_it_is_mended(root: Path) -> None:
    loop = Loop(root)
    before = loop.edition().media
    (root / "nisshi.toml").write_text("theme", encoding="utf-8")
    assert loop.edition("content/static/images/a.png", "nisshi.toml").media == before
    (root / "nisshi.toml").write_text('theme = "bare"', encoding="utf-8")
    mended = loop.edition("nisshi.toml")
    assert mended.media == mended.generation
    assert loop.edition("nisshi.toml").media == mended.media


def test_pages_can_follow_to_the_one_post_that_is_edited(root: Path) -> None:
    loop = Loop(root)
    (root / "content/posts/d.md").write_text(post(slug="2026/日誌"), encoding="utf-8")
    assert loop.edition("content/posts/d.md").follow == "/2026/%E6%97%A5%E8%AA%8C/"
    assert loop.edition("content/posts/a.md", "content/posts/d.md").follow == ""
    assert loop.edition("content/posts/gone.md").follow == ""
    assert Loop(root, follow=False).edition("content/posts/d.md").follow == ""


def break_settings(root: Path) -> None:
    (root / "nisshi.toml").write_text("[site\n", encoding="utf-8")


def break_template(root: Path) -> None:
    (root / "themes/bare/templates/home.html").write_text("{% if %}", encoding="utf-8")


def break_theme(root: Path) -> None:
    (root / "themes/bare/theme.toml").write_bytes(b"\xff")


def remove_theme(root: Path) -> None:
    shutil.rmtree(root / "themes")


def unread(root: Path) -> None:
    (root / "content/posts/x.md").symlink_to(root / "nowhere")


@pytest.mark.parametrize("damage", [break_settings, break_template, break_theme, remove_theme, unread])
def test_no_damage_ends_the_loop(root: Path, damage: Callable[[Path], None], tmp_path: Path) -> None:
    loop = Loop(root)
    loop.turn()
    shutil.copytree(root, tmp_path / "whole", ignore=shutil.ignore_patterns(".nisshi"))
    damage(root)
    assert loop.edition("nisshi.toml").complaints
    shutil.rmtree(root / "content")
    shutil.copytree(tmp_path / "whole", root, dirs_exist_ok=True)
    turn = loop.turn("nisshi.toml")
    assert turn.edition.complaints == ()
    assert turn.outcome.result and turn.outcome.result.posts == 3
    assert loop.said == []


def test_without_its_content_a_blog_is_empty(root: Path) -> None:
    shutil.rmtree(root / "content")
    turn = Loop(root).turn()
    assert turn.edition.complaints == ()
    assert turn.outcome.result and turn.outcome.result.posts == 0


def test_a_file_that_vanishes_while_it_is_read_is_tried_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = pipeline.build
    vanished = iter([True, False])

    def once(*arguments: object) -> object:
        if next(vanished):
            raise FileNotFoundError(2, "No such file", str(root / "content/posts/a.md"))
        return build(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "build", once)
    assert Loop(root).edition().complaints == ()


@pytest.mark.parametrize(("is_ending", "tries"), [(False, 4), (True, 1)])
def test_a_build_whose_workers_were_ended_begins_again_unless_all_ends(
    is_ending: bool, tries: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []

    def broken(*request: object) -> pipeline.Result:
        begun.append(request)
        raise BrokenExecutor

    monkeypatch.setattr(pipeline, "build", broken)
    outcome = rebuild(wanted(root), lambda: NOW, print, Cache(None), is_ending=lambda: is_ending)
    assert (outcome.result, len(begun)) == (None, tries)


def test_a_bug_of_ours_is_told_and_the_loop_goes_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError("nothing")

    loop = Loop(root)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "build", fail)
        (found,) = loop.edition().complaints
    assert found.message == "the build broke off: ZeroDivisionError: nothing"
    assert "Traceback" in loop.said[0]
    assert loop.edition().complaints == ()


def test_a_complaint_cuts_its_line_where_the_caret_stands() -> None:
    from nisshi.errors import Problem

    found = complaint(Problem("a.md", 2, 7, "m", source="日付: あいう 😀", length=2))
    assert (found.before, found.marked, found.after) == ("日付: あい", "う ", "😀")
    whole = complaint(Problem("a.md", 2, message="m", source="abc"))
    assert (whole.before, whole.marked, whole.after) == ("", "", "abc")


def test_a_log_is_quoted_as_it_was_saved_last(root: Path) -> None:
    log = root / "content/posts/app.log"
    log.write_text("2026-01-10 03:10:04 ERROR disk full\n", encoding="utf-8")
    (root / "content/posts/a.md").write_text(post('```log {file="app.log"}\n```'), encoding="utf-8")
    loop = Loop(root)
    before = loop.edition().media
    page = root / ".nisshi/preview/a/index.html"
    assert "disk full" in page.read_text(encoding="utf-8")
    log.write_text("2026-01-10 03:10:04 ERROR disk lost\n", encoding="utf-8")
    assert loop.edition("content/posts/app.log").media != before
    assert "disk lost" in page.read_text(encoding="utf-8")
    log.unlink()
    (problem,) = loop.edition("content/posts/app.log").complaints
    assert "there is no file app.log" in problem.message
