"""`list`: what there is, as lines for a person or as data for a script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.blogs import blog, nisshi, post

FILES = {
    "old.md": post(title="古い", date="2024-01-01", tags="[Nginx]"),
    "new.md": post(title="新しい", date="2026-01-01", tags="[nginx, 監視]", slug="/2026/new/"),
    "draft.md": post(draft="true"),
    "future.md": post(date="2027-01-01"),
    "expired.md": post(expiryDate="2026-01-02"),
    "content/pages/about.md": post(date=""),
}


@pytest.mark.parametrize(
    ("what", "paths"),
    [
        ("posts", ["content/posts/new.md", "content/posts/old.md"]),
        ("drafts", ["content/posts/draft.md"]),
        ("future", ["content/posts/future.md"]),
        ("expired", ["content/posts/expired.md"]),
    ],
)
def test_each_list_holds_its_posts(tmp_path: Path, what: str, paths: list[str]) -> None:
    root = blog(tmp_path, FILES)
    run = nisshi(root, "list", what, "--json")
    assert [row["path"] for row in json.loads(run.data)] == paths
    lines = nisshi(root, "list", what).data.splitlines()
    assert len(lines) == len(paths)
    assert run.code == 0


def test_posts_are_the_default_the_newest_first(tmp_path: Path) -> None:
    assert (
        nisshi(blog(tmp_path, FILES), "list").data
        == "2026-01-01  /2026/new/  新しい\n2024-01-01  /old/  古い\n"
    )


def test_tags_are_counted_under_their_own_name(tmp_path: Path) -> None:
    root = blog(tmp_path, FILES)
    assert nisshi(root, "list", "tags").data == "    2  Nginx\n    1  監視\n"
    rows = json.loads(nisshi(root, "list", "tags", "--json").data)
    assert rows[0] == {"name": "Nginx", "count": 2, "url": "/tag/Nginx/"}


def test_an_empty_list_is_empty_data(tmp_path: Path) -> None:
    root = blog(tmp_path, {})
    assert nisshi(root, "list").data == ""
    assert nisshi(root, "list", "--json").data == "[]\n"


def test_nothing_is_written(tmp_path: Path) -> None:
    root = blog(tmp_path, FILES)
    nisshi(root, "list")
    assert not (root / "site").exists()
