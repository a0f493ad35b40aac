"""Abbreviations: what is told of definitions, and what stays text."""

from __future__ import annotations

import pytest

from tests.markdown.converting import complaints, convert, html_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\n\n*[UPS]: x\n", [(3, 3, "“UPS” is explained and never used")]),
        ("UPS\n\n*[UPS]: x\n*[UPS]: y\n", [(4, 3, "“UPS” is explained twice: the first time counts")]),
        ("## UPS\n\n*[UPS]: x\n", []),
        ("UPSes\n\n*[UPS]: x\n", [(3, 3, "“UPS” is explained and never used")]),
    ],
)
def test_a_definition_that_does_nothing_is_told(body: str, expected: list[tuple[int, int, str]]) -> None:
    assert complaints(convert(body)) == expected


def test_the_text_of_a_post_is_the_same_with_and_without_explanations() -> None:
    assert convert("UPSが鳴る。\n\n*[UPS]: x\n").text == "UPSが鳴る。"


def test_a_list_that_begins_with_brackets_is_a_list() -> None:
    assert html_of("* [UPS]: x\n").startswith("<ul>")


def test_a_definition_in_code_is_code() -> None:
    assert "<abbr" not in html_of("UPS\n\n```\n*[UPS]: x\n```\n")
    assert "<abbr" not in html_of("UPS\n\n    *[UPS]: x\n")
