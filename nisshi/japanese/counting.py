"""Size of a text and the time it takes to read, each script by its own measure."""

from __future__ import annotations

import re
from typing import NamedTuple

from nisshi.japanese.scripts import JAPANESE

JAPANESE_A_MINUTE = 400  # characters: the figure the blog has shown its readers since 2019
WORDS_A_MINUTE = 230  # words: silent reading of English, after Brysbaert (2019), 238, rounded down

_JAPANESE = re.compile(f"[{JAPANESE}]+")
_WORD = re.compile(r"[^\W_]+(?:[_'’.\-][^\W_]+)*")


class Size(NamedTuple):
    japanese: int  # characters
    words: int
    minutes: int


def measure(text: str) -> Size:
    """Count the Japanese characters and the words of other scripts, and the minutes they take.

    Minutes are rounded up, at least 1 when there is anything to read. Spaces count for nothing.
    """
    text = text.replace("\u3000", " ")  # the one space among the Japanese characters
    other, runs = _JAPANESE.subn(" ", text)
    japanese = len(text) - len(other) + runs
    words = len(_WORD.findall(other))
    load = japanese * WORDS_A_MINUTE + words * JAPANESE_A_MINUTE
    return Size(japanese, words, -(-load // (JAPANESE_A_MINUTE * WORDS_A_MINUTE)))
