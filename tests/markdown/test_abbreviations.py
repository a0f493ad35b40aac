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


@pytest.mark.parametrize(
    "element",
    [
        "<script>let a = UPS</script>",
        "<style>.UPS {}</style>",
        "<textarea>UPS</textarea>",
        "<svg><title>UPS</title><text>UPS</text></svg>",
        "<SVG viewBox='0 0 1 1'><text>UPS</text></SVG >",
        "<math><mi>UPS</mi></math>",
        "<abbr title='a'>UPS <abbr title='b'>UPS</abbr> UPS</abbr>",
    ],
)
def test_nothing_is_explained_in_what_is_no_text(element: str) -> None:
    html = html_of(f"a {element} UPS <svg/> UPS\n\n*[UPS]: x\n")
    assert html == f'<p>a {element} <abbr title="x">UPS</abbr> <svg/> <abbr title="x">UPS</abbr></p>\n'


def test_a_list_that_begins_with_brackets_is_a_list() -> None:
    assert html_of("* [UPS]: x\n").startswith("<ul>")


def test_a_definition_in_code_is_code() -> None:
    assert "<abbr" not in html_of("UPS\n\n```\n*[UPS]: x\n```\n")
    assert "<abbr" not in html_of("UPS\n\n    *[UPS]: x\n")
