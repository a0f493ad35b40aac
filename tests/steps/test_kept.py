"""What feeds say of posts outlives the build that made it."""

from __future__ import annotations

from pathlib import Path

from nisshi.cache import FILE, Cache
from nisshi.steps.kept import KeptEntries
from tests.blogs import blog, post
from tests.preview.loop import Loop


def kept(cache: Cache, engine: str = "engine", text: str = "text") -> KeptEntries:
    return KeptEntries(cache, engine, lambda path: text)


def test_an_entry_is_found_by_all_it_was_made_of() -> None:
    cache = Cache(None)
    kept(cache).put("a.md", b"inputs", b"entry")
    assert kept(cache).get("a.md", b"inputs") == b"entry"
    assert kept(cache).get("a.md", b"other inputs") is None
    assert kept(cache, engine="another").get("a.md", b"inputs") is None
    assert kept(cache, text="another").get("a.md", b"inputs") is None


def test_an_edit_leaves_the_entries_of_the_posts_beside_it(tmp_path: Path) -> None:
    root = blog(tmp_path / "blog", {f"{name}.md": post("本文。", tags='["障害"]') for name in "abc"})
    loop = Loop(root)
    loop.turn()
    (root / "content/posts/a.md").write_text(post("新しい本文。", tags='["障害"]'), encoding="utf-8")
    loop.turn("content/posts/a.md")
    loop.turn()  # saves what the one before came to
    with Cache(root / FILE) as cache:
        assert cache.contents().kinds["entry"][0] == 4, "a, b, c and the new a"
    assert "新しい本文。" in (root / ".nisshi/preview/tag/障害/atom.xml").read_text(encoding="utf-8")
