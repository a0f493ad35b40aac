"""Whatever is done to a blog while it is previewed: its pages are those that a new preview makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nisshi.preview import memory
from nisshi.preview.claim import FOLDER
from tests.blogs import blog, built, post, tree
from tests.preview.loop import Loop

TEXT = post("本文。[b](b.md)", tags="[日誌, linux]")
FILES: dict[str, str | bytes] = {
    "a.md": TEXT,
    "b.md": post("別の本文。", slug="b", draft="true", tags="[linux]"),
    "c.md": post("先の話。", date="2027-01-01"),
    "content/pages/about.md": post("このサイト。", slug="about"),
    "content/static/x.bin": bytes(range(200)),
}
A, HOME = "content/posts/a.md", "themes/bare/templates/home.html"


def anew(root: Path) -> dict[str, bytes]:
    """Return every file that a preview makes which knows nothing of the blog."""
    copy = root.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".nisshi"))
    Loop(copy).turn()
    return tree(copy / FOLDER)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = blog(tmp_path / "blog", FILES)
    shutil.copytree(root / "themes/bare", root / "themes/other")
    change(root, "themes/other/templates/home.html", "{{ card.title }}", "Another theme: {{ card.title }}")
    return root


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def edit(root: Path) -> None:
    change(root, A, "本文。", "新しい本文。")


def undo(root: Path) -> None:
    (root / A).write_text(TEXT, encoding="utf-8")


def edit_of_the_same_size(root: Path) -> None:
    change(root, A, "本文。", "文本。")


def new_title(root: Path) -> None:
    change(root, A, "夜の再起動", "朝の再起動")


def new_tag(root: Path) -> None:
    change(root, A, "linux", "監視")


def publish_the_draft(root: Path) -> None:
    change(root, "content/posts/b.md", "draft: true", "draft: false")


def draft_again(root: Path) -> None:
    change(root, "content/posts/b.md", "draft: false", "draft: true")


def rename(root: Path) -> None:
    (root / A).rename(root / "content/posts/z.md")


def rename_back(root: Path) -> None:
    (root / "content/posts/z.md").rename(root / A)


def delete_and_remake(root: Path) -> None:
    text = (root / A).read_bytes()
    (root / A).unlink()
    (root / A).write_bytes(text)


def edit_template(root: Path) -> None:
    change(root, HOME, "{{ card.title }}", "{{ card.title }} More")


def undo_template(root: Path) -> None:
    change(root, HOME, "{{ card.title }} More", "{{ card.title }}")


def other_theme(root: Path) -> None:
    change(root, "nisshi.toml", '"bare"', '"other"')


def first_theme(root: Path) -> None:
    change(root, "nisshi.toml", '"other"', '"bare"')


def override(root: Path) -> None:
    (root / "overrides/templates").mkdir(parents=True)
    (root / "overrides/templates/home.html").write_text("<title>Own</title>", encoding="utf-8")


def without_override(root: Path) -> None:
    shutil.rmtree(root / "overrides")


def new_site_title(root: Path) -> None:
    (root / "nisshi.toml").write_text('theme = "bare"\n[site]\ntitle = "改題"\n', encoding="utf-8")


def new_picture(root: Path) -> None:
    (root / "content/static/x.bin").write_bytes(bytes(200))


def checkout(root: Path) -> None:
    for number in range(500):
        text = post(f"{number}。[a](a.md)", title=f"記事{number}", slug=f"n{number}", tags="[linux]")
        (root / f"content/posts/{number}.md").write_text(text, encoding="utf-8")


def checkout_back(root: Path) -> None:
    for number in range(500):
        (root / f"content/posts/{number}.md").unlink()


STORIES: dict[str, tuple[Callable[[Path], None], ...]] = {
    "an edit is undone and made again": (edit, undo, edit, undo, edit_of_the_same_size, undo, edit),
    "what others show of a post": (new_title, new_tag, undo, new_tag),
    "a file is renamed": (rename, rename_back, delete_and_remake),
    "a template": (edit_template, edit, undo_template, undo, edit_template),
    "the theme": (other_theme, edit, first_theme, other_theme),
    "an override": (override, without_override, override),
    "settings and files": (new_site_title, new_picture, edit),
    "a checkout of 500 files": (checkout, edit, checkout_back),
}


@pytest.mark.parametrize("story", STORIES)
def test_each_step_leaves_the_pages_of_a_new_preview(root: Path, story: str) -> None:
    loop = Loop(root)
    loop.turn()
    for step in STORIES[story]:
        before = tree(root / FOLDER)
        step(root)
        turn = loop.turn(A)
        assert turn.edition.complaints == ()
        assert turn.outcome.result is not None
        pages = tree(root / FOLDER)
        assert pages == anew(root), step.__name__
        assert pages != before or step is delete_and_remake
    assert loop.said == []


def test_a_draft_comes_and_goes(root: Path) -> None:
    loop = Loop(root)
    loop.turn()
    for step, badges in (
        (publish_the_draft, {"/c/": "future"}),
        (draft_again, {"/b/": "draft", "/c/": "future"}),
        (publish_the_draft, {"/c/": "future"}),
    ):
        step(root)
        assert loop.edition("content/posts/b.md").badges == badges
        assert tree(root / FOLDER) == anew(root)


@pytest.mark.parametrize(
    ("name", "damage"),
    [(HOME, "{% if %}"), (HOME, "{{ nothing.at.all }}"), (A, "no front matter"), ("nisshi.toml", "[[["),
     ("themes/bare/theme.toml", "["), (A, "---\ntitle: 夜の再")],
)  # fmt: skip
def test_a_mistake_leaves_the_last_good_pages_and_mended_the_new_ones(
    root: Path, name: str, damage: str
) -> None:
    loop = Loop(root)
    loop.turn()
    before, text = tree(root / FOLDER), (root / name).read_text(encoding="utf-8")
    (root / name).write_text(damage, encoding="utf-8")
    edit_of_the_draft = post("直した。", slug="b", draft="true")
    (root / "content/posts/b.md").write_text(edit_of_the_draft, encoding="utf-8")
    for _ in range(2):
        assert loop.edition(name).complaints
        assert tree(root / FOLDER) == before
    (root / name).write_text(text, encoding="utf-8")
    assert loop.edition(name).complaints == ()
    assert tree(root / FOLDER) == anew(root) != before


def test_the_folder_is_made_again_when_it_is_gone(root: Path) -> None:
    loop = Loop(root)
    loop.turn()
    for gone in (FOLDER, ".nisshi"):
        shutil.rmtree(root / gone)
        edit(root)
        loop.turn(A)
        assert tree(root / FOLDER) == anew(root)


def spoil(root: Path) -> None:
    """Do to the preview's folder what nobody should."""
    (root / FOLDER / "a/index.html").write_text("mine", encoding="utf-8")
    (root / FOLDER / "rss.xml").unlink()


