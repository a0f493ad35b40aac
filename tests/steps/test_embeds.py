"""embeds.lock reaches the posts that name its addresses, and no others."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from nisshi.errors import SiteError
from nisshi.locks.embeds import EMBEDS_LOCK, LockedEmbed
from tests.blogs import blog, built, nisshi, page, post, tree

URL = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
EMBED = LockedEmbed("題", "人", "", 0, 0, "2026-11-28")
PICTURE = "content/remote/i.ytimg.com/embed-0.png"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    body = post("https://youtu.be/dQw4w9WgXcQ?t=5")
    return blog(tmp_path, {"a.md": body, "b.md": post("文。"), "c.md": post("https://vimeo.com/1")})


def converted(root: Path) -> int:
    """Build; returns how many texts had to be converted."""
    run = nisshi(root, "build", "--json")
    assert run.code == 0, run.words
    return int(msgspec.json.decode(run.data)["counts"]["converted"])


def test_an_edit_of_the_lock_converts_the_posts_that_name_what_changed(root: Path) -> None:
    assert converted(root) == 3
    EMBEDS_LOCK.write(root, {URL: EMBED})
    assert converted(root) == 1
    assert "題" in page(root, "/a/")
    EMBEDS_LOCK.write(root, {URL: msgspec.structs.replace(EMBED, title="別の題")})
    assert converted(root) == 1
    assert "別の題" in page(root, "/a/")
    EMBEDS_LOCK.write(root, {URL: msgspec.structs.replace(EMBED, title="別の題", seen="2026-12-01")})
    assert converted(root) == 0, "when it was seen is not shown"
    (root / "embeds.lock").unlink()
    assert converted(root) == 0, "the first preparation is still known"
    assert "題" not in page(root, "/a/").partition('class="embed"')[2]


def test_what_is_built_on_is_what_is_built_from_nothing(root: Path, tmp_path: Path) -> None:
    built(root)
    EMBEDS_LOCK.write(root, {URL: EMBED, "https://vimeo.com/1": EMBED})
    built(root)
    first = tree(root / "site")
    built(root, "--clean")
    assert tree(root / "site") == first


def test_a_picture_is_published_with_the_post_that_shows_it_alone(root: Path) -> None:
    (root / PICTURE).parent.mkdir(parents=True)
    (root / PICTURE).write_bytes(b"picture")
    EMBEDS_LOCK.write(root, {URL: msgspec.structs.replace(EMBED, thumbnail=PICTURE, width=4, height=3)})
    site = built(root)
    assert (site / "embeds/i.ytimg.com/embed-0.png").read_bytes() == b"picture"
    assert '<img src="/embeds/i.ytimg.com/embed-0.png" alt="" width="4" height="3"' in page(root, "/a/")
    (root / PICTURE).write_bytes(b"another")
    built(root)
    assert (site / "embeds/i.ytimg.com/embed-0.png").read_bytes() == b"another"
    blog(root, {"a.md": post("https://youtu.be/dQw4w9WgXcQ", draft="true")})
    built(root)
    assert not (site / "embeds").exists()


def test_a_picture_that_is_gone_is_none(root: Path) -> None:
    EMBEDS_LOCK.write(root, {URL: msgspec.structs.replace(EMBED, thumbnail=PICTURE)})
    built(root)
    assert "<img" not in page(root, "/a/")


def test_the_lock_is_read_as_it_was_written(tmp_path: Path) -> None:
    embeds = {URL: EMBED, "https://vimeo.com/1": msgspec.structs.replace(EMBED, player="0a")}
    EMBEDS_LOCK.write(tmp_path, embeds)
    assert EMBEDS_LOCK.read(tmp_path) == embeds
    assert (tmp_path / "embeds.lock").read_text(encoding="utf-8").count("\n") == 4


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("nonsense", 1),
        ('{"version": 1, "embeds": {\n"https://a.example/": {"title": 1}\n}}', 2),
        ('{"version": 2, "embeds": {}}', 1),
        ('{"version": 1, "embeds": {\n<<<<<<< a\n}}', 2),
        (
            '{"version": 1, "embeds": {\n"https://a.example/": {"title": "", "author": "", "thumbnail": '
            '"content/remote/../posts/a.png", "width": 0, "height": 0, "seen": "2026-11-28"}\n}}',
            2,
        ),
    ],
)
def test_a_broken_lock_is_told_with_its_line(root: Path, text: str, line: int) -> None:
    (root / "embeds.lock").write_text(text, encoding="utf-8")
    with pytest.raises(SiteError) as caught:
        EMBEDS_LOCK.read(root)
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [("embeds.lock", line)]
    assert nisshi(root).code == 1
