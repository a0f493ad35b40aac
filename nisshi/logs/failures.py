"""The words that mean failure where nobody wrote ERROR, but for those that are harmless."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from nisshi.logs.harmless import find_harmless
from nisshi.logs.phrases import find_phrases, small_letters
from nisshi.logs.records import Span

_STEM = re.compile(
    r"""abort | broken[ ]pipe
      | c(?:an(?:not|[ ]not) | o(?:uld[ ]not|re[ ]dumped|rrupt) | rash)
      | d(?:e(?:nied|precated|graded) | ropped)
      | e(?:rr|x(?:ception|it)|conn(?:re[fs]|abo)|timedout|(?:host|net)unr|addr(?:in|not)|notfound|ai_|acces|perm
          |noent|pipe|nospc|[mn]file|nomem|busy|rofs) | unexpected[ ]e
      | f(?:ail|atal|orbidden) | invalid[ ] | killed[ ]process | lost
      | n(?:o[ ]|ot[ ]|'t) | o(?:ut[ ]of[ ]|om) | panic
      | re(?:fused|set[ ]by|jected|tr) | seg(?:fault|mentation[ ]fault)
      | time(?:d[ ]out|[ -]?out) | un(?:able[ ]to|reachable|expectedly|authorized) | warn""",
    re.VERBOSE,
)
_STEM_ELSE = re.compile(
    r"""n’t | 失敗 | でき(?:ません|ない) | 出来ません | 拒否 | 開けません | 見つかりません | 存在しません | エラー
      | 異常 | タイムアウト | 強制終了 | 応答 | 警告 | 非推奨 | 再試行 | リトライ""",
    re.VERBOSE,
)

_WARNING = re.compile(
    r"(?<!\w)(?:warnings?(?![ ]?[=:][ ]?0)|deprecated|retry(?:ing)?|retries|degraded)(?!\w)"
    r"|警告|非推奨|再試行|リトライ",
    re.IGNORECASE,
)

FRAME = re.compile(r"[ \t]+(?:at |File \"|\.\.\. \d+ more)")
"""A frame of a stack trace: names of classes in it are no failures of their own."""

SAME_DIGITS = bytes.maketrans(b"3456789", b"1111111")
"""What the phrases do not tell apart: no code but 0 is harmless, and `fail2ban` is a name."""


def says_something(small: str) -> bool:
    """Whether a text in small letters is worth a search for failure or warning, which takes ten times as long.

    It has a part of every word that these searches find.
    """
    return _STEM.search(small) is not None or (not small.isascii() and _STEM_ELSE.search(small) is not None)


def find_failures(text: str) -> list[Span]:
    """The phrases that mean failure, in order, harmless ones left out."""
    small = small_letters(text)
    phrases = find_phrases(text, small)
    harmless = find_harmless(small, phrases) if phrases else []
    starts = [span.start for span in harmless]
    found = []
    for phrase in phrases:
        near = bisect_right(starts, phrase.end - 1) - 1  # the last one that could share a character
        taken_back = near >= 0 and harmless[near].end > phrase.start
        if not taken_back and not FRAME.match(text, text.rfind("\n", 0, phrase.start) + 1):
            found.append(phrase)
    return found


def has_warning(text: str) -> bool:
    """Whether a word in the text warns."""
    return _WARNING.search(text) is not None


def find_watched(text: str, watch: Sequence[str]) -> list[Span]:
    """The author's own phrases, whatever their case; white space in them stands for any."""
    phrases = sorted((phrase.split() for phrase in watch if phrase.strip()), key=len, reverse=True)
    if not phrases:
        return []
    pattern = "|".join(r"\s+".join(map(re.escape, words)) for words in phrases)
    return [Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE)]
