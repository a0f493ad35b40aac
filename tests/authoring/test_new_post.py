"""`new`: a draft with its front matter filled in, never over one that is there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nisshi.authoring.new_post import new_post
from tests.blogs import blog, nisshi, page, tree
from tests.content.reading import TOKYO, meta

TITLE = "夜中の再起動: 三回目 #3"
PATH = "content/posts/2026-06-01-夜中の再起動-三回目-3.md"


def test_a_new_post_is_a_draft_of_this_moment_in_the_sites_time(tmp_path: Path) -> None:
    root = blog(tmp_path, {})
    run = nisshi(root, "new", TITLE, "--tag", "on", "--tag", "監視", "--lang", "ja")
    assert (run.code, run.data, run.words) == (0, f"{PATH}\n", "")
    found = meta((root / PATH).read_bytes(), PATH)
    assert (found.title, found.tags, found.lang, found.draft) == (TITLE, ("on", "監視"), "ja", True)
    assert found.slug == "2026/06/01/夜中の再起動-三回目-3"
    assert found.date is not None
    assert found.date.isoformat() == "2026-06-01T09:00:00+09:00"


def test_a_new_post_builds_with_drafts_and_is_held_back_without(tmp_path: Path) -> None:
    root = blog(tmp_path, {})
    nisshi(root, "new", "Disk full", "--slug", "2026/disk-full")
    assert nisshi(root, "build", "-D").code == 0
    assert "title: Disk full" in page(root, "/2026/disk-full/")
    assert "held back content/posts/2026-06-01-disk-full.md: a draft" in nisshi(root, "build").words


def test_a_post_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    root = blog(tmp_path, {PATH: "written for hours"})
    before = tree(root)
    run = nisshi(root, "new", TITLE)
    assert run.code == 1
    assert f"{PATH}: error: the file is there already" in run.words
    assert tree(root) == before


def test_front_matter_is_written_as_a_person_would(tmp_path: Path) -> None:
    path = new_post(
        tmp_path, "Disk full", datetime(2026, 6, 1, 21, 30, tzinfo=TOKYO), "", "", ("Linux", "a: b")
    )
    assert (tmp_path / path).read_text(encoding="utf-8").split("\n") == [
        "---",
        "slug: 2026/06/01/disk-full",
        "title: Disk full",
        "date: 2026-06-01T21:30:00+09:00",
        "description:",
        "tags:",
        "  - Linux",
        "  - 'a: b'",
        "headerImage:",
        "templateKey: blog-post",
        "draft: true",
        "---",
        "",
        "",
    ]


@pytest.mark.parametrize("title", ["", " ", "\t\n"])
def test_an_empty_title_is_refused(tmp_path: Path, title: str) -> None:
    root = blog(tmp_path, {})
    run = nisshi(root, "new", title)
    assert run.code == 1
    assert "the title of the new post is empty" in run.words
    assert not (root / "content").exists()


@pytest.mark.parametrize("slug", ["../up", "https://example.com/", "a\\b"])
def test_a_slug_that_leaves_the_site_is_refused(tmp_path: Path, slug: str) -> None:
    root = blog(tmp_path, {})
    assert nisshi(root, "new", "x", "--slug", slug).code == 1
    assert not (root / "content").exists()


@given(st.text(st.characters(exclude_categories=["Cs"])).map("題{}".format))
@example("???")
@example("../../etc/passwd")
@example("長" * 300)
@example("null")
@example("- a: b # c")
@example("con\x00trol")
def test_any_title_gives_a_post_of_that_title_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    root = tmp_path_factory.mktemp("blog")
    path = new_post(root, title, datetime(2026, 6, 1, tzinfo=TOKYO), "", "", ())
    assert (root / path).parent == root / "content/posts"
    shown = "".join(" " if category(char) == "Cc" else char for char in title)
    assert meta((root / path).read_bytes(), path).title == " ".join(shown.split())
