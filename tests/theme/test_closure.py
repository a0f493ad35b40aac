"""What a template can reach, and a digest that changes exactly when something of it does."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from nisshi.theme.closure import Closure, closure_digest, closures, shared_digest, templates_digest
from nisshi.theme.lookup import load_theme
from tests.blogs import REPOSITORY
from tests.theme.themes import write_theme


def reached(root: Path, template: str, **parts: str) -> Closure:
    files = {f"{name}.html": text for name, text in parts.items()}
    write_theme(root, "mine", {"page.html": template, **files})
    return closures(load_theme(root, "mine"))["page.html"]


def digest(root: Path, template: str = "page.html") -> str:
    theme = load_theme(root, "mine")
    return closure_digest(theme, closures(theme)[template], "")


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("alone", ()),
        ("{% extends 'a.html' %}", ("a.html",)),
        ("{% include 'a.html' %}", ("a.html",)),
        ("{% import 'a.html' as a %}", ("a.html",)),
        ("{% from 'a.html' import b %}", ("a.html",)),
        ("{% include ['a.html', 'b.html'] ignore missing %}", ("a.html", "b.html")),
        ("{% include ('a.html', 'b.html') %}", ("a.html", "b.html")),
        ("{% include '!paper/a.html' %}", ("!paper/a.html",)),
        ("{{ partial('a.html', n=1) }}", ("a.html",)),
        ("{% if no %}{% for n in no %}{{ partial('a.html') | upper }}{% endfor %}{% endif %}", ("a.html",)),
        ("{% set word = 'partial' %}{{ site.partial }}", ()),
    ],
)
def test_a_name_that_is_said_is_reached(tmp_path: Path, template: str, names: tuple[str, ...]) -> None:
    assert reached(tmp_path, template) == tuple(sorted(("page.html", *names)))


@pytest.mark.parametrize(
    "template",
    [
        "{% include name %}",
        "{% include 'a' ~ '.html' %}",
        "{% include ['a.html', name] %}",
        "{% extends name %}",
        "{% import name as m %}",
        "{{ partial(name) }}",
        "{{ partial(*names) }}",
        "{{ partial(1) }}",
        "{% set p = partial %}{{ p('a.html') }}",
        "{{ partial('a.html') }}{{ [partial] }}",
        "{% if %}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ " + "1 + " * 5000 + "1 }}",
    ],
)
def test_a_name_that_is_computed_stands_for_the_whole_theme(tmp_path: Path, template: str) -> None:
    assert reached(tmp_path, template) is None


def test_what_is_reached_by_way_of_others_counts_too(tmp_path: Path) -> None:
    parts = {"a": "{% include 'b.html' %}", "b": "{{ partial('a.html') }}", "c": "not reached"}
    assert reached(tmp_path, "{% include 'a.html' %}", **parts) == ("a.html", "b.html", "page.html")
    assert reached(tmp_path, "{% include 'a.html' %}", **{**parts, "b": "{% include x %}"}) is None


def test_a_file_that_is_no_text_stands_for_the_whole_theme(tmp_path: Path) -> None:
    write_theme(tmp_path, "mine", {"page.html": "{% include 'a.html' %}", "a.html": ""})
    (tmp_path / "themes/mine/templates/a.html").write_bytes(b"\xff")
    assert closures(load_theme(tmp_path, "mine")) == {"a.html": None, "page.html": None}


def test_the_themes_that_come_with_nisshi_compute_no_name(tmp_path: Path) -> None:
    found = closures(load_theme(REPOSITORY, "yoru"))
    assert None not in found.values()
    assert "_card.html" in (found["home.html"] or ())
    assert msgspec.json.decode(msgspec.json.encode(found), type=dict[str, Closure]) == found


@pytest.mark.parametrize(
    ("template", "changed", "counts"),
    [
        ("{% include 'a.html' %}", "a.html", True),
        ("{% include 'a.html' %}", "b.html", False),
        ("{% include 'no.html' ignore missing %}", "no.html", True),
        ("{% include ['no.html', 'a.html'] %}", "no.html", True),
        ("{{ partial('a.html') }}", "a.html", True),
        ("{% include name %}", "b.html", True),
        ("{% include name %}", "new.html", True),
        ("{% include name %}", "assets/a.css", False),
    ],
)
def test_the_digest_changes_with_what_is_reached_alone(
    tmp_path: Path, template: str, changed: str, counts: bool
) -> None:
    write_theme(tmp_path, "mine", {"page.html": template, "a.html": "a", "b.html": "b"})
    before = digest(tmp_path)
    write_theme(tmp_path, "mine", {changed: "changed"})
    assert (digest(tmp_path) != before) == counts


def test_an_override_that_is_added_changes_the_digest_even_if_it_says_the_same(tmp_path: Path) -> None:
    write_theme(tmp_path, "mine", {"page.html": "{% include 'a.html' %}", "a.html": "a"})
    before = digest(tmp_path)
    write_theme(tmp_path, "overrides", {"a.html": "a"})
    assert digest(tmp_path) != before


def test_a_file_that_is_overridden_counts_where_it_is_named(tmp_path: Path) -> None:
    write_theme(tmp_path, "mine", {"page.html": "{% include 'a.html' %}", "a.html": "a"})
    write_theme(tmp_path, "overrides", {"a.html": "{% include '!mine/a.html' %}"})
    assert closures(load_theme(tmp_path, "mine"))["page.html"] == ("!mine/a.html", "a.html", "page.html")
    before = digest(tmp_path)
    write_theme(tmp_path, "mine", {"a.html": "changed"})
    assert digest(tmp_path) != before


def test_what_templates_share_is_part_of_the_digest(tmp_path: Path) -> None:
    write_theme(tmp_path, "mine", {"page.html": ""})
    theme = load_theme(tmp_path, "mine")
    for names in (("page.html",), None):
        assert closure_digest(theme, names, "one") != closure_digest(theme, names, "two")


def test_words_and_addresses_are_shared(tmp_path: Path) -> None:
    def shared(url: str = "/a.css") -> str:
        return shared_digest(load_theme(tmp_path, "mine"), {"a.css": url, "b.css": "/b.css"})

    write_theme(tmp_path, "mine", {"page.html": "", "words.toml": ""})
    first = shared()
    assert shared("/a.1.css") != first
    write_theme(tmp_path, "mine", {"page.html": "changed", "assets/a.css": "changed"})
    assert shared() == first
    write_theme(tmp_path, "overrides", {"words.toml": "[ja]"})
    assert shared() != first


@pytest.mark.parametrize(
    ("changed", "counts"), [("a.html", True), ("words.toml", False), ("assets/a.css", False)]
)
def test_the_digest_of_all_templates_is_of_templates_alone(
    tmp_path: Path, changed: str, counts: bool
) -> None:
    write_theme(tmp_path, "mine", {"page.html": ""})
    before = templates_digest(load_theme(tmp_path, "mine"))
    write_theme(tmp_path, "mine", {changed: "[ja]"})
    assert (templates_digest(load_theme(tmp_path, "mine")) != before) == counts
