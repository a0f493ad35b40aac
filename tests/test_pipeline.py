"""The line of stages as one function: a folder and settings in, problems and a site out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from nisshi.config import BuildSettings, LinkSettings, Settings
from nisshi.errors import SiteError
from nisshi.pipeline import Request, Result, build
from tests.blogs import blog, nisshi, post, tree

STAGES = ["look", "convert", "make", "write"]
SETTINGS = Settings(theme="bare")


def request(root: Path, *, write: bool = True, keep_going: bool = False) -> Request:
    now = datetime(2026, 6, 1, tzinfo=UTC)
    return Request(root=root, output=root / "site", now=now, jobs=1, write=write, keep_going=keep_going)


def run(root: Path, settings: Settings = SETTINGS, *, write: bool = True, keep_going: bool = False) -> Result:
    return build(request(root, write=write, keep_going=keep_going), settings, say=lambda stage: None)


def published(root: Path) -> list[str]:
    """Return the slugs of one segment that have a page."""
    found = (path.name for path in (root / "site").iterdir() if (path / "index.html").is_file())
    return sorted(name for name in found if name not in ("2026", "tags"))


def test_each_stage_is_named_as_it_begins_and_timed(tmp_path: Path) -> None:
    said: list[str] = []
    result = build(request(blog(tmp_path, {"a.md": post()})), SETTINGS, say=said.append)
    assert said == list(result.timings) == STAGES
    assert result.problems == ()


def test_without_writing_everything_else_is_done(tmp_path: Path) -> None:
    result = run(blog(tmp_path, {"a.md": post()}), write=False)
    assert (result.posts, result.written) == (1, None)
    assert result.outputs > 10
    assert not (tmp_path / "site").exists()


def test_an_error_stops_the_writing_and_keeps_the_site(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post()})
    run(root)
    before = tree(root / "site")
    blog(root, {"b.md": post(title="")})
    assert run(root).written is None
    assert tree(root / "site") == before


def test_a_post_that_went_is_gone_from_the_site(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(tags="[x]"), "b.md": post(tags="[y]")})
    run(root)
    (root / "content/posts/a.md").unlink()
    result = run(root)
    assert result.written is not None
    assert result.written.removed >= 2
    assert published(root) == ["b"]
    assert not (root / "site/tag/x").exists()


@pytest.mark.parametrize(
    "bad",
    [
        post(title=""),
        post("```toc\nfrom-heading: nine\n```"),
        post("[x](/nowhere/)"),
        post(slug="good"),
        post(templateKey="none"),
        "no front matter",
    ],
)
def test_keep_going_leaves_out_exactly_the_posts_with_errors(tmp_path: Path, bad: str) -> None:
    files = {"good.md": post("[悪い](zbad.md)"), "zbad.md": bad, "other.md": post()}
    result = run(blog(tmp_path, files), keep_going=True)
    told = {problem.path for problem in result.problems}
    assert [path for path in told if path.startswith("content/")] == ["content/posts/zbad.md"]
    assert published(tmp_path) == ["good", "other"]
    assert result.posts == 2


def test_keep_going_takes_no_page_away_for_a_template_that_fails(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(), "b.md": post()})
    run(root)
    before = tree(root / "site")
    template = root / "themes/bare/templates/blog-post.html"
    template.write_text(template.read_text("utf-8") + "{{ nowhere }}", "utf-8")
    result = run(root, keep_going=True)
    assert result.written is None
    assert result.problems[0].path == "themes/bare/templates/blog-post.html"
    assert tree(root / "site") == before


def test_keep_going_leaves_out_the_post_that_meets_a_file(tmp_path: Path) -> None:
    files = {
        "a.md": post("一", slug="a"),
        "b.md": post("二", slug="b"),
        "content/static/a/index.html": "rack",
    }
    result = run(blog(tmp_path, files), keep_going=True)
    assert result.posts == 1
    assert [problem.path for problem in result.problems] == ["content/posts/a.md"]
    assert (tmp_path / "site/a/index.html").read_text("utf-8") == "rack"


def test_keep_going_publishes_nothing_where_no_post_is_to_blame_for_what_meets(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("一", slug="a")})
    assert run(root).written is not None
    before = tree(root / "site")
    blog(root, {"b.md": post("二", slug="b"), "content/static/tags/index.html": "mine"})
    result = run(root, keep_going=True)
    assert [problem.path for problem in result.problems] == ["content/static/tags/index.html"]
    assert result.written is None
    assert tree(root / "site") == before


def test_keep_going_also_leaves_out_what_only_a_faulty_post_held_up(tmp_path: Path) -> None:
    files = {
        "a.md": post("[x](/nowhere/)", tags="[only-here]"),
        "b.md": post("[札](/tag/only-here/)"),
        "c.md": post(),
    }
    result = run(blog(tmp_path, files), keep_going=True)
    assert [problem.path for problem in result.problems] == ["content/posts/a.md", "content/posts/b.md"]
    assert published(tmp_path) == ["c"]


def test_dead_links_as_warnings_leave_nothing_out(tmp_path: Path) -> None:
    settings = Settings(theme="bare", links=LinkSettings(dead="warn"))
    result = run(blog(tmp_path, {"a.md": post("[x](/nowhere/)")}), settings, keep_going=True)
    assert [problem.severity for problem in result.problems] == ["warning"]
    assert published(tmp_path) == ["a"]


def test_problems_of_all_stages_are_sorted_and_told_once(tmp_path: Path) -> None:
    files = {"b.md": post("[x](/nowhere/)\n\n##\n"), "a.md": post(slug="b"), "c.md": post(date="")}
    result = run(blog(tmp_path, files))
    assert list(result.problems) == sorted(set(result.problems))
    assert {"content/posts/b.md", "content/posts/c.md"} <= {problem.path for problem in result.problems}


def test_where_there_is_no_way_on_the_problems_are_raised(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="there is no theme 'nothing'"):
        run(blog(tmp_path, {}), Settings(theme="nothing"))


def test_the_number_of_jobs_may_be_a_setting(tmp_path: Path) -> None:
    assert (
        run(blog(tmp_path, {"a.md": post()}), Settings(theme="bare", build=BuildSettings(jobs=1))).posts == 1
    )


@pytest.mark.parametrize("target", ["nowhere.md", "gone.md"])
def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, target: str) -> None:
    root = blog(tmp_path, {"a.md": post()})
    (root / "content/posts/gone.md").symlink_to(target)
    answer = nisshi(root)
    assert answer.code == 1
    assert answer.words.startswith("content/posts/gone.md: error: the file cannot be read")
    assert not (root / "site").exists()


@pytest.mark.parametrize("key", ["title", "description", "tags", "series", "mood"])
def test_half_a_character_is_a_problem(tmp_path: Path, key: str) -> None:
    text = '{\n"title": "夜",\n"date": "2026-01-01"\n}\n'
    value = '["\\ud800"]' if key == "tags" else '"\\ud800"'
    root = blog(
        tmp_path,
        {
            "a.md": text.replace("{\n", f'{{\n"{key}": {value},\n')
            if key != "title"
            else text.replace("夜", "\\ud800")
        },
    )
    answer = nisshi(root)
    assert answer.code == 1
    assert answer.words.startswith("content/posts/a.md:1: error: the JSON cannot be used: ")
