"""Interface words, by language, with English where a word is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.errors import SiteError
from nisshi.theme.words import Words
from tests.theme.themes import render, words, write_theme

TABLES = {"ja": {"minutes": "約{count}分"}, "en": {"minutes": "{count} min", "older": "Older"}}


@pytest.mark.parametrize(
    ("key", "lang", "said"),
    [
        ("minutes", "ja", "約5分"),
        ("minutes", "ja-JP", "約5分"),
        ("minutes", "en", "5 min"),
        ("minutes", "fr", "5 min"),
        ("older", "ja", "Older"),
    ],
)
def test_a_word_is_said_in_the_nearest_language(key: str, lang: str, said: str) -> None:
    assert Words(TABLES).say(key, lang, count=5) == said


def test_a_word_that_no_language_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        Words(TABLES).say("newer", "ja")


def test_layers_give_only_the_words_they_change(tmp_path: Path) -> None:
    write_theme(tmp_path, "paper", {"words.toml": '[ja]\na = "紙"\nb = "紙"\nc = "紙"\n'})
    write_theme(tmp_path, "night", {"words.toml": '[ja]\nb = "夜"\nc = "夜"\n'}, 'inherits = "paper"\n')
    write_theme(tmp_path, "overrides", {"words.toml": '[ja]\nc = "私"\n'})
    said = words(tmp_path, "night")
    assert [said.say(key, "ja") for key in "abc"] == ["紙", "夜", "私"]


def test_templates_say_words_in_the_sites_language_or_another(tmp_path: Path) -> None:
    files = {
        "page.html": "{{ word('hi') }} {{ word('hi', lang='en') }}",
        "words.toml": '[ja]\nhi = "やあ"\n[en]\nhi = "Hi"\n',
    }
    write_theme(tmp_path, "mine", files)
    assert render(tmp_path, "mine") == ("やあ Hi", ())


@pytest.mark.parametrize("text", ["[ja", 'minutes = "5"', "[ja]\nminutes = 5", "ja = 5"])
def test_a_words_file_that_is_none_is_a_problem(tmp_path: Path, text: str) -> None:
    write_theme(tmp_path, "mine", {"words.toml": text})
    with pytest.raises(SiteError) as error:
        words(tmp_path, "mine")
    (problem,) = error.value.problems
    assert problem.path == "themes/mine/words.toml"
    assert problem.message.startswith("these are not words: ")
