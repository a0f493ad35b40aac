"""Alerts: their words, what is told of those that are none, and what an excerpt makes of them."""

from __future__ import annotations

import pytest

from nisshi.markdown.alerts import WORDS
from tests.markdown.converting import complaints, convert


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_kind_is_said_in_the_language_of_the_text(kind: str, lang: str) -> None:
    html = convert(f"> [!{kind.upper()}]\n> x\n", lang=lang).html
    assert html.startswith(f'<div class="alert" data-kind="{kind}" role="note">\n')
    assert f'<p class="kind"><b>{WORDS[kind][lang]}</b></p>\n<p>x</p>' in html


def test_another_language_is_spoken_to_in_english() -> None:
    assert "<b>Tip</b>" in convert("> [!TIP]\n> x\n", lang="de").html


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        ("> [!INFO]\n> x\n", (1, 3), "“[!INFO]” is no kind of alert"),
        (
            "- a\n  > [!TIP]\n  > b\n",
            (2, 5),
            "an alert in a list or a quotation stays a quotation, as on GitHub",
        ),
        ("> > [!TIP]\n> > b\n", (1, 5), "an alert in a list or a quotation stays a quotation, as on GitHub"),
        ("> [!NOTE]\nx\n", (1, 3), "this alert stays a quotation: its next line has no “>”"),
        ("> [!NOTE]\n", (1, 3), "this alert stays a quotation: its next line has no “>”"),
        ("> [!NOTE]\n>\n\nx\n", (1, 3), "this alert says nothing"),
    ],
)
def test_what_only_looks_like_an_alert_is_told(body: str, place: tuple[int, int], message: str) -> None:
    assert complaints(convert(body)) == [(*place, message)]


def test_the_nearest_kind_is_named() -> None:
    (problem,) = convert("> [!WARNIN]\n> x\n").problems
    assert "WARNING" in problem.hint.split("?")[0]


def test_words_behind_the_mark_are_a_quotation_and_no_mistake() -> None:
    assert complaints(convert("> [!NOTE] 題\n> x\n")) == []


def test_an_alert_is_no_beginning_of_the_text() -> None:
    converted = convert("> [!WARNING]\n> 古い記事です。\n\n夜中に止まりました。\n")
    assert converted.excerpt == "夜中に止まりました。"
    assert converted.text == "古い記事です。\n夜中に止まりました。"
