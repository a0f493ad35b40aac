"""How grave one record is, and which of its words say so."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence

import msgspec

from nisshi.logs.failures import find_failures, find_watched, has_warning
from nisshi.logs.format import Format
from nisshi.logs.records import Field, Severity, Span
from nisshi.logs.severity import leading_level, level_severity
from nisshi.logs.wrapped import merge, search_wrapped

GRAVE: tuple[Severity, ...] = ("fatal", "error", "warning")


COLUMNS = 8000
"""So many characters of a record are searched for words: it bounds the time that one line can take."""


class Verdict(msgspec.Struct, frozen=True):
    """`fields` may have gained a level that opened the message; `flagged` as in Record."""

    fields: tuple[Field, ...]
    severity: Severity | None = None
    flagged: bool = False
    failures: tuple[Span, ...] = ()


def judge(
    text: str,
    fields: tuple[Field, ...],
    end: int,
    shown: Severity | None,
    format: Format,
    watch: Sequence[str],
    known: MutableMapping[str, list[Span]],
) -> Verdict:
    """Judge a record whose head has `fields` and which goes on to `end`.

    The level as written decides; else what the shape showed (`shown`: an HTTP status, a priority);
    else the words. The author's own phrases (`watch`) make an error of anything. `known` remembers what
    words mean failure in a message: logs repeat themselves.
    """
    named = {field.name: field for field in fields}
    if not fields or "command" in named:
        return Verdict(fields)
    message = named.get("message")
    level: Field | Span | None = named.get("level")
    start = message.start if message else fields[0].start
    end = start + len(text[start : min(end, start + COLUMNS)].rstrip())  # blank lines say nothing
    if message and format.words and not level:
        level = leading_level(text, message.start, message.end)
        fields = _with_level(text, fields, message, level) if level else fields
    severity = level_severity(text[level.start : level.end], format.levels) if level else None
    severity = severity or shown

    watched = _search(text, start, end, lambda part: find_watched(part, watch)) if watch else []
    failures: list[Span] = []
    if format.words and (severity is None or severity in GRAVE):
        failures = _failures(text, start, end, known)
        failures = [span for span in failures if not _in_other_field(span, fields)]
    judged: Severity | None = severity
    if (watched and severity not in ("fatal", "error")) or (severity is None and failures):
        judged = "error"
    elif severity is None and format.words and has_warning(text, start, end):
        judged = "warning"
    if judged not in GRAVE:
        return Verdict(fields, judged)
    flagged = level is None or judged != severity
    return Verdict(fields, judged, flagged, tuple(merge([*failures, *watched])))


def _failures(text: str, start: int, end: int, known: MutableMapping[str, list[Span]]) -> list[Span]:
    part = text[start:end]
    found = known.get(part)
    if found is None:
        found = known[part] = search_wrapped(part, find_failures)
    return [Span(start + span.start, start + span.end) for span in found]


def _search(text: str, start: int, end: int, find: Callable[[str], list[Span]]) -> list[Span]:
    return [Span(start + span.start, start + span.end) for span in search_wrapped(text[start:end], find)]


def _in_other_field(span: Span, fields: tuple[Field, ...]) -> bool:
    return any(f.name != "message" and f.start < span.end and span.start < f.end for f in fields)


def _with_level(text: str, fields: tuple[Field, ...], message: Field, level: Span) -> tuple[Field, ...]:
    """The fields with the level that opens the message as one of its own."""
    before = tuple(field for field in fields if field.end <= message.start)
    after = tuple(field for field in fields if field.start >= message.end)
    rest = level.end
    while rest < message.end and text[rest] in " \t]>):：":
        rest += 1
    parts = (Field("level", level.start, level.end), Field("message", rest, message.end))
    return (*before, *(part for part in parts if part.end > part.start), *after)