def test_what_others_do_to_the_folder_is_noticed_a_minute_later(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes = iter(range(100))
    monkeypatch.setattr(memory, "monotonic", lambda: 61.0 * next(minutes))
    loop = Loop(root)
    loop.turn()
    spoil(root)
    new_title(root)
    loop.turn(A)
    assert tree(root / FOLDER) == anew(root)


def test_what_others_did_to_the_folder_is_noticed_by_the_first_build_and_by_one_after_a_failure(
    root: Path,
) -> None:
    loop = Loop(root)
    loop.turn()
    loop.turn()  # saves
    loop.end()
    spoil(root)
    again = Loop(root)
    again.turn()
    assert tree(root / FOLDER) == anew(root)
    spoil(root)
    text = (root / "nisshi.toml").read_text(encoding="utf-8")
    (root / "nisshi.toml").write_text("[", encoding="utf-8")
    assert again.edition("nisshi.toml").complaints
    (root / "nisshi.toml").write_text(text, encoding="utf-8")
    again.turn("nisshi.toml")
    assert tree(root / FOLDER) == anew(root)


def test_previews_beside_each_other_share_the_cache_and_no_page(root: Path) -> None:
    one, other = Loop(root), Loop(root, address="http://127.0.0.1:8001/", folder=f"{FOLDER}-2")
    for step in (edit, undo, new_title, publish_the_draft):
        step(root)
        other.turn(A)
        one.turn(A)
        assert tree(root / FOLDER) == anew(root), step.__name__
        pages = tree(root / f"{FOLDER}-2")
        assert b"http://127.0.0.1:8001/a/" in pages["rss.xml"]
        assert not any(b"127.0.0.1:8000" in page for page in pages.values())


def test_previews_in_one_folder_where_no_lock_keeps_them_apart_leave_each_their_own_pages(root: Path) -> None:
    one, other = Loop(root), Loop(root, address="http://127.0.0.1:8001/")
    one.turn()
    for step in (edit, undo, new_title, publish_the_draft):
        step(root)
        other.turn(A)
        assert b"http://127.0.0.1:8001/a/" in (root / FOLDER / "rss.xml").read_bytes()
        one.turn(A)
        assert tree(root / FOLDER) == anew(root), step.__name__


def test_what_a_build_converted_a_preview_does_not_convert_again(root: Path) -> None:
    (root / "nisshi.toml").write_text(
        'theme = "bare"\n[site]\nurl = "https://diary.example/"\n', encoding="utf-8"
    )
    (root / A).write_text(post("[自分](https://diary.example/about/)"), encoding="utf-8")
    built(root)
    result = Loop(root).turn().outcome.result
    assert result is not None
    assert result.counts.converted == 0
    assert result.posts == 3
    assert tree(root / FOLDER) == anew(root)
