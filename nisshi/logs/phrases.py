"""Phrases that may mean failure, in English and Japanese, and the names of exceptions.

A phrase such as `cannot open frontend device` goes on to the end of its clause, so that the reader
sees what failed and not only that something did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from nisshi.logs.records import Span
from nisshi.logs.wrapped import merge

MOST = 50
"""So many phrases of each kind are found in one text: more say nothing new, and each takes time."""

_CLAUSE = r"""(?:[ \t]+[^\s,;:()\[\]{}<>"'|=。、]{1,60}(?<![.!?])){0,6}"""

# Read in small letters and not with re.IGNORECASE, which takes four times as long.
_ENGLISH = re.compile(
    rf"""\b(?=[abcdefiklnoprstuw])(?<!-)(?:  # what the phrases begin with: most words are passed at once
        (?:cannot|can[ ]not|can['’]t|could[ ]not|couldn['’]t|unable[ ]to|fail(?:ed|s)?[ ]to){_CLAUSE}
      | (?:is|was|did|does|do)(?:[ ]not|n['’]t)[ ](?:exist|respond|answer|open|start|found|reachable|available){_CLAUSE}
      | no[ ]such[ ][\w-]+(?:[ ]or[ ][\w-]+)?
      | no[ ](?:space[ ]left(?:[ ]on[ ]device)?|route[ ]to[ ]host|response(?:[ ]from)?)
      | not[ ](?:found|permitted|allowed|responding|available|authorized|recognized|supported)
      | (?P<undone>refused|denied|timed[ ]out|reset[ ]by[ ]peer|rejected|unreachable|aborted|corrupt(?:ed)?)
      | (?:authentication|login|password|temporary|lookup|allocation|assertion|i/o)[ ]
        (?:lookup[ ])?(?:failure|error|failed)
      | failed(?:[ ](?:password|login))? | failures? | failing
      | time[- ]?out(?![ ]?(?:[=:]|of|is|was|to|after|value)?[ ]?"?\d)(?![ ]?[=(])
      | connection[ ](?:lost|closed[ ]unexpectedly|dropped) | lost[ ](?:connection|carrier)
      | segfault | segmentation[ ]fault | core[ ]dumped | broken[ ]pipe
      | out[ ]of[ ](?:memory|space|disk) | oom[-_ ]?kill(?:er|ed)? | killed[ ]process
      | (?:kernel[ ])?panic(?:ked)? | fatal | crash(?:ed|es|ing)?
      | unexpected[ ](?:eof|end[ ]of[ ]file)
      # names of errno(3), and Node's of name lookup; not EEXIST, EAGAIN and EINTR, which are daily life
      | e(?:conn(?:refused|reset|aborted)|timedout|(?:host|net)unreach|addrinuse|addrnotavail|notfound|ai_again
          |acces|perm|noent|pipe|nospc|mfile|nfile|nomem|busy|rofs)
      | errors? | exceptions? | errno | unauthorized | forbidden | invalid[ ][\w-]+
      | exit(?:ed)?[ ](?:with[ ])?(?:status|code)[ ](?!0)\d+
      )(?![\w-]|\.\w)""",
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"(?<![\w-])[a-z][\w-]*[ ]\Z")
"""What was undone: the `connection` of `connection refused`."""

_JAPANESE = re.compile(
    r"""(?P<undone>失敗|できません|できない|出来ません|拒否|開けません|見つかりません|存在しません)
      | エラー(?!率|ログ|数|コード:?[ ]?0)
      | 異常(?:終了|発生|検知|検出)? | タイムアウト | 強制終了 | 応答(?:なし|がありません)""",
    re.VERBOSE,
)
_NOUN_BEFORE = re.compile(r"[一-龯ァ-ヶー]{1,12}[にがを]?\Z")

_BACK = 40
"""How long the word before a phrase may be, in characters."""

_CLASS_END = re.compile(r"(?:Exception|Error)\b")
_CLASS = re.compile(r"\b(?:[A-Za-z_$][\w$]{0,60}\.){0,9}[A-Z][\w$]{0,80}(?:Exception|Error)\b")
_LONGEST_CLASS = 200


def small_letters(text: str) -> str:
    """The text in small letters, each where it stood."""
    return text.replace("İ", "i").lower()  # the one letter that is two when it is small


def find_phrases(text: str, small: str) -> list[Span]:
    """Every phrase of these in order, none overlapping another; takes time linear in the text.

    `small` is the text in small letters, as `small_letters` gives it.
    """
    found = list(_with_what_was_undone(_ENGLISH, _WORD_BEFORE, small))
    if not text.isascii():
        found += _with_what_was_undone(_JAPANESE, _NOUN_BEFORE, small)
    found += _classes(text)
    return merge(found)


def _with_what_was_undone(phrase: re.Pattern[str], before: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in islice(phrase.finditer(text), MOST):
        start, end = match.span()
        if match["undone"] and (what := before.search(text, max(0, start - _BACK), start)):
            start = what.start()
        yield Span(start, end)


def _classes(text: str) -> Iterator[Span]:
    """The names of classes that end as exceptions do, with their packages."""
    last = 0
    for match in islice(_CLASS_END.finditer(text), MOST):
        end = match.end()
        if name := _CLASS.search(text, max(last, end - _LONGEST_CLASS), end):
            yield Span(name.start(), end)
        last = end
