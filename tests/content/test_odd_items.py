"""What can be read and is hardly meant is told at its item; aliases have places of their own."""

from __future__ import annotations

import pytest

from nisshi.model import alias_place
from tests.content.reading import read, with_keys


@pytest.mark.parametrize(
    ("key", "line", "column", "message"),
    [
        ("logWatch: 3", 4, 11, "logWatch takes phrases, and 3 is a number"),
        ("logWatch: true", 4, 11, "logWatch takes phrases, and true is true or false"),
        ("logWatch: [timeout, 504]", 4, 21, "logWatch takes phrases, and 504 is a number"),
        (
            "logWatch:\n  - timeout\n  - 2.5",
            6,
            5,
            "logWatch takes phrases, and 2.5 is a number",
        ),
        (
            "aliases: ../x",
            4,
            10,
            "the alias ../x is taken for /x/: an alias is a path from the root of the site",
        ),
        (
            "aliases:\n  - /a/\n  - https://old.example.com/b/./c",
            6,
            5,
            "the alias https://old.example.com/b/./c is taken for /b/c/: an alias is a path from the root "
            "of the site",
        ),
    ],
)
def test_an_odd_item_is_a_warning_where_it_stands(key: str, line: int, column: int, message: str) -> None:
    reading = read(with_keys(key))
    (problem,) = reading.problems
    assert (problem.line, problem.column, problem.message) == (line, column, message)
    assert problem.severity == "warning" and reading.post is not None


@pytest.mark.parametrize(
    "key",
    [
        'logWatch: "3"',
        "logWatch: [瞬断, '504']",
        "logWatch:",
        "aliases: /a..b/",
        "aliases: ['/?p=../1', /a.b/]",
    ],
)
def test_usual_items_are_not_told(key: str) -> None:
    assert read(with_keys(key)).problems == ()


def test_toml_and_json_are_told_too() -> None:
    toml = '+++\ntitle = "夜"\ndate = 2026-01-01\nlogWatch = ["a", 504]\n+++\n'
    assert [(problem.line, problem.column) for problem in read(toml).problems] == [(4, 18)]
    json = '{"title": "夜", "date": "2026-01-01", "logWatch": 3}\n'
    assert [problem.message[:29] for problem in read(json).problems] == ["logWatch takes phrases, and 3"]


def test_each_alias_has_its_place() -> None:
    post = read(with_keys("aliases:", "  - /a/", '  - "/b c/"', '  - "\\u3042"', "slug: x")).post
    assert post is not None
    places = [post.places[alias_place(alias)] for alias in ("/a/", "/b c/", "あ")]
    assert [(place.line, place.column, place.length) for place in places[:2]] == [(5, 5, 3), (6, 6, 5)]
    assert places[2].line > 0  # written with escapes: the list as a whole
