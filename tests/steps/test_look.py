"""The first look finds anything that is other than it was, and reads nothing that is as it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from nisshi.cache import FILE, Cache
from nisshi.config import BuildSettings, LinkSettings, Settings, SiteSettings
from nisshi.content.hold_back import Include
from nisshi.pipeline import Request, Result, build
from nisshi.stamps import YOUNG
from nisshi.steps.look import Look, look, unchanged
from tests.blogs import blog, post

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SETTINGS = Settings(theme="bare")
FILES: dict[str, str | bytes] = {
    "a.md": post("一。[x](/about/)", tags="[夜]"),
    "soon.md": post(date="2026-06-02T00:00:00Z", expiryDate="2026-06-03T00:00:00Z"),
    "content/posts/b/index.md": post("二。"),
    "content/posts/b/c.png": b"png",
    "content/pages/about.md": post(date=""),
    "content/static/d.svg": b"<svg/>",
    "overrides/words.toml": "",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A blog that was built long after it was written."""
    root = blog(tmp_path, FILES)
    run(root)
    return root


def request(root: Path, **changes: Any) -> Request:
    asked = Request(root=root, output=root / "site", now=NOW, jobs=1)
    return msgspec.structs.replace(asked, **changes)


def run(root: Path, settings: Settings = SETTINGS, **changes: Any) -> Result:
    with Cache(root / FILE) as cache:
        result = build(request(root, **changes), settings, lambda stage: None, cache)
        cache.save()
    return result


def looked(root: Path, settings: Settings = SETTINGS, **changes: Any) -> tuple[Look, Result | None]:
    asked = request(root, **changes)
    with Cache(root / FILE) as cache:
        found = look(asked, settings, cache)
        return found, unchanged(found, asked)


def test_where_nothing_has_changed_the_last_result_holds(root: Path) -> None:
    _, result = looked(root)
    assert result is not None
    assert (result.posts, result.pages, len(result.held_back), result.problems) == (2, 1, 1, ())
    assert result.written is not None
    assert (result.written.written, result.written.removed) == (0, 0)
    assert result.written.unchanged == result.outputs
    assert (result.counts.read, result.counts.made, result.counts.reused) == (0, 0, result.outputs)


def test_before_the_first_build_nothing_is_known(tmp_path: Path) -> None:
    _, result = looked(blog(tmp_path, FILES))
    assert result is None


