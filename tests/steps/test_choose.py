"""Which posts are good enough to be published."""

from __future__ import annotations

import json
from pathlib import Path

from nisshi.errors import Problem
from nisshi.steps.choose import without_errors
from nisshi.steps.prepare import Leaf
from tests.blogs import blog, built, nisshi, post, tree


def leaf(path: str, *faults: Problem) -> Leaf:
    return Leaf(path, "source", "key", (), (), faults)


def test_a_post_is_left_out_for_an_error_in_its_own_file_or_in_one_that_it_quotes() -> None:
    good = leaf("content/posts/a.md", Problem("content/posts/a.md", severity="warning"))
    quoting = leaf("content/posts/b.md", Problem("content/posts/app.log", severity="error"))
    dead = leaf("content/posts/c.md")
    problems = [Problem("content/posts/c.md", message="dead link")]
    assert without_errors([good, quoting, dead], problems) == (good,)


def test_what_posts_with_errors_do_to_each_other_is_told_at_once(tmp_path: Path) -> None:
    broken = '[死](/nope/)\n\n```log {file="gone.log"}\n```\n'
    posts = {"a.md": post(broken, slug="x"), "b.md": post("文。", slug="X", logRedact="[ips]")}
    root = blog(tmp_path / "blog", posts)
    problems = json.loads(nisshi(root, "build", "--json").data)["problems"]
    words = ("leads nowhere", "no file gone.log", "differ only in case", "does not know 'ips'")
    said = [problem["message"] for problem in problems]
    assert [sum(word in message for message in said) for word in words] == [1, 1, 1, 1], said
    assert not (root / "site").exists()
    blog(root, {"a.md": post("文。", slug="x"), "b.md": post("文。", slug="y")})
    assert tree(built(root)) == tree(built(root, "--clean"))
