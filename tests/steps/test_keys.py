"""The key of an output changes with everything that decides its bytes, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from nisshi.cache import Cache
from nisshi.config import SiteSettings
from nisshi.digest import digest_value
from nisshi.model import Task
from nisshi.outputs.all_outputs import plan_outputs
from nisshi.steps.keys import task_keys, template_digests
from nisshi.steps.plan import Plan
from nisshi.theme.lookup import load_theme
from tests.outputs.sample import SETTINGS, Sketch, make_site
from tests.theme.themes import write_theme

TASKS = (
    Task("a/index.html", "a.md", "post", b"a", ("a.md",), "post.html"),
    Task("b/index.html", "b.md", "post", b"b", ("b.md",), "post.html"),
    Task("index.html", "home", "home", b"h", (), "home.html"),
    Task("rss.xml", "feed", "feed", b"f", ("a.md", "b.md")),
    Task("robots.txt", "robots", "finished", b"r"),
)
TEMPLATES = {"post.html": "p1", "home.html": "h1"}
TEXTS = {"a.md": "a1", "b.md": "b1"}
OTHER = msgspec.structs.replace(SETTINGS, site=SiteSettings(title="別", url="https://example.com/"))


def plan_of(tasks: tuple[Task, ...] = TASKS, title: str = "") -> Plan:
    settings = OTHER if title else SETTINGS
    return Plan(
        key="",
        shared=plan_outputs(make_site((Sketch(slug="a"),), settings=settings), settings).shared,
        tasks=tasks,
        digests=tuple(map(digest_value, tasks)),
        assets=(),
        problems=(),
        dead=(),
        posts=2,
        pages=0,
    )


def keys(
    plan: Plan | None = None,
    engine: str = "engine",
    templates: dict[str, str] = TEMPLATES,
    texts: dict[str, str] = TEXTS,
) -> dict[str, str]:
    plan = plan or plan_of()
    found = task_keys(plan, texts.__getitem__, engine, templates)
    return {task.output: key for task, key in zip(plan.tasks, found, strict=True)}


def changed(others: dict[str, str]) -> list[str]:
    return [path for path, key in keys().items() if others[path] != key]


ALL = [task.output for task in TASKS]


def test_the_same_gives_the_same_keys_and_each_output_its_own() -> None:
    assert keys() == keys()
    assert len(set(keys().values())) == len(TASKS)


def test_another_engine_changes_all() -> None:
    assert changed(keys(engine="other")) == ALL


def test_what_all_pages_share_changes_all() -> None:
    assert changed(keys(plan_of(title="別"))) == ALL


@pytest.mark.parametrize("number", range(len(TASKS)))
@pytest.mark.parametrize("part", ["inputs", "kind", "source"])
def test_what_an_output_is_given_changes_it_alone(number: int, part: str) -> None:
    other = {"inputs": b"!", "kind": "!", "source": "!"}[part]
    tasks = list(TASKS)
    tasks[number] = msgspec.structs.replace(tasks[number], **{part: other})
    assert changed(keys(plan_of(tuple(tasks)))) == [TASKS[number].output]


def test_a_text_changes_the_outputs_that_show_it() -> None:
    assert changed(keys(texts={**TEXTS, "a.md": "a2"})) == ["a/index.html", "rss.xml"]


def test_texts_that_change_places_are_a_change() -> None:
    assert changed(keys(texts={"a.md": "b1", "b.md": "a1"})) == ["a/index.html", "b/index.html", "rss.xml"]


def test_a_template_changes_its_pages() -> None:
    assert changed(keys(templates={**TEMPLATES, "post.html": "p2"})) == ["a/index.html", "b/index.html"]


def test_a_template_that_is_gone_changes_its_pages() -> None:
    assert changed(keys(templates={"post.html": "p1"})) == ["index.html"]


# --- Templates --------------------------------------------------------------------------------

THEME = {
    "post.html": "{% extends 'base.html' %}",
    "home.html": "{% extends 'base.html' %}{% block b %}{{ partial('card.html') }}{% endblock %}",
    "base.html": "{% block b %}{% endblock %}",
    "card.html": "card",
    "any.html": "{% include name %}",
    "words.toml": "",
}


def digests(root: Path, cache: Cache | None = None, url: str = "/a.css", engine: str = "e") -> dict[str, str]:
    return template_digests(load_theme(root, "mine"), {"a.css": url}, engine, cache or Cache(None))


@pytest.mark.parametrize(
    ("file", "reached"),
    [
        ("card.html", ["any.html", "card.html", "home.html"]),
        ("base.html", ["any.html", "base.html", "home.html", "post.html"]),
        ("post.html", ["any.html", "post.html"]),
        ("new.html", ["any.html"]),
        ("words.toml", ["any.html", "base.html", "card.html", "home.html", "post.html"]),
    ],
)
def test_a_file_of_the_theme_changes_the_templates_that_reach_it(
    tmp_path: Path, file: str, reached: list[str]
) -> None:
    write_theme(tmp_path, "mine", THEME)
    before = digests(tmp_path)
    write_theme(tmp_path, "mine", {file: "[ja]\n" if file.endswith(".toml") else "changed"})
    after = digests(tmp_path)
    assert [name for name in sorted(before) if before[name] != after[name]] == reached


def test_the_address_of_an_asset_changes_all_templates(tmp_path: Path) -> None:
    write_theme(tmp_path, "mine", THEME)
    before, after = digests(tmp_path), digests(tmp_path, url="/a.2.css")
    assert [name for name in before if before[name] == after[name]] == []


def test_references_are_read_once_for_a_theme_and_again_when_a_template_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise AssertionError("templates were read")

    write_theme(tmp_path, "mine", THEME)
    cache = Cache(None)
    first = digests(tmp_path, cache)
    monkeypatch.setattr("nisshi.steps.keys.closures", refuse)
    assert digests(tmp_path, cache) == first
    write_theme(tmp_path, "mine", {"words.toml": "[ja]\n"})
    assert digests(tmp_path, cache) != first
    with pytest.raises(AssertionError, match="templates were read"):
        digests(tmp_path, cache, engine="other")
    write_theme(tmp_path, "mine", {"post.html": "{% extends 'card.html' %}"})
    with pytest.raises(AssertionError, match="templates were read"):
        digests(tmp_path, cache)


def test_references_that_are_none_are_read_again(tmp_path: Path) -> None:
    write_theme(tmp_path, "mine", THEME)
    cache = Cache(None)
    first = digests(tmp_path, cache)
    (key,) = cache._new_entries
    cache.put(key, b"\xff damaged")
    assert digests(tmp_path, cache) == first
