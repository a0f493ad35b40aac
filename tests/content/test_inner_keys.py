"""Keys inside tables, as Zola and Hugo have them, and values nobody can see."""

from __future__ import annotations

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
    assert [problem.message for problem in reading.unknown] == ["Nisshi does not know the key 'extra'"]


def test_a_table_of_toml_is_told_at_its_header() -> None:
    text = '+++\ntitle = "夜"\ndate = 2026-01-01\n[params.deep]\nx = 1\n+++\n'
    (problem,) = read(text).unknown
    assert (problem.line, problem.source) == (4, "[params.deep]")


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
