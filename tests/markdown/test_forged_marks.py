"""Escapes in addresses stand for no mark of ours: a mark is a pair of control characters (see `LinkUse`)."""

from __future__ import annotations

import pytest

from nisshi.outputs.link_marks import with_targets
from tests.markdown.converting import convert


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("<https://ex.example/%020%03> [a](/b/)", 1),
        ("https://ex.example/%020%03 [a](/b/)", 1),
        ("[a](/b/)\n\n`video: /a%020%03.mp4`", 3),  # a film has its address twice
        ("[a](/b/)\n\n![%040%05](/a%040%05.png)", 2),
    ],
)
def test_an_escape_is_never_a_mark(text: str, marks: int) -> None:
    html = convert(text).html
    assert html.count("\x02") == html.count("\x03") == marks


def test_a_number_that_no_link_has_is_left_out() -> None:
    assert with_targets("a\x027\x03b", ("/x/",)) == "ab"
