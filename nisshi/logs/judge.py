"""How grave one record is, and which of its words say so."""

from __future__ import annotations

from collections.abc import Sequence

from nisshi.logs.failures import SAME_DIGITS, find_failures, find_watched, has_warning, may_fail, may_warn
from nisshi.logs.format import Format
from nisshi.logs.records import Field, Record, Severity, Span
from nisshi.logs.severity import leading_level, level_severity
from nisshi.logs.wrapped import merge, search_wrapped

GRAVE: tuple[Severity, ...] = ("fatal", "error", "warning")


COLUMNS = 8000
"""So many characters of a record are searched for words: it bounds the time that one line can take."""


_DIGITS = b"0123456789"

_Hints = tuple[bool, bool]
"""Whether words may mean failure, and whether they may warn."""


class Judge:
    """Judges the records of one text, and remembers levels and messages: logs repeat themselves.

    The level as written decides; else what the shape showed (an HTTP status, a priority); else the
    words. The author's own phrases (`watch`) make an error of anything.
    """

    def __init__(self, text: str, format: Format, watch: Sequence[str]) -> None:
        self._text = text
        self._format = format
        self._watch = watch
        self._levels: dict[str, Severity | None] = {}
        self._hints: dict[bytes, _Hints] = {}
        self._failures: dict[bytes, list[Span]] = {}

    def record(
        self, start: int, head_end: int, end: int, fields: tuple[Field, ...], shown: Severity | None
    ) -> Record:
        """Return the record from `start` to `end` whose head has `fields`, with its severity.

        It may gain a level that opened the message.
        """
        if not fields or fields[0].name == "prompt":
            return Record(start, head_end, end, fields)
        level: Field | Span | None = None
        message: Field | None = None
        for field in fields:
            if field.name == "level":
                level = field
            elif field.name == "message":
                message = field
        words = self._format.words
        if words and message and not level:
            level = leading_level(self._text, message.start, message.end)
            fields = _with_level(self._text, fields, message, level) if level else fields
        severity = (self._severity(level) if level else None) or shown
        if not self._watch and (not words if severity is None else severity not in GRAVE):
            return Record(start, head_end, end, fields, severity)
        opens = message.start if message else fields[0].start
        part = self._text[opens : min(end, opens + COLUMNS)].rstrip()  # blank lines say nothing
        watched = _at(opens, search_wrapped(part, self._watched)) if self._watch else []
        failures: list[Span] = []
        judged = severity
        if words and (severity is None or severity in GRAVE):
            failures, warns = self._said(part, opens)
            if failures and (fields[-1].name != "message" or isinstance(level, Span)):
                failures = [span for span in failures if not _in_other_field(span, fields)]
            if severity is None and (failures or (warns and has_warning(part, 0, len(part)))):
                judged = "error" if failures else "warning"
        if watched and severity not in ("fatal", "error"):
            judged = "error"
        if judged is None or judged not in GRAVE:
            return Record(start, head_end, end, fields, judged)
        found = tuple(merge([*failures, *watched]) if watched else failures)
        return Record(start, head_end, end, fields, judged, not level or judged != severity, found)

    def _said(self, part: str, opens: int) -> tuple[list[Span], bool]:
        """Return the failures that the words at `opens` name, and whether they may warn."""
        # As bytes, since only these lose or change digits in no time.
        written = part.encode("utf-8", "surrogatepass")
        shape = written.translate(None, _DIGITS)
        may_be_failure, may_warn = self._hints.get(shape) or self._hint(shape)
        return _at(opens, self._find(part, written)) if may_be_failure else [], may_warn

    def _severity(self, level: Field | Span) -> Severity | None:
        written = self._text[level.start : level.end]
        if written not in self._levels:
            self._levels[written] = level_severity(written, self._format.levels)
        return self._levels[written]

    def _hint(self, shape: bytes) -> _Hints:
        """Tell what a message without its digits may say: most differ in numbers alone, and no stem has one.

        In lines that a terminal cut, a word may stand on two.
        """
        text = shape.decode("utf-8", "surrogatepass")
        hints = self._hints[shape] = ("\n" in text or may_fail(text), may_warn(text))
        return hints

    def _find(self, part: str, written: bytes) -> list[Span]:
        """Return the failures that a message names."""
        key = written.translate(SAME_DIGITS)
        if key not in self._failures:
            self._failures[key] = search_wrapped(part, find_failures)
        return self._failures[key]

    def _watched(self, part: str) -> list[Span]:
        return find_watched(part, self._watch)


def _at(start: int, spans: Sequence[Span]) -> list[Span]:
    return [Span(start + first, start + last) for first, last in spans]


def _in_other_field(span: Span, fields: tuple[Field, ...]) -> bool:
    for field in fields:  # noqa: SIM110 (any() takes twice as long, and this runs for each failure)
        if field.start < span.end and span.start < field.end and field.name != "message":
            return True
    return False


def _with_level(text: str, fields: tuple[Field, ...], message: Field, level: Span) -> tuple[Field, ...]:
    """The fields with the level that opens the message as one of its own."""
    rest = level.end
    while rest < message.end and text[rest] in " \t]>):：":
        rest += 1
    place = fields.index(message)
    new = [Field("level", level.start, level.end)]
    if rest < message.end:
        new.append(Field("message", rest, message.end))
    return (*fields[:place], *new, *fields[place + 1 :])
