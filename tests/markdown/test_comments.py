"""Comments are notes to oneself: page, excerpt and Markdown twin are without them, code keeps its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.markdown.comments import without_comments
from tests.markdown.converting import convert


def twin(body: str) -> str:
    return without_comments(body, convert(body).comments)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<!-- textlint-disable -->\n\n本文です。\n\n<!-- textlint-enable -->\n", "\n本文です。\n\n"),
        ("前<!-- 中 -->後\n", "前後\n"),
        ("前<!-- 一\n二 -->後\n", "前後\n"),
        ("> 引用\n> <!-- 一\n> 二 -->\n> つづき\n", "> 引用\n> \n> つづき\n"),
        ("- 項目\n  <!-- a -->\n- 次\n", "- 項目\n- 次\n"),
        ("<div>\n<!-- a -->\nb\n</div>\n", "<div>\nb\n</div>\n"),
        ("`<!-- a -->`と<!-- a -->\n", "`<!-- a -->`と\n"),
        ("```html\n<!-- a -->\n```\n\n<!-- a -->\n", "```html\n<!-- a -->\n```\n\n"),
        ("a\n\n<!-- b\n\nc", "a\n\n"),
        ("<!-- a --> <!-- b -->\n\nc\n", "\nc\n"),
        ("<script>\n// <!-- a -->\n</script>\n", "<script>\n// <!-- a -->\n</script>\n"),
        ("コメントはない\n", "コメントはない\n"),
    ],
)
def test_the_markdown_is_without_comments(body: str, expected: str) -> None:
    assert twin(body) == expected


@given(
    st.lists(st.sampled_from(["<!--", "-->", " a ", "\n", "> ", "- ", "`", "<b>", "    ", "x"]), max_size=14)
)
def test_nothing_raises_and_what_is_left_is_of_the_text(pieces: list[str]) -> None:
    body = "".join(pieces)
    left = iter(body)
    assert all(char in left for char in twin(body))


@pytest.mark.parametrize(
    ("body", "excerpt"),
    [
        ("前です。\n\n<!-- more -->\n\n後です。\n", "前です。"),
        ("前です。\n\n<!--more-->\n\n後です。\n", "前です。"),
        ("前です。<!--more-->後です。\n\n次です。\n", "前です。"),
        ("前です。\n<!-- MORE -->\n後です。\n", "前です。"),
        ("> 引用<!-- more -->です。\n\n後です。\n", "引用"),
        ("- 項目\n\n  <!-- more -->\n\n後です。\n", "項目"),
        ("<!-- more -->\n\n後です。\n", "後です。"),
        ("`<!-- more -->`と書きます。\n\n次です。\n", "<!-- more -->と書きます。次です。"),
        ("一です。\n\n<!-- moreover -->\n\n二です。\n", "一です。二です。"),
    ],
)
def test_more_ends_the_excerpt_where_there_is_one(body: str, excerpt: str) -> None:
    converted = convert(body)
    assert converted.excerpt == excerpt
    assert "more" not in converted.html.replace("<code>&lt;!-- more --&gt;</code>", "")
