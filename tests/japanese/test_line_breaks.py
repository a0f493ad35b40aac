"""Where two lines join without a space."""

from __future__ import annotations

import pytest

from nisshi.japanese.line_breaks import join_lines, joins


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *(
            ("今日は", "晴れ"),
            ("。", "「"),
            ("ー", "ル"),
            ("ﾛ", "ｸﾞ"),
            ("Ａ", "あ"),
            ("あ\u3000", "い"),
            ("々", "〇"),
        ),
        *(("…", "次"), ("あ", "…"), ("あ", "①"), ("💦", "次"), ("葛\U000e0100", "城"), ("♣\ufe0f", "あ")),
    ],
)
def test_japanese_lines_join(before: str, after: str) -> None:
    assert joins(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *(
            ("あ", "a"),
            ("a", "あ"),
            ("a", "b"),
            ("한", "국"),
            ("あ", "한"),
            ("。", "1"),
            ("", "あ"),
            ("あ", ""),
        ),
        *(("…", "…"), ("あ", "-"), ("あ", "α"), ("あ", "я"), ("あ", "(")),
    ],
)
def test_a_space_stays(before: str, after: str) -> None:
    assert not joins(before, after)


def test_lines_of_a_text() -> None:
    assert join_lines("今日は\n晴れ。\n  Sunny\n day\n\nです") == "今日は晴れ。 Sunny day です"
    assert join_lines("") == ""
