"""The words that mean failure where nobody wrote ERROR, but for those that are harmless."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from nisshi.logs.phrases import find_phrases
from nisshi.logs.records import Span
from nisshi.logs.wrapped import merge

_STEMS_ASCII = (
    *("cannot", "can not", "could not", "not ", "n't", "no such", "no space", "no route", "no response"),
    *("unable to", "fail", "refused", "denied", "timed out", "timeout", "time out", "time-out"),
    *("reset by", "rejected", "unreachable", "abort", "corrupt", "error", "errno", "exception"),
    *("unexpectedly", "connection dropped", "connection lost", "lost connection", "lost carrier"),
    *("segfault", "segmentation fault", "core dumped", "broken pipe", "out of ", "oom", "killed process"),
    *("panic", "fatal", "crash", "unauthorized", "forbidden", "invalid ", "exit ", "exited "),
)
STEMS = (
    *_STEMS_ASCII,
    *("n’t", "失敗", "できません", "できない", "出来ません", "拒否", "開けません"),
    *("見つかりません", "存在しません", "エラー", "異常", "タイムアウト", "強制終了", "応答"),
)
"""In small letters: text without any of them has no failure, which is ten times as fast to see."""

HARMLESS = re.compile(
    r"""(?=["0adefilnoprstwzエ失異]) (?:  # what the phrases begin with: seen at once, where the rest takes long
      (?<!\w)(?:no|0|zero|without(?:[ ]any)?|any|free[ ]of|ignor(?:e|ed|es|ing)(?:[ ]\w+)?)[ ]
        (?:\w+[ ])?(?:errors?|failures?|exceptions?|failed|timeouts?|problems?)
    | (?<!\w)(?:errors?|failures?|failed|fail|exceptions?|timeouts?|err|fatal|refused|denied|rejected|aborted)
        [ ]{0,2}["']?[ ]{0,2}[=:][ ]{0,2}["']?(?:0(?![\d.]*[1-9])|none|null|nil|no(?![ ]\w)|false|""|''|\[\])(?!\w)
    | errors?[-_./](?:log|page|handler|code|reporting|level|count|rate|free|document)\w*
    | (?:on|log|last|std|show|display)[-_.]?errors? | error[ ](?:log|page|handler|rate|handling)s?
    | "(?:errors?|exceptions?|failures?)"(?=[ ]?:) | (?<!\S)(?:errors?|exceptions?)(?==")  # names of fields
    | errno[ ]?[=:][ ]?0 | fail(?:over|safe|2ban)\w* | panic[=_-]\w+ | if[ ]not[ ]found
    | (?:エラー|異常|失敗)(?:は|が|数)?[ ]?(?:ありません|なし|無し|ゼロ|[0０][ ]?件|されません)
    )""",
    re.VERBOSE | re.IGNORECASE,
)

WARNING = re.compile(
    r"(?<!\w)(?:warnings?(?![ ]?[=:][ ]?0)|deprecated|retry(?:ing)?|retries|degraded)(?!\w)"
    r"|警告|非推奨|再試行|リトライ",
    re.IGNORECASE,
)

WARNING_STEMS = ("warn", "deprecated", "retry", "retri", "degraded", "警告", "非推奨", "再試行", "リトライ")
"""As `STEMS`, for `WARNING`."""

BEFORE, AFTER = 48, 24
"""How far from a phrase that means failure one can begin and end that takes it back, in characters."""

FRAME = re.compile(r"[ \t]+(?:at |File \"|\.\.\. \d+ more)")
"""A frame of a stack trace: names of classes in it are no failures of their own."""


SAME_DIGITS = bytes.maketrans(b"3456789", b"1111111")
"""What the phrases do not tell apart: no code but 0 is harmless, and `fail2ban` is a name."""


def may_fail(text: str) -> bool:
    """Whether a text is worth a search for words that mean failure, which takes ten times as long."""
    return _has(text, _STEMS_ASCII if text.isascii() else STEMS)


def find_failures(text: str) -> list[Span]:
    """The phrases that mean failure, in order, harmless ones left out."""
    phrases = find_phrases(text)
    harmless = _harmless(text, phrases) if phrases else []
    starts = [span.start for span in harmless]
    found = []
    for phrase in phrases:
        near = bisect_right(starts, phrase.end - 1) - 1  # the last one that could share a character
        taken_back = near >= 0 and harmless[near].end > phrase.start
        if not taken_back and not FRAME.match(text, text.rfind("\n", 0, phrase.start) + 1):
            found.append(phrase)
    return found


def _harmless(text: str, phrases: Sequence[Span]) -> list[Span]:
    """The harmless phrases near these, in order: looked for where one can be, and nowhere twice."""
    near = merge(Span(max(0, start - BEFORE), end + AFTER) for start, end in phrases)
    return [Span(*match.span()) for start, end in near for match in HARMLESS.finditer(text, start, end)]


def has_warning(text: str, start: int, end: int) -> bool:
    """Whether a word in this part of the text warns."""
    return WARNING.search(text, start, end) is not None


def may_warn(text: str) -> bool:
    """Whether a text is worth a search for words that warn, which takes ten times as long."""
    return _has(text, WARNING_STEMS)


def _has(text: str, stems: Sequence[str]) -> bool:
    folded = text.casefold()
    for stem in stems:  # noqa: SIM110 (any() takes half as long again, and this runs for each message)
        if stem in folded:
            return True
    return False


def find_watched(text: str, watch: Sequence[str]) -> list[Span]:
    """The author's own phrases, whatever their case; white space in them stands for any."""
    phrases = sorted((phrase.split() for phrase in watch if phrase.strip()), key=len, reverse=True)
    if not phrases:
        return []
    pattern = "|".join(r"\s+".join(map(re.escape, words)) for words in phrases)
    return [Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE)]
