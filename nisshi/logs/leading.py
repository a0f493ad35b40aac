"""A level that opens a message: `warning: …`, `[crit] …`, `ERROR …`, as postfix and sshd write it."""

from __future__ import annotations

import re
from functools import lru_cache

from nisshi.logs.heads import FieldName, Head, Layout, layout_of
from nisshi.logs.patterns import LEVEL

_WORD = r"[A-Za-z]{3,13}+\d?+"
_LEADING = re.compile(
    rf"""\s*+(?: [\[<(]\s*(?P<boxed>{_WORD})\s*[\]>)]         # [warn] …
            | (?P<word>{_WORD})(?=:?\s)                       # warning: …, WARN …
            | (?P<japanese>重大|エラー|警告|情報)[:：]        # 警告：…
          )""",
    re.VERBOSE,
)
_SMALL = re.compile(LEVEL, re.VERBOSE | re.IGNORECASE)
_CAPITALS = re.compile(LEVEL, re.VERBOSE)
_BETWEEN = " \t]>):："
"""What may stand between the level and what is said."""


def leads_with_level(message: str) -> bool:
    """Whether a level opens a message. One that lost its digits may seem to, never the other way round."""
    return _place(message, 0, len(message)) is not None


def with_leading_level(line: str, head: Head) -> tuple[Head, str, int] | None:
    """The head of a line that has no level, with the one that opens its message as a part of its own.

    Besides, the level as written and where in the line the message goes on. None where no level opens it.
    """
    at = head.layout.message
    place = _place(line, *head.places[at]) if at is not None else None
    if at is None or place is None:
        return None
    rest, last = place[1], head.places[at][1]
    while rest < last and line[rest] in _BETWEEN:
        rest += 1
    places = (*head.places[:at], place, (rest, last), *head.places[at + 1 :])
    return Head(_with_level(head.layout), places, head.severity), line[slice(*place)], rest


@lru_cache(maxsize=100)
def _with_level(layout: Layout) -> Layout:
    """The layout with a level before the message; one that was empty gives way."""
    names: list[FieldName | None] = [None if name == "level" else name for name in layout.names]
    names.insert(layout.message or 0, "level")
    return layout_of(*names)


def _place(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the level stands that opens the message from `start` to `end`.

    One without a mark behind it is in capitals.
    """
    match = _LEADING.match(text, start, end)
    if match is None:
        return None
    kind = match.lastgroup or ""
    begin, stop = match.span(kind)
    if kind != "japanese":
        bare = kind == "word" and text[stop] != ":"
        if not (_CAPITALS if bare else _SMALL).fullmatch(text, begin, stop):
            return None
    return begin, stop
