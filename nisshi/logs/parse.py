"""From text to records: every line is a head, continues the record above, or stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from nisshi.logs.format import Format
from nisshi.logs.judge import judge
from nisshi.logs.records import Excerpt, Field, Record, Severity, Span
from nisshi.logs.session import PROMPT

_BLANK = re.compile(r"\n+")


class _Head(msgspec.Struct, frozen=True):
    """A line that opens a record; offsets are those of the text, `end` stands before the line feed."""

    start: int
    end: int
    fields: tuple[Field, ...] = ()
    shown: Severity | None = None


def parse(text: str, format: Format, watch: Sequence[str] = ()) -> Excerpt:
    """Read a text as a log of this format; joining the records' pieces gives the text back.

    `watch` are the author's own phrases that mean failure, whatever level a record has. Takes time
    linear in the text and never raises.
    """
    heads = list(_heads(text, format))
    ends = [*(head.start for head in heads[1:]), len(text)][: len(heads)]
    records = []
    known: dict[str, list[Span]] = {}
    for head, end in zip(heads, ends, strict=True):
        verdict = judge(text, head.fields, end, head.shown, format, watch, known)
        records.append(
            Record(
                start=head.start,
                head_end=head.end,
                end=end,
                fields=verdict.fields,
                severity=verdict.severity,
                flagged=verdict.flagged,
                failures=verdict.failures,
            )
        )
    return Excerpt(text=text, format=format.name, records=tuple(records))


def _heads(text: str, format: Format) -> Iterator[_Head]:
    """The lines that open a record. Lines above the first head, and what a command printed, stand alone.

    Blank lines belong to what is above them; before the first head they stand together.
    """
    follows = False  # whether a line that is no head continues the record above
    at = 0
    while at < len(text):
        if text[at] == "\n":
            if not follows:
                yield _Head(at, at)
            at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
            continue
        line_feed = text.find("\n", at)
        stop = len(text) if line_feed < 0 else line_feed
        start, end = at, stop - 1 if text[stop - 1] == "\r" else stop
        at = stop + 1
        line = text[start:end]
        if prompt := PROMPT.match(line):
            command = start + prompt.end()
            yield _Head(start, end, (Field("prompt", start, command), Field("command", command, end)))
            follows = False
        elif head := format.read(line, start):
            yield _Head(start, end, head.fields, head.severity)
            follows = True
        elif not follows:
            yield _Head(start, end, (Field("message", start, end),) if line.strip() else ())
