"""Rendering: a template sees its view and three functions; what fails is told at the template's line."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.errors import Problem
from tests.blogs import blog, nisshi, post
from tests.theme.themes import render, write_theme


def rendered(root: Path, template: str, **parts: str) -> str:
    write_theme(root, "mine", {"page.html": template, **parts})
    text, problems = render(root, "mine")
    assert problems == ()
    return text


def failed(root: Path, template: str, parts: dict[str, str] | None = None, pages: int = 1) -> Problem:
    write_theme(root, "mine", {"page.html": template, **(parts or {})})
    text, (problem,) = render(root, "mine", pages=pages)
    assert text == ""
    return problem


def test_text_is_escaped(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ title }}") == "夜 &amp; &lt;朝&gt;"


def test_asset_gives_the_published_address(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ asset('style.css') }}") == "/assets/style.123.css"


def test_a_template_sees_no_site_no_clock_and_no_disk(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ self._TemplateReference__context.keys() | sort | join(' ') }}") == (
        "asset cycler dict joiner namespace partial range site title word"
    )


TWO_LINES = "<p>\n  {{ %s }}\n"


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("titel", "UndefinedError: 'titel' is undefined"),
        ("site.tilte", "has no attribute 'tilte'"),
        ("asset('stile.css')", "there is no word or asset 'stile.css'"),
        ("word('hello')", "there is no word or asset 'hello'"),
        ("1 / 0", "ZeroDivisionError"),
        ("title | nonsense", "No filter named 'nonsense'"),
        ("[1, 2] | random", "No filter named 'random'"),  # equal views make equal pages
        ("lipsum()", "'lipsum' is undefined"),
        ("title +", "TemplateSyntaxError"),
        ("title.x.y", "has no attribute 'x'"),
        ("[1][2].x", "UndefinedError"),
    ],
)
def test_a_mistake_is_told_at_the_templates_line(tmp_path: Path, expression: str, message: str) -> None:
    problem = failed(tmp_path, TWO_LINES % expression)
    assert message in problem.message
    assert (problem.path, problem.line) == ("themes/mine/templates/page.html", 2)
    assert problem.source == f"  {{{{ {expression} }}}}"
    assert "Seen in 0.html, made for 0.md" in problem.hint


def test_a_mistake_in_an_included_part_is_told_there(tmp_path: Path) -> None:
    problem = failed(tmp_path, "{% include 'part.html' %}", {"part.html": "\n\n{{ titel }}"})
    assert (problem.path, problem.line) == ("themes/mine/templates/part.html", 3)


def test_a_mistake_in_a_partial_is_told_there(tmp_path: Path) -> None:
    problem = failed(tmp_path, "{{ partial('part.html', n=1) }}", {"part.html": "\n{{ n }}\n{{ titel }}"})
    assert (problem.path, problem.line) == ("themes/mine/templates/part.html", 3)
    assert problem.message == "UndefinedError: 'titel' is undefined"


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    problem = failed(tmp_path, "\n{% include 'prat.html' %}")
    assert problem.message == "there is no template 'prat.html'"
    assert (problem.path, problem.line) == ("themes/mine/templates/page.html", 2)


def test_a_template_that_includes_itself_ends_as_a_problem(tmp_path: Path) -> None:
    assert "RecursionError" in failed(tmp_path, "{% include 'page.html' %}").message


def test_a_template_that_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    write_theme(tmp_path, "mine", {})
    (tmp_path / "themes/mine/templates").mkdir()
    (tmp_path / "themes/mine/templates/page.html").write_bytes(b"\xff")
    _, (problem,) = render(tmp_path, "mine")
    assert "UnicodeDecodeError" in problem.message


def test_a_broken_template_is_told_once_for_all_its_pages(tmp_path: Path) -> None:
    assert "'titel' is undefined" in failed(tmp_path, "{{ titel }}", pages=50).message


def test_a_broken_template_stops_the_build(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(), "overrides/templates/blog-post.html": "{{ titel }}\n"})
    run = nisshi(root)
    assert run.code == 1
    assert "overrides/templates/blog-post.html:1:1: error: UndefinedError: 'titel' is undefined" in run.words
    assert not (root / "site").exists()


def test_post_bodies_never_pass_through_a_template(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("{{ 7 * 7 }} {% raw %} {# note #} `{{ x }}`", title="'{{ 7 * 7 }}'")})
    assert nisshi(root).code == 0
    html = (root / "site/a/index.html").read_text(encoding="utf-8")
    assert "title: {{ 7 * 7 }}" in html
    assert "{{ 7 * 7 }} {% raw %} {# note #} <code>{{ x }}</code>" in html
