"""Front matter in three formats: checked once, with every value as the author typed it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nisshi.content.keys import KEYS
from nisshi.errors import Problem
from nisshi.model import Faq, Meta
from tests.content.reading import meta, read, with_keys

FORMATS = {
    "YAML": "---\ntitle: 夜\ndate: 2026-01-01\nslug: '0123'\ntags: [on, x]\ndraft: true\nmood: 3\n---\n本文。\n",
    "TOML": '+++\ntitle = "夜"\ndate = 2026-01-01\nslug = "0123"\ntags = ["on", "x"]\ndraft = true\n'
    "mood = 3\n+++\n本文。\n",
    "JSON": '{\n"title": "夜",\n"date": "2026-01-01",\n"slug": "0123",\n"tags": ["on", "x"],\n"draft": true,\n'
    '"mood": 3\n}\n本文。\n',
}


@pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS)
def test_the_three_formats_say_the_same(text: str) -> None:
    found = meta(text)
    assert (found.title, found.slug, found.tags, found.draft) == ("夜", "0123", ("on", "x"), True)
    assert found.date is not None
    assert found.date.isoformat() == "2026-01-01T00:00:00+09:00"
    assert found.extra == {"mood": 3}


@pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("change", ["crlf", "cr", "bom", "blank lines"])
def test_line_ends_and_marks_of_editors_change_nothing(text: str, change: str) -> None:
    changed = {
        "crlf": text.replace("\n", "\r\n"),
        "cr": text.replace("\n", "\r"),
        "bom": "\ufeff" + text,
        "blank lines": "\n\n" + text,
    }[change]
    assert meta(changed) == meta(text)
    first, second = read(text).text, read(changed).text
    assert first is not None and second is not None
    assert second.body == first.body == "本文。\n"
    assert second.body_line == first.body_line + (2 if change == "blank lines" else 0)


@pytest.mark.parametrize("blank", ["", "\n", "\n\n\n"])
def test_the_body_keeps_the_lines_of_the_file(blank: str) -> None:
    file = with_keys().removesuffix("本文。\n") + blank + "本文。\n"
    text = read(file).text
    assert text is not None
    line = text.body_line + text.body.split("\n").index("本文。")
    assert file.split("\n")[line - 1] == "本文。"


def test_every_key_is_read() -> None:
    lines = (
        "slug: a/b",
        "updated: 2026-02-01",
        "description: どうしてか。",
        "tags: [監視]",
        "headerImage: /images/a.png",
        "templateKey: blog-post",
        "draft: true",
        "publishDate: 2026-03-01",
        "expiryDate: 2027-01-01",
        "aliases: [/old/]",
        "lang: en",
        "noindex: true",
        "useAi: yes",
        "faq:\n  - question: なぜ\n    answer: 電池",
        "logWatch: [瞬断]",
        "series: 電源",
        "id: 7",
        "logRedact: [ip]",
        "allowSecrets: [0123456789ab]",
        "allowPrivate: [home]",
    )
    found = meta(with_keys(*lines))
    defaults = Meta(slug="", title="")
    left = [key.name for key in KEYS if getattr(found, key.attribute) == getattr(defaults, key.attribute)]
    assert left == ["templateKey"]  # the one given with its default value
    assert found.faq == (Faq("なぜ", "電池"),)
    assert found.id == "7"


@pytest.mark.parametrize("name", ["updated", "updatedDate", "lastmod"])
def test_a_key_may_have_more_than_one_name(name: str) -> None:
    updated = meta(with_keys(f"{name}: 2026-02-01")).updated
    assert updated is not None
    assert updated.month == 2


@pytest.mark.parametrize(
    "typed",
    [
        "on",
        "off",
        "yes",
        "no",
        "1.0",
        "1.10",
        "0123",
        "12:30",
        "2011-08-30",
        "1e3",
        "0x10",
        "true",
        "C#",
        "=",
        "1_000",
    ],
)
def test_tags_and_slugs_stay_what_was_typed(typed: str) -> None:
    found = meta(with_keys("tags:", f"  - {typed}", f"slug: {typed}"))
    assert found.tags == (typed,)
    assert found.slug == typed


def test_empty_tags_are_dropped_with_a_warning() -> None:
    reading = read(with_keys("tags: [x, null, ~, '', x]"))
    assert reading.post is not None
    assert reading.post.meta.tags == ("x",)
    assert {problem.severity for problem in reading.problems} == {"warning"}
    assert meta(with_keys("tags:")).tags == ()
    assert meta(with_keys("tags: 監視")).tags == ("監視",)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("draft: maybe", "draft must be true or false"),
        ("draft: [true]", "draft must be true or false"),
        ("slug: [a]", "slug must be text"),
        ("tags: {a: b}", "tags must be a list"),
        ("tags: [[a]]", "each item of tags must be text"),
        ("faq: なぜ", "faq must be a list"),
        ("faq: [{question: なぜ}]", "an item of faq lacks its question or its answer"),
        ("updated: {a: b}", "updated must be a date"),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_problem_at_its_place(line: str, words: str) -> None:
    reading = read(with_keys(line))
    assert reading.post is None
    (problem,) = reading.problems
    assert (problem.message, problem.line, problem.column) == (words, 4, line.index(":") + 3)
    assert problem.source == line


def test_unknown_keys_keep_their_types_for_templates() -> None:
    found = meta(
        with_keys("a: 1", "b: 1.5", "c: true", "d: on", "e: {f: [2, null]}", "g: 2026-01-01", "h: '1'")
    )
    assert found.extra == {
        "a": 1,
        "b": 1.5,
        "c": True,
        "d": "on",
        "e": {"f": [2, None]},
        "g": "2026-01-01",
        "h": "1",
    }


ALIASES = {"path": "slug", "coverImage": "headerImage", "published": "not draft", "author": "", "tag": "tags"}


def test_keys_of_another_generator_are_mapped() -> None:
    reading = read(
        with_keys("path: /entry/1", "coverImage: /a.png", "author: 誰か", "tag: x"), aliases=ALIASES
    )
    assert reading.post is not None
    found = reading.post.meta
    assert (found.slug, found.header_image, found.tags, found.extra) == ("/entry/1", "/a.png", ("x",), {})
    assert reading.problems == reading.unknown == ()


@pytest.mark.parametrize(("published", "draft"), [("false", True), ("true", False), ("", False)])
def test_a_flag_may_be_turned_round(published: str, draft: bool) -> None:
    assert meta(with_keys(f"published: {published}"), aliases=ALIASES).draft is draft


def test_a_file_that_is_not_utf8_is_a_problem_with_its_line() -> None:
    data = with_keys("description: 夜").encode("euc_jp")
    (problem,) = read(data).problems
    assert problem.line == 2
    assert "not UTF-8" in problem.message


def test_the_slug_of_a_faulty_file_is_known_so_that_links_to_it_are_not_called_dead() -> None:
    assert read(with_keys("slug: a/b", "title: 日本: 語")).slug == "a/b"
    assert read(with_keys("slug: a/b", "updated: soon")).slug == "a/b"


def assert_told(problems: tuple[Problem, ...], text: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.message
        assert 0 <= problem.line <= len(lines)
        assert problem.line == 0 or problem.source == lines[problem.line - 1]


YAML_LIKE = st.lists(
    st.sampled_from([*"abc:-[]{}'\"#&*!|>%@`~ \t\n", ": ", "- ", "title", "date", "日", "\x00"])
)


@settings(deadline=None)  # a machine under load is no fault of the text
@given(st.text() | st.builds("---\n{}\n---\n{}".format, YAML_LIKE.map("".join), st.text()))
@example("---\n? [a]\n: b\n---\n")
@example("---\n&a a: *a\n---\n")
@example("---\na: &x [*x]\n---\n")
@example("+++\na = " + "9" * 5000 + "\n+++\n")
@example('{\n"a": ' + "9" * 5000 + "\n}\n")
@example("---\n" + "[" * 10_000 + "\n---\n")
@example("---\n---\n")
@example('{\n"title": "\\ud800", "date": "2026-01-01"\n}\n')
def test_any_file_is_a_post_or_problems(text: str) -> None:
    reading = read(text.encode(errors="surrogatepass"))
    assert (reading.post is None) == any(problem.severity == "error" for problem in reading.problems)
    assert_told((*reading.problems, *reading.unknown), text)