def edit(path: str, text: str) -> Callable[[Path], None]:
    def edited(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return edited


def remove(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


def rename(path: str, other: str) -> Callable[[Path], None]:
    def renamed(root: Path) -> None:
        (root / path).rename(root / other)

    return renamed


CHANGES = {
    "a post": edit("content/posts/a.md", post("三。")),
    "a page": edit("content/pages/about.md", post("三。", date="")),
    "a file beside a post": edit("content/posts/b/c.png", "PNG"),
    "a file of static": edit("content/static/d.svg", "<SVG/>"),
    "a new post": edit("content/posts/e.md", post()),
    "a new file": edit("content/static/e.txt", ""),
    "a post that is gone": remove("content/posts/a.md"),
    "a file that is gone": remove("content/static/d.svg"),
    "another name": rename("content/posts/a.md", "content/posts/z.md"),
    "another kind": rename("content/posts/a.md", "content/pages/a.md"),
    "a template": edit("themes/bare/templates/home.html", "home"),
    "an override": edit("overrides/templates/home.html", "home"),
    "words": edit("overrides/words.toml", '[ja]\nhome = "家"\n'),
    "an asset of the theme": edit("themes/bare/assets/x.css", "a {}"),
    "the site itself": edit("site/a/index.html", "by hand"),
    "a page of the site that is gone": remove("site/a/index.html"),
    "the manifest": remove("site/.nisshi-manifest.json"),
    "the cache": remove(FILE),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_is_seen(root: Path, change: Callable[[Path], None]) -> None:
    change(root)
    _, result = looked(root)
    assert result is None


@pytest.mark.parametrize(
    "path",
    ["content/posts/.a.md.swp", "content/posts/a.md~", "content/posts/loose.png", "notes.txt", "site/CNAME"],
)
def test_what_takes_no_part_is_no_change(root: Path, path: str) -> None:
    edit(path, "x")(root)
    _, result = looked(root)
    assert result is not None


@pytest.mark.parametrize(
    "settings",
    [
        Settings(theme="bare", site=SiteSettings(title="別")),
        Settings(theme="bare", site=SiteSettings(timezone="UTC")),
        Settings(theme="bare", links=LinkSettings(dead="warn")),
    ],
)
def test_another_setting_is_a_change(root: Path, settings: Settings) -> None:
    assert looked(root, settings)[1] is None


@pytest.mark.parametrize(
    "asked",
    [
        {"include": Include(drafts=True)},
        {"strict": True},
        {"keep_going": True},
        {"hosts": ("other.example.com",)},
    ],
)
def test_another_wish_is_a_change(root: Path, asked: dict[str, Any]) -> None:
    assert looked(root, **asked)[1] is None


def test_another_engine_is_a_change(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nisshi.steps.look.engine_digest", lambda zone, stamps: "another")
    assert looked(root)[1] is None


def test_how_many_processes_work_is_no_change(root: Path) -> None:
    settings = Settings(theme="bare", build=BuildSettings(jobs=7))
    assert looked(root, settings, jobs=3)[1] is not None


@pytest.mark.parametrize(
    ("later", "holds"),
    [
        (timedelta(0), True),
        (timedelta(days=1, seconds=-1), True),
        (timedelta(days=1), False),  # a post appears
        (timedelta(days=2), False),
        (-timedelta(days=30), True),
        (-timedelta(days=365), False),  # the posts have not appeared yet
    ],
)
def test_time_is_a_change_when_a_post_appears_or_goes(root: Path, later: timedelta, holds: bool) -> None:
    assert (looked(root, now=NOW + later)[1] is not None) == holds


def test_each_output_folder_has_its_own_memory(root: Path) -> None:
    assert looked(root, output=root / "other")[1] is None
    run(root, Settings(theme="bare", site=SiteSettings(title="別")), output=root / "other")
    assert looked(root)[1] is not None


def test_an_error_is_told_again_without_a_build_and_is_gone_when_it_is_mended(root: Path) -> None:
    site = (root / "site/a/index.html").read_bytes()
    edit("content/posts/a.md", post("[x](/nowhere/)"))(root)
    first = run(root)
    second = looked(root)[1]
    assert second is not None
    assert (second.problems, second.written) == (first.problems, None)
    edit("content/posts/a.md", str(FILES["a.md"]))(root)
    assert looked(root)[1] is None  # the site is of an earlier state than the last look
    assert run(root).written is not None
    assert (root / "site/a/index.html").read_bytes() == site


def test_what_a_check_finds_is_not_taken_for_what_is_published(root: Path) -> None:
    edit("content/posts/a.md", post("三。"))(root)
    assert run(root, write=False).written is None
    assert looked(root)[1] is None


def test_files_that_are_as_they_were_are_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    read_bytes = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(os.path.relpath(path, root).replace(os.sep, "/"))
        return read_bytes(path)

    now = (root / "site/.nisshi-manifest.json").stat().st_ctime_ns + YOUNG  # the last file that is written
    monkeypatch.setattr("nisshi.stamps.time.time_ns", lambda: now)
    with Cache(root / FILE) as cache:  # long afterwards
        build(request(root), SETTINGS, lambda stage: None, cache)
        cache.save()
    monkeypatch.setattr(Path, "read_bytes", noted)
    found, result = looked(root)
    assert result is not None
    assert [path for path in read if path.startswith(("content/", "site/"))] == []
    assert all(source.data is None for source in (*found.sources.posts, *found.sources.pages))
    edit("content/posts/a.md", post("三。"))(root)
    found, _ = looked(root)
    assert [path for path in read if path.startswith(("content/", "site/"))] == ["content/posts/a.md"]
    assert [source.path for source in found.sources.posts if source.data] == ["content/posts/a.md"]
