"""Which language a text is in, where its author did not say."""

from __future__ import annotations

import re
from itertools import islice

from nisshi.japanese.scripts import KANA, KANJI

ENGLISH_WORDS = 8  # fewer, a sentence's worth, prove nothing: a post may be one name and a log
JAPANESE_SHARE = 0.5  # of all letters

# Compiled by `re` when first used: large classes take a millisecond each, and no site needs them all.
_JAPANESE, _KANA, _KANJI = f"[{KANA}{KANJI}]", f"[{KANA}]", f"[{KANJI}]"
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_LETTER = re.compile(r"[^\W\d_]")


def infer_language(text: str, default: str) -> str:
    """Return the language of plain prose: "en", "ja" or `default`, the language of the site (BCP 47).

    Only what is beyond doubt overrides the default: on a Japanese site a text without any kana or
    kanji and with at least eight Latin words is English; on another site a text that is mostly kana
    and kanji (with kana among them, so not Chinese) is Japanese.
    """
    if default.split("-")[0].lower() == "ja":
        if re.search(_JAPANESE, text):
            return default
        words = islice(_LATIN_WORD.finditer(text), ENGLISH_WORDS)
        return "en" if len(list(words)) == ENGLISH_WORDS else default
    kana = len(re.findall(_KANA, text))
    japanese = kana + len(re.findall(_KANJI, text))
    if kana and japanese > JAPANESE_SHARE * len(_LETTER.findall(text)):
        return "ja"
    return default
