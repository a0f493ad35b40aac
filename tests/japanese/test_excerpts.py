"""Excerpts end where a reader would stop."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nisshi.japanese.excerpts import LIMIT, excerpt, sentences


def test_sentences_end_at_full_stops_of_both_kinds() -> None:
    text = "始めた。動いた！？ It works. See example.org for v1.2 now! おわり"
    assert list(sentences(text)) == [
        "始めた。",
        "動いた！？",
        " It works.",
        " See example.org for v1.2 now!",
        " おわり",
    ]


def test_a_sentence_does_not_end_inside_brackets() -> None:
    assert list(sentences("「もう嫌だ。帰る。」と言った。そして（寝た。）。")) == [
        "「もう嫌だ。帰る。」と言った。",
        "そして（寝た。）。",
    ]


@given(st.text(st.sampled_from("あい。、「」!. a(\n")))
def test_joined_sentences_give_the_paragraph_back(text: str) -> None:
    assert "".join(sentences(text)) == text


def test_whole_sentences_while_they_fit() -> None:
    assert excerpt(["一つ目の文です。" * 20], "ja") == "一つ目の文です。" * 15


def test_paragraphs_join_without_a_space_after_a_full_stop() -> None:
    assert excerpt(["一。", "二。"], "ja") == "一。二。"
    assert excerpt(["One.", "Two."], "en") == "One. Two."
    assert excerpt(["題のような行", "二。"], "ja") == "題のような行 二。"


def test_a_long_first_sentence_is_cut_between_phrases() -> None:
    cut = excerpt(["録画サーバーの設定を変更しましたが、" * 12], "ja")
    assert len(cut) <= LIMIT
    assert cut.endswith("…")
    assert cut.removesuffix("…").endswith(("変更しましたが", "サーバーの", "設定を"))


def test_a_long_english_sentence_is_cut_between_words() -> None:
    cut = excerpt(["the recorder lost its tuner " * 12], "en")
    assert len(cut) <= LIMIT
    assert cut.removesuffix("…").split(" ")[-1] in {"the", "recorder", "lost", "its", "tuner"}


def test_one_endless_word_is_cut_all_the_same() -> None:
    assert excerpt(["x" * 500], "en") == "x" * (LIMIT - 1) + "…"


@given(st.lists(st.text(max_size=200), max_size=4), st.sampled_from(["ja", "en"]))
@settings(deadline=None)
def test_never_longer_than_the_limit(paragraphs: list[str], lang: str) -> None:
    assert len(excerpt(paragraphs, lang)) <= LIMIT
