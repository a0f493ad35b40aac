"""CommonMark: all examples of the official specification, with our rule of emphasis switched on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from nisshi.japanese.scripts import is_cjk
from nisshi.markdown.emphasis import emphasis
from tests.browser.tools import node_module

EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)


def commonmark() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    emphasis(parser)
    return parser


def examples() -> list[tuple[str, str]]:
    spec = node_module("commonmark-spec/spec.txt").read_text(encoding="utf-8")
    return [(part[0].replace("→", "\t"), part[1].replace("→", "\t")) for part in EXAMPLE.findall(spec)]


def test_every_example_of_the_specification_holds() -> None:
    parser = commonmark()
    broken = [markdown for markdown, html in examples() if _normal(parser.render(markdown)) != _normal(html)]
    assert broken == []


def _normal(html: str) -> str:
    """The specification leaves the white space inside an empty quote open."""
    return html.replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")


def test_the_specification_is_the_whole_one() -> None:
    assert len(examples()) == 652  # CommonMark 0.31.2


marks_and_text = st.text(st.sampled_from("**__~ \n`[]()<>!.,:a1éß“”’…—💦"), max_size=24)


@given(marks_and_text)
def test_without_east_asian_characters_nothing_changes(text: str) -> None:
    assert commonmark().render(text) == MarkdownIt("commonmark").render(text)


@given(st.text().filter(lambda text: not any(map(is_cjk, text))))
def test_other_scripts_are_not_touched(text: str) -> None:
    plain = "".join(char for char in text if not _is_variation_selector(char))
    assert commonmark().render(plain) == MarkdownIt("commonmark").render(plain)


def _is_variation_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


@pytest.mark.parametrize(("before", "after"), [("日本", "語"), ("한국", "어"), ("漢\U000e0100", "字")])
def test_any_east_asian_neighbour_is_a_boundary(before: str, after: str) -> None:
    assert commonmark().render(f"{before}**(x)**{after}") == f"<p>{before}<strong>(x)</strong>{after}</p>\n"
