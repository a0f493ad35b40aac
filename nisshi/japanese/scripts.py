"""Which characters are Japanese, or more widely East Asian: the classes all other rules stand on.

The ranges are written out rather than asked of `unicodedata`, so that every Python gives the same
answer whatever Unicode version it was built with.
"""

from __future__ import annotations

import re

# Kana and kanji, with their marks and the half-width kana: what a Japanese reader reads as letters.
KANA = "\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f\U0001aff0-\U0001b16f"
KANJI = "々〆〇\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"

# Everything full-width that Japanese text is set with: letters, punctuation, symbols, full-width
# forms and the ideographic space. Hangul and its half-width forms are left out: Korean has spaces.
JAPANESE = (
    KANA
    + KANJI
    + "\u2ff0-\u303f\u30a0\u30fb\u3190-\u319f\u31c0-\u31ef\u3220-\u325f\u3280-\u33ff"
    + "\ufe30-\ufe4f\uff01-\uff65\uffe0-\uffe6"
)

# East Asian Width W, F or H or the Hangul script, but no emoji: "CJK character" as the published
# CJK-friendly amendment to CommonMark defines it.
CJK = (
    "\u1100-\u11ff\u20a9\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\u3247\u3250-\ua4cf"
    "\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uffee"
    "\U00016fe0-\U00018df2\U00018e00-\U000191d2\U0001aff0-\U0001b2fb\U0001d300-\U0001d376"
    "\U0001f200\U0001f202\U0001f210-\U0001f219\U0001f21b-\U0001f22e\U0001f230\U0001f231\U0001f237"
    "\U0001f23b\U0001f240-\U0001f248\U0001f260-\U0001f265\U00020000-\U0003fffd"
)

# Large classes take a millisecond each to compile: `re` does so when one is first asked for, and
# keeps it. Before these characters there is nothing to ask.
_CJK, _FIRST_CJK = f"[{CJK}]", "\u1100"
_JAPANESE, _FIRST_JAPANESE = f"[{JAPANESE}]", "\u2e80"


def is_cjk(char: str) -> bool:
    """Whether one character is Chinese, Japanese or Korean, punctuation and full-width forms included."""
    return char >= _FIRST_CJK and re.match(_CJK, char) is not None


def is_japanese(char: str) -> bool:
    """Whether one character is kana, kanji or other full-width matter of Japanese text."""
    return char >= _FIRST_JAPANESE and re.match(_JAPANESE, char) is not None
