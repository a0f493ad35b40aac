"""Where the lines of a card's title end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.cards.breaks import lines, pieces, torn


def width(text: str) -> float:
    """Ten pixels for a full-width character, five for the others."""
    return sum(10 if ord(char) >= 0x2E80 else 5 for char in text)


def test_lines_end_at_phrases_spaces_and_full_width_stops() -> None:
    assert pieces(("障害の", "夜：PostgreSQL 17 を", "直す")) == (
        "障害の", "夜：", "PostgreSQL ", "17 ", "を", "直す",
    )  # fmt: skip


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert pieces(("「", "夜", "」", "です。")) == ("「夜」", "です。")


def test_lines_are_about_equally_long() -> None:
    parts = pieces(("ディスクが", "いっぱいで", "書けない"))
    assert lines(parts, width, 110, 2) == ("ディスクが", "いっぱいで書けない")


def test_what_does_not_fit_is_said() -> None:
    assert lines(("長い長い長い",), width, 50, 3) is None
    assert lines(("一二三", "四五六"), width, 30, 1) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("あいうえおかきくけこ", ("あいうえお", "かきくけこ")),
        ("あいうえ「お」かきく", ("あいうえ", "「お」かきく")),
        ("あいうえおか。きくけ", ("あいうえお", "か。きくけ")),
        ("あいうえおきゃりーぱ", ("あいうえお", "きゃりーぱ")),
    ],
)
def test_a_long_phrase_is_torn_where_the_rules_allow(text: str, expected: tuple[str, ...]) -> None:
    parts = torn((text,), width, 65)
    assert lines(parts, width, 65, 9) == expected


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert torn(("abcdefgh",), width, 20) == ("abcd", "efgh")


@given(st.text(alphabet="あ漢、。「」っ abcABC-/#ー", min_size=1, max_size=60))
def test_nothing_but_spaces_at_ends_is_lost_and_every_line_fits(text: str) -> None:
    plain = " ".join(text.split())
    parts = torn(pieces((plain,)), width, 60)
    assert "".join(parts) == plain
    found = lines(parts, width, 60, 99)
    if found is not None:
        assert all(width(row) <= 60 for row in found)
        assert "".join(found).replace(" ", "") == plain.replace(" ", "")
