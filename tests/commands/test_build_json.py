"""`build --json` and `check --json`: one object for scripts, whatever happens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.blogs import blog, nisshi, post

KEYS = [
    "counts",
    "heldBack",
    "ok",
    "outputs",
    "pages",
    "posts",
    "problems",
    "removed",
    "timings",
    "unchanged",
    "written",
]


def told(root: Path, *words: str) -> dict[str, Any]:
    found = json.loads(nisshi(root, *words, "--json").data)
    assert sorted(found) == KEYS
    return dict(found)


def test_a_build_tells_its_counts(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(), "content/pages/about.md": post(date="")})
    first, second = told(root, "build"), told(root, "build")
    assert (first["ok"], first["posts"], first["pages"]) == (True, 1, 1)
    assert first["outputs"] == first["written"] == second["unchanged"]
    assert sum(path.is_file() for path in (root / "site").rglob("*")) == first["outputs"] + 1  # the manifest
    assert (second["written"], second["removed"]) == (0, 0)
    assert list(first["timings"]) == ["look", "convert", "make", "write"]
    assert list(first["counts"]) == ["read", "converted", "made", "written", "removed", "reused"]
    assert (first["counts"]["read"], second["counts"]["read"]) == (2, 0)
    assert second["counts"]["reused"] == second["outputs"]


def test_problems_and_held_back_posts_are_data(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(date="2021-02-29"), "b.md": post(date="2027-01-01")})
    found = told(root, "build")
    assert found["ok"] is False
    (problem,) = found["problems"]
    place = (problem["path"], problem["line"], problem["column"], problem["severity"])
    assert place == ("content/posts/a.md", 3, 7, "error")
    (held,) = found["heldBack"]
    assert (held["path"], held["reason"], held["until"]) == (
        "content/posts/b.md",
        "future",
        "2027-01-01T00:00:00+09:00",
    )


def test_wrong_settings_are_told_in_the_same_shape(tmp_path: Path) -> None:
    found = told(blog(tmp_path, {}, "[linsk]\n"), "check")
    assert (found["ok"], len(found["problems"])) == (False, 1)


def test_with_strict_a_warning_is_not_ok(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(mood="good")})
    assert told(root, "check")["ok"] is True
    assert told(root, "check", "--strict")["ok"] is False
