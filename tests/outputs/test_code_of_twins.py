"""Which lines of Markdown are code."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from nisshi.outputs.code_of_twins import outside_code
from nisshi.outputs.markdown_twins import twin_of


def marked(body: str) -> str:
    """The text with `x` for `X`, but in what is left alone."""
    return outside_code(body, lambda part: part.replace("X", "x"))


@pytest.mark.parametrize(
    "body",
    [
        "    X",
        "a\n\n    X\n\n    X\n      X\n",
        "a\n\n\tX",
        "# a\n    X",
        "- a\n\n      X\n",
        "1. a\n\n       X\n",
        "- - a\n\n        X",
        ">     X\n",
        "> a\n>\n>     X\n",
        "```\na\n```\n    X",
        "- a\n\nb\n\n    X",
        "    ```\n    X\n",
        "~~~\n```\n\n    X\n~~~",
    ],
)
def test_code_is_left_alone(body: str) -> None:
    assert marked(body) == body


@pytest.mark.parametrize(
    "body",
    [
        "X",
        "   X",
        "a\n    X",
        "a\n\n   X",
        "- a\n\n    X",
        "- a\n\n  - b\n\n      X",
        "1.  a\n\n    X",
        "> a\n>     X",
        "[^1]: a\n\n    X",
        "[^1]: - a\n\n      X",
        "# a\u2028    X",
    ],
)
def test_all_else_is_rewritten(body: str) -> None:
    assert marked(body) == body.replace("X", "x")


LINES = st.lists(
    st.sampled_from(
        ["a", "    X", "", "- a", "  X", "      X", "```", "> a", ">     X", "1. a", "\tX", "# a"]
    )
)


@given(LINES)
def test_nothing_but_letters_changes_and_what_the_parser_calls_code_stays(lines: list[str]) -> None:
    body = "\n".join(lines)
    made = marked(body)
    assert made.upper() == body.upper()
    for token in MarkdownIt().parse(body):
        if token.type == "code_block" and token.map:
            first, last = token.map
            assert made.split("\n")[first:last] == body.split("\n")[first:last]


FENCES = st.lists(
    st.sampled_from(
        """a|[a](/x)|    [a](/x)||- a|- ```|```|```` sh|~~~| ```|    ```|``` a`b|> ```|> [a](/x)
           |<!--|-->|<div>|[^1]: ```|`````|~~~~  |``````x|# a""".replace("\n           ", "").split("|")
    )
)


@given(FENCES)
def test_a_text_that_needs_no_parser_is_the_same_with_it(lines: list[str]) -> None:
    body = "\n".join(lines)
    twin = twin_of(body, "https://example.com", {})
    with mock.patch("nisshi.outputs.code_of_twins._may_be", return_value=True):
        assert twin == twin_of(body, "https://example.com", {})
