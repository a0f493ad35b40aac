"""Which language a text is in, where its author did not say."""

from __future__ import annotations

import re
from itertools import islice

from nisshi.japanese.scripts import KANA, KANJI

ENGLISH_WORDS = 8  # fewer, a sentence's worth, prove nothing: a post may be one name and a log
JAPANESE_SHARE = 0.5  # of all letters

_JAPANESE = re.compile(f"[{KANA}{KANJI}]")
_KANA = re.compile(f"[{KANA}]")
_KANJI = re.compile(f"[{KANJI}]")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_LETTER = re.compile(r"[^\W\d_]")


def infer_language(text: str, default: str) -> str:
    """Return the language of plain prose: "en", "ja" or `default`, the language of the site (BCP 47).

    Only what is beyond doubt overrides the default: on a Japanese site a text without any kana or
    kanji and with at least eight Latin words is English; on another site a text that is mostly kana
    and kanji (with kana among them, so not Chinese) is Japanese.
    """
    if default.split("-")[0].lower() == "ja":
        if _JAPANESE.search(text):
            return default
        words = islice(_LATIN_WORD.finditer(text), ENGLISH_WORDS)
        return "en" if len(list(words)) == ENGLISH_WORDS else default
    kana = len(_KANA.findall(text))
    japanese = kana + len(_KANJI.findall(text))
    if kana and japanese > JAPANESE_SHARE * len(_LETTER.findall(text)):
        return "ja"
    return default
