"""A file that is saved while the site is built counts as it was when it was first read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from nisshi.cache import FILE, Cache
from nisshi.config import Settings
from nisshi.content.scan import read, scan
from nisshi.digest import digest_bytes
from nisshi.errors import SiteError
from nisshi.locks.images import IMAGES_LOCK, RemoteImage
from nisshi.model import SourceFile
from nisshi.pipeline import Request, Result, build
from nisshi.stamps import YOUNG, Stamps
from nisshi.theme.lookup import load_theme
from tests.blogs import blog, page, post, tree


def run(root: Path, *, then: dict[str, str | bytes] | None = None, after: str = "look") -> Result:
    """Build; as soon as the stage `after` is over, save the files `then`."""
    request = Request(root=root, output=root / "site", now=datetime(2026, 6, 1, tzinfo=UTC), jobs=1)
    over = False

    def say(stage: str) -> None:
        nonlocal over
        if over:
            blog(root, then or {})
        over = stage == after

    with Cache(root / FILE) as cache:
        result = build(request, Settings(theme="bare"), say, cache)
        cache.save()
    return result


HOME = "themes/bare/templates/home.html"


def test_the_bytes_of_the_theme_are_those_that_were_digested(tmp_path: Path) -> None:
    root = blog(tmp_path, {HOME: "first", "a.md": post()})
    theme = load_theme(root, "bare")
    blog(root, {HOME: "second"})
    file = theme.find("templates/home.html")
    assert file is not None
    assert (file.data, file.digest) == (b"first", digest_bytes(b"first"))
    assert all(
        file.digest == digest_bytes(file.data) for layer in theme.layers for file in layer.files.values()
    )


def test_a_template_saved_during_the_build_takes_part_in_the_next(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(), HOME: "first"})
    run(root, then={HOME: "second"})
    assert page(root, "/") == "first"
    run(root)
    assert page(root, "/") == "second"


def test_an_asset_of_the_theme_saved_during_the_build_takes_part_in_the_next(tmp_path: Path) -> None:
    name = "themes/bare/assets/x.txt"
    root = blog(tmp_path, {"a.md": post(), name: "first"})
    for expected, then in (("first", {name: "second"}), ("second", {})):
        run(root, then=dict(then))
        (path,) = (root / "site/assets").glob("x.*.txt")
        assert path.read_text() == expected


def test_the_bytes_of_a_post_are_those_that_were_digested(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("一。")})
    (source,) = scan(root, Stamps({})).posts
    blog(root, {"a.md": post("二。")})
    assert source.data == post("一。").encode()
    assert source.digest == digest_bytes(source.data)
    assert read(root, source) == source


def test_bytes_that_are_read_late_get_their_own_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = blog(tmp_path, {"a.md": post("一。")})
    now = (root / "content/posts/a.md").stat().st_ctime_ns + YOUNG
    monkeypatch.setattr("nisshi.stamps.time.time_ns", lambda: now)
    first = Stamps({})
    scan(root, first)
    (source,) = scan(root, Stamps(first.seen)).posts
    assert source.data is None  # it was as it was, and nobody has read it
    blog(root, {"a.md": post("二。")})
    late = read(root, source)
    assert late.data == post("二。").encode()
    assert late.digest == digest_bytes(late.data) != source.digest


def test_a_post_saved_during_the_build_takes_part_in_the_next(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("一。")})
    run(root, then={"a.md": post("二。")})
    assert "一。" in page(root, "/a/")
    run(root)
    assert "二。" in page(root, "/a/")
    assert run(root).counts.made == 0


def test_a_picture_saved_during_the_build_is_right_after_the_next(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(), "content/static/x.png": b"first"})
    run(root, then={"content/static/x.png": b"other"})
    run(root)
    assert (root / "site/x.png").read_bytes() == b"other"
    first = tree(root / "site")
    run(root)
    assert tree(root / "site") == first


def test_a_picture_saved_during_the_build_and_put_back_is_the_former_one(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(), "content/static/x.png": b"first"})
    run(root, then={"content/static/x.png": b"other"})
    blog(root, {"content/static/x.png": b"first"})
    run(root)
    assert (root / "site/x.png").read_bytes() == b"first"
    assert run(root).counts.made == 0


def test_what_is_learned_of_a_picture_elsewhere_during_the_build_takes_part_in_the_next(
    tmp_path: Path,
) -> None:
    url = "https://pictures.example.com/a.png"
    root = blog(tmp_path, {"a.md": post(f"![棚]({url})")})
    known = RemoteImage("", "0" * 64, "image/png", 9, 640, 480, "2026-05-31")
    IMAGES_LOCK.write(root, {url: known})
    first = (root / "images.lock").read_text()
    run(root, then={"./images.lock": first.replace("640", "320")})
    assert 'width="640"' in page(root, "/a/")
    run(root)
    assert 'width="320"' in page(root, "/a/")
    assert run(root).counts.made == 0


def test_a_post_read_late_and_put_back_is_the_former_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = blog(tmp_path, {"a.md": post("一。")})
    monkeypatch.setattr("nisshi.stamps.YOUNG", 0)
    run(root)
    blog(root, {"themes/bare/templates/another-post.html": ""})  # a template to name: all are read again
    run(root, then={"a.md": post("二。")})
    assert "二。" in page(root, "/a/")
    blog(root, {"a.md": post("一。")})
    run(root)
    assert "一。" in page(root, "/a/")


def test_a_file_that_is_gone_before_it_is_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="the file cannot be read"):
        read(tmp_path, SourceFile("content/posts/a.md", None, ""))
