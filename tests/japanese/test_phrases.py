"""Where a title may break."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from nisshi.japanese.phrases import phrases


@given(st.text(), st.sampled_from(["ja", "en", "ja-JP", ""]))
@settings(deadline=None)
def test_joined_phrases_give_the_text_back(text: str, lang: str) -> None:
    assert "".join(phrases(text, lang)) == text


def test_japanese_is_cut_between_phrases() -> None:
    assert phrases("今日は設定を変更しました。", "ja") == ("今日は", "設定を", "変更しました。")


def test_no_phrase_begins_or_ends_with_the_wrong_mark() -> None:
    assert phrases("再建記（一）: 証明書は切れる", "ja") == ("再建記", "（一）: 証明書は", "切れる")


def test_other_languages_stay_in_one_piece() -> None:
    assert phrases("A quiet night", "en") == ("A quiet night",)


def test_the_model_is_loaded_only_when_it_is_needed() -> None:
    program = "import sys, nisshi.japanese.excerpts; print('budoux' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
