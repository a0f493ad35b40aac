"""Keys inside tables, as Zola and Hugo have them, and values nobody can see."""

from __future__ import annotations

import pytest

from nisshi.content.elsewhere import ELSEWHERE
from nisshi.content.keys import alias_problems
from tests.content.reading import meta, read, with_keys

ALIASES = {"taxonomies.tags": "tags", "extra.cover": "headerImage"}


def test_a_key_inside_a_table_is_taken_out_by_an_alias() -> None:
    text = '+++\ntitle = "夜"\ndate = 2026-01-01\n[taxonomies]\ntags = ["Linux"]\n+++\n'
    assert meta(text, aliases=ALIASES).tags == ("Linux",)
    assert read(text, aliases=ALIASES).unknown == ()
    assert meta(with_keys("taxonomies:", "  tags: [Linux]"), aliases=ALIASES).tags == ("Linux",)


def test_what_is_left_of_the_table_is_kept_for_templates() -> None:
    reading = read(with_keys("extra: {cover: /a.png, stars: 5}"), aliases=ALIASES)
    assert reading.post is not None
    assert reading.post.meta.header_image == "/a.png"
    assert reading.post.meta.extra == {"extra": {"stars": 5}}
    assert [problem.message for problem in reading.unknown] == ["Nisshi does not know the key 'extra.stars'"]


def test_a_table_of_toml_is_told_at_its_header() -> None:
    text = '+++\ntitle = "夜"\ndate = 2026-01-01\n[params.deep]\nx = 1\n+++\n'
    (problem,) = read(text).unknown
    assert (problem.line, problem.source) == (4, "[params.deep]")


PLACES = {
    "YAML": "---\ntitle: 夜\ndate: 2026-01-01\nextra:\n  stars: 5\n  cover: [a.png]\n---\n",
    "TOML": '+++\ntitle = "夜"\ndate = 2026-01-01\n[extra]\nstars = 5\ncover = ["a.png"]\n+++\n',
    "TOML, dotted": '+++\ntitle = "夜"\ndate = 2026-01-01\n\nextra.stars = 5\nextra.cover = ["a.png"]\n+++\n',
    "TOML, in braces": '+++\ntitle = "夜"\ndate = 2026-01-01\n\n\nextra = {stars = 5, cover = ["a.png"]}\n+++\n',
    "JSON": '{\n"title": "夜",\n"date": "2026-01-01",\n"extra": {\n"stars": 5,\n"cover": ["a.png"]}\n}\n',
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES)
def test_a_value_inside_a_table_is_told_at_its_own_place(text: str) -> None:
    reading = read(text, aliases=ALIASES)
    (problem,) = reading.problems
    assert problem.message == "extra.cover must be text"
    assert (problem.line, problem.source[problem.column - 1]) == (6, "[")
    (unknown,) = reading.unknown
    assert unknown.message == "Nisshi does not know the key 'extra.stars'"
    assert unknown.source[unknown.column - 1 :].strip('"').startswith(("stars", "extra.stars"))


def test_a_key_of_another_table_is_not_taken_for_the_one_that_is_unknown() -> None:
    text = (
        '+++\ntitle = "夜 # [cover]"\ndate = 2026-01-01\nnote = """\ncover = 1\n[cover]\n"""\n'
        '[params]\ncover = "a"\n[cover]\nimage = "b"\n+++\n'
    )
    *_, problem = read(text).unknown
    assert "'cover'" in problem.message
    assert (problem.line, problem.column, problem.source) == (10, 2, "[cover]")


def test_a_control_character_in_a_value_is_told_at_its_line() -> None:
    for key in ('description: "a\\x02b"', 'tags: ["a\\0"]'):
        (problem,) = read(with_keys(key)).problems
        assert (problem.line, problem.severity) == (4, "error")
        assert "control character" in problem.message


def test_a_title_that_is_no_text_is_told_once() -> None:
    (problem,) = read("---\ntitle: [WIP]\ndate: 2026-01-01\n---\n").problems
    assert problem.message == "title must be text"


def test_an_alias_for_a_key_that_is_not_there_is_told() -> None:
    right = {"path": "slug", "published": "not draft", "author": "", "modified": "lastmod"}
    assert alias_problems(right) == ()
    slip, turned = alias_problems({"path": "slgu", "x": "not title"})
    assert "'slgu'" in slip.message and "Did you mean 'slug'" in slip.hint
    assert "'not title'" in turned.message


@pytest.mark.parametrize(
    ("theirs", "name", "line"),
    [
        ("slug", "path", 'path = "slug"'),
        ("tags", "taxonomies.tags", '"taxonomies.tags" = "tags"'),
        ("draft", "published", 'published = "not draft"'),
    ],
)
def test_an_alias_the_wrong_way_round_is_turned(theirs: str, name: str, line: str) -> None:
    (problem,) = alias_problems({theirs: name})
    assert problem.hint == f"The other way round: {line}."


@pytest.mark.parametrize(
    ("line", "mapped"),
    [
        ("categories: [a]", 'categories = "tags"'),
        ("cover: a.png", 'cover = "headerImage"'),
        ("published: true", 'published = "not draft"'),
        ("cover: {image: a.png}", '"cover.image" = "headerImage"'),
        ("taxonomies: {tags: [a]}", '"taxonomies.tags" = "tags"'),
    ],
)
def test_a_key_other_generators_have_is_answered_with_the_line_that_maps_it(line: str, mapped: str) -> None:
    (problem,) = read(with_keys(line)).unknown
    assert f"write {mapped} below [front_matter.aliases]" in problem.hint


def test_what_is_suggested_for_the_keys_of_others_are_keys_of_ours() -> None:
    assert alias_problems({f"x.{theirs}": ours for theirs, ours in ELSEWHERE.items()}) == ()


TWICE = {
    "categories": "tags",
    "taxonomies.tags": "tags",
    "path": "slug",
    "url": "slug",
    "published": "not draft",
}


def test_lists_of_two_keys_are_one_in_the_order_of_the_file() -> None:
    found = meta(
        with_keys("categories: [b, a]", "tags: [c, a]", "taxonomies: {tags: [d]}", "path: x"), aliases=TWICE
    )
    assert found.tags == ("b", "a", "c", "d")


@pytest.mark.parametrize("second", ["url", "slug"])
def test_of_two_keys_for_one_value_the_first_counts_and_the_second_is_told(second: str) -> None:
    reading = read(with_keys("path: x", f"{second}: y"), aliases=TWICE)
    assert reading.slug == "" and reading.post is not None
    assert reading.post.meta.slug == "x"
    (problem,) = reading.problems
    assert problem.message == f"'path' and '{second}' both give 'slug'; the first counts"
    assert (problem.line, problem.severity) == (5, "warning")


def test_a_language_is_a_tag_of_bcp_47() -> None:
    assert meta(with_keys("lang: zh-Hant-TW")).lang == "zh-Hant-TW"
    (problem,) = read(with_keys("lang: ja_JP")).problems
    assert (problem.line, problem.message) == (4, "'ja_JP' is not a language")


def test_a_text_with_commas_is_one_item_and_the_author_is_asked() -> None:
    reading = read(with_keys("tags: Linux, ZFS"))
    assert reading.post is not None
    assert reading.post.meta.tags == ("Linux, ZFS",)
    (problem,) = reading.problems
    assert (problem.line, problem.severity) == (4, "warning")
    assert "[one, two]" in problem.hint
