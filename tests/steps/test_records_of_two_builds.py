"""Records that two builds saved across each other never pass for those of one."""

from __future__ import annotations

from pathlib import Path

from nisshi.cache import FILE, Cache
from nisshi.steps.look import LookRecord
from tests.blogs import blog, nisshi, page, post


def test_a_look_of_one_build_does_not_vouch_for_the_site_of_another(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("はじめの本文。")})
    nisshi(root, "build")
    with Cache(root / FILE) as cache:
        first = cache.record("look site", LookRecord)
    blog(root, {"a.md": post("次の本文。")})
    nisshi(root, "build")
    with Cache(root / FILE) as cache:  # as when `check` looked before that build and saved after it
        cache.keep_record("look site", first)
        cache.save()
    blog(root, {"a.md": post("はじめの本文。")})
    nisshi(root, "build")
    assert "はじめの本文。" in page(root, "/a/")
