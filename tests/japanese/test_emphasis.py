"""Which runs of marks open and which close, at the neighbours of the run."""

from __future__ import annotations

import pytest

from nisshi.japanese.emphasis import Flanks, flanks

BOTH, OPENS, CLOSES, NEITHER = (
    Flanks(True, True),
    Flanks(True, False),
    Flanks(False, True),
    Flanks(False, False),
)


def at_bar(text: str, *, inside_words: bool = True) -> Flanks:
    """The flanks of a run of marks written as `|`."""
    start = text.index("|")
    return flanks(text, start, start + 1, len(text), inside_words=inside_words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("」|で", BOTH),  # CommonMark alone: opens only
        ("は|:", BOTH),  # CommonMark alone: closes only
        (")|も", BOTH),
        ("の|[", BOTH),
        (")|a", OPENS),
        ("a|(", CLOSES),
        ("a|b", BOTH),
        ("|「", OPENS),
        ("」|", CLOSES),
        ("あ| い", CLOSES),
        ("あ\u3000|い", OPENS),
        (" | ", NEITHER),
        ("葛\U000e0100|(", BOTH),  # the variation selector belongs to the kanji
        ("”\ufe01|a", BOTH),  # a quotation mark in its full-width form
        ("”|a", OPENS),
    ],
)
def test_star_and_tilde(text: str, expected: Flanks) -> None:
    assert at_bar(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a|b", NEITHER),
        ("語|文", NEITHER),
        ("」|で", BOTH),
        ("は|「", BOTH),
        ("は|重", NEITHER),
        (")|a", OPENS),
        ("a|(", CLOSES),
    ],
)
def test_underscore(text: str, expected: Flanks) -> None:
    assert at_bar(text, inside_words=False) == expected


def test_the_text_ends_at_the_limit() -> None:
    assert flanks("あ|い", 1, 2, 2, inside_words=True) == CLOSES
