"""Our shorter ways through markdown-it lead to the same HTML as its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink

from nisshi.markdown.destinations import destinations
from nisshi.markdown.emphasis import emphasis
from nisshi.markdown.escapes import escapes
from nisshi.markdown.first_chars import by_first_character
from nisshi.markdown.lines import Blocks
from nisshi.markdown.renderer import Renderer
from nisshi.markdown.targets import encoded
from tests.markdown.test_commonmark import examples

OPTIONS = {"html": True, "xhtmlOut": False}
RULES = ["table", "strikethrough"]


def usual() -> MarkdownIt:
    parser = MarkdownIt("commonmark", OPTIONS).enable(RULES)
    emphasis(parser)
    return parser


def quick() -> MarkdownIt:
    parser = MarkdownIt("commonmark", OPTIONS, renderer_cls=Renderer).enable(RULES)
    parser.block = Blocks(parser.block)
    destinations(parser)
    escapes(parser)
    emphasis(parser)
    by_first_character(parser)
    return parser


def test_the_examples_of_the_specification_are_the_same() -> None:
    ours, theirs = quick(), usual()
    assert [ours.render(text) for text, _ in examples()] == [theirs.render(text) for text, _ in examples()]


PIECES = (
    *"\n\n\n  \t#>-*+_=~`|:[]()!<&;\\$1.)ab日、",
    "\n\n", "    ", "- ", "1. ", "```\n", "| - |\n", "--", "[a]: /b", "<b>", "</b>", "<!-- ", "-->", "&amp;", "[a](b)",
    "](/", "\\)",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_written_gives_the_same_html(text: str) -> None:
    assert quick().render(text) == usual().render(text)


@given(st.text())
def test_whatever_characters_are_written_give_the_same_html(text: str) -> None:
    assert quick().render(text) == usual().render(text)


def test_a_rule_that_is_added_later_is_asked_too() -> None:
    parser = quick()
    parser.block.ruler.before("paragraph", "swallow", lambda state, start, end, silent: _swallow(state, end))
    assert parser.render("a\n\nb") == ""


def _swallow(state: object, end: int) -> bool:
    setattr(state, "line", end)  # noqa: B010
    return True


@pytest.mark.parametrize("scheme", ["http://", "https://"])
@given(
    st.lists(st.sampled_from(["a", "A", ".", "-", "xn--", "/", "~", "_", "1", "%", "日", " "])).map("".join)
)
def test_an_address_without_anything_to_encode_is_what_encoding_makes_of_it(scheme: str, rest: str) -> None:
    assert encoded(scheme + rest) == normalizeLink(scheme + rest)
