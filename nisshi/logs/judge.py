"""How grave one record is, and which of its words say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nisshi.logs.failures import SAME_DIGITS, find_failures, find_watched, has_warning, says_something
from nisshi.logs.format import Format
from nisshi.logs.heads import Field, Head, Severity
from nisshi.logs.leading import leads_with_level, with_leading_level
from nisshi.logs.phrases import small_letters
from nisshi.logs.records import Record, Span, Spans
from nisshi.logs.severity import level_severity
from nisshi.logs.wrapped import merge, search_wrapped

GRAVE: tuple[Severity, ...] = ("fatal", "error", "warning")

COLUMNS = 8000
"""So many characters of a record are searched for words: it bounds the time that one line can take."""

_DIGITS = b"0123456789"
_NOWHERE = (0, 0)

_Hints = tuple[bool, bool]
"""Whether a level may open the words, and whether they may mean failure or warn."""

_NOTHING: _Hints = (False, False)


class _Levels(dict[str, "Severity | None"]):
    """The severity of each level as written, read when it is first seen."""

    def __init__(self, own: Mapping[str, Severity]) -> None:
        self._own = own

    def __missing__(self, written: str) -> Severity | None:
        self[written] = severity = level_severity(written, self._own)
        return severity


class Judge:
    """Judges the records of one text, and remembers levels and messages: logs repeat themselves.

    The level as written decides; else what the shape showed (an HTTP status, a priority); else the
    words. The author's own phrases (`watch`) make an error of anything.
    """

    def __init__(self, text: str, format: Format, watch: Sequence[str]) -> None:
        self._text = text
        self._words = format.words
        self._watch = watch
        self._levels = _Levels(format.levels)
        self._hints: dict[bytes, _Hints] = {}
        self._failures: dict[bytes, Spans] = {}

    def record(self, start: int, head_end: int, head: Head | None, end: int) -> Record:
        """Return the record from `start` to `end` whose first line is `head`, with its severity.

        It may gain a level that opened the message.
        """
        if head is None:
            return Record(start, head_end, end)
        level = head.layout.level
        written = ""
        if level is not None:
            first, last = head.places[level]
            written = self._text[start + first : start + last]
        severity = (self._levels[written] if written else None) or head.severity
        if severity not in GRAVE and not self._watch and (not self._words or (written and severity)):
            return Record(start, head_end, end, head, severity)
        return self._by_words(start, head_end, head, end, severity, written)

    def _by_words(
        self, start: int, head_end: int, head: Head, end: int, severity: Severity | None, written: str
    ) -> Record:
        """Return a record as grave as what it says makes it; `written` is its level."""
        message = head.layout.message
        first, last = head.places[message] if message is not None else _NOWHERE
        if first == last:  # no message: its fields are all that it says, and a command says nothing
            fields = head.fields()
            if not fields or fields[0].name == "prompt":
                return Record(start, head_end, end, head, severity)
            first, message = fields[0].start, None
        at = opens = start + first
        # Blank lines say nothing.
        part = self._text[opens : end if end - opens < COLUMNS else opens + COLUMNS].rstrip()
        leads, says = self._told(part) if self._words else _NOTHING
        if severity is None and not (leads or says or self._watch):
            return Record(start, head_end, end, head)
        if leads and not written and (led := with_leading_level(self._text[start:head_end], head)):
            head, written, rest = led
            severity, at, message = self._levels[written] or head.severity, start + rest, head.layout.message
        said: Spans = ()
        judged = severity
        if says and (severity is None or severity in GRAVE):
            said = self._find(part[at - opens :])
            if said and message != len(head.places) - 1:
                said = _outside(head.fields(start - at), said)
            if severity is None and (said or has_warning(part)):
                judged = "error" if said else "warning"
        if self._watch and (watched := search_wrapped(part, self._watched)):
            said = tuple(merge([*_moved(said, at - opens), *watched]))
            at = opens
            if severity not in ("fatal", "error"):
                judged = "error"
        if judged not in GRAVE:
            return Record(start, head_end, end, head, judged)
        return Record(start, head_end, end, head, judged, not written or judged != severity, at, said)

    def _told(self, part: str) -> _Hints:
        """Tell what a message may say, seen without its digits: most differ in these alone, and no stem has one."""
        # As bytes, since only these lose or change digits in no time.
        shape = part.encode("utf-8", "surrogatepass").translate(None, _DIGITS)
        return self._hints.get(shape) or self._hint(shape)

    def _hint(self, shape: bytes) -> _Hints:
        """Look for what a message may say. In lines that a terminal cut, a word may stand on two."""
        text = shape.decode("utf-8", "surrogatepass")
        leads = leads_with_level(text + " ")  # a level alone may have lost the space behind it
        hints = self._hints[shape] = leads, "\n" in text or says_something(small_letters(text))
        return hints

    def _find(self, part: str) -> Spans:
        """Return the failures that words name."""
        key = part.encode("utf-8", "surrogatepass").translate(SAME_DIGITS)
        if key not in self._failures:
            self._failures[key] = tuple(search_wrapped(part, find_failures))
        return self._failures[key]

    def _watched(self, part: str) -> list[Span]:
        return find_watched(part, self._watch)


def _outside(fields: Sequence[Field], spans: Spans) -> Spans:
    """Return those that lie in no field but the message, counted from where the fields are."""
    others = [field for field in fields if field.name != "message"]
    return tuple(
        span
        for span in spans
        if not any(field.start < span.end and span.start < field.end for field in others)
    )


def _moved(spans: Spans, by: int) -> Spans:
    return tuple([Span(start + by, end + by) for start, end in spans])
