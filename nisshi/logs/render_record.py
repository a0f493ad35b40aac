"""One record as HTML: its line, and what of the lines below it folds or tells of lines left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Literal, NamedTuple

from nisshi.logs.cells import cells
from nisshi.logs.heads import Severity
from nisshi.logs.records import Record, Span
from nisshi.logs.render_text import Colour, write_pieces
from nisshi.logs.render_times import Times
from nisshi.logs.shown import Shown
from nisshi.logs.traces import trace_spans
from nisshi.logs.words import word

FLAGS: Mapping[Severity, str] = {
    "fatal": "FATAL",
    "error": "ERROR",
    "warning": "WARN",
    "info": "INFO",
    "debug": "DEBUG",
}
"""The label of a record whose text names no level."""

FRAMES = 4
"""So many lines of a stack trace fold; fewer take no more room than what they would fold into."""

# How people write that they left out lines: [...], (中略), ……, <snip>, --- snip ---, 以下略.
_LEFT_OUT = re.compile(
    r"[ \t]*(?:[-~*]{1,8} ?)?[\[(（<【［]?(?:\.{3,12}|…{1,6}|‥{1,6}|(?:\. ){2,6}\.|：|snip|omitted|truncated|"
    r"[前中後]?略|以[上下]略|省略)[\])）>】］]?(?: ?[-~*]{1,8})?[ \t]*\r?",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """Something of the page: a line of the log (`text`), or what stands between its lines."""

    kind: Literal["text", "aside"]
    html: str


class _Window(NamedTuple):
    kind: Literal["plain", "frames", "left-out"]
    span: Span


def write_record(
    shown: Shown, index: int, times: Times, anchor: str, lang: str, colours: Sequence[Colour] = ()
) -> list[Piece]:
    """A record as pieces. Those of kind "text", joined by line feeds, are its text without the last one."""
    text, record = shown.excerpt.text, shown.excerpt.records[index]
    pieces = []
    for number, (kind, span) in enumerate(_windows(text, record)):
        if kind == "left-out":
            pieces.append(Piece("text", _left_out(text, span, lang)))
            continue
        clock, elapsed = times.clocks.get(index), times.elapsed.get(index, "")
        opened = _open(shown, index, times, anchor, first=number == 0)
        written = f"{opened}{write_pieces(text, record, span, clock, elapsed, colours)}</span>"
        if kind == "frames":
            lines = text.count("\n", span.start, span.end - 1) + 1
            summary = escape(word("frames", lang, lines), quote=False)
            grave = f' data-severity="{record.severity}"' if record.severity else ""
            pieces.append(Piece("aside", f'<details class="fold trace"{grave}><summary>{summary}</summary>'))
            pieces.append(Piece("text", written))
            pieces.append(Piece("aside", "</details>"))
        else:
            pieces.append(Piece("text", written))
    return pieces


def _open(shown: Shown, index: int, times: Times, anchor: str, *, first: bool) -> str:
    """The tag that opens a record, with what is shown before its text."""
    record = shown.excerpt.records[index]
    marked = " marked" if index in shown.marked else ""
    attributes = f' data-severity="{record.severity}"' if record.severity else ""
    column = _message_column(shown.excerpt.text, record, times.clocks.get(index))
    attributes += f' data-column="{column}"' if column else ""
    if not first:
        return f'<span class="record rest{marked}"{attributes}>'
    if record.flagged and record.severity:
        attributes += f' data-flag="{FLAGS[record.severity]}"'
    if anchor:
        attributes += f' id="{anchor}"'
        is_noted = any(note.record == index for note in shown.notes)
        attributes += f' aria-describedby="{anchor}-note"' if is_noted else ""
    before = f'<span class="n" data-n="{shown.numbers[index]}"></span>' if shown.numbers else ""
    if shown.sources and shown.stripes:
        stripe = shown.stripes[index]
        name = escape(shown.sources[stripe])
        before += f'<span class="stripe" data-stripe="{stripe % 4}" data-source="{name}"></span>'
    return f'<span class="record{marked}"{attributes}>{before}'


def _message_column(text: str, record: Record, clock: Span | None) -> int:
    """How many cells of a terminal are shown before the message: full-width characters take two."""
    message = record.field("message")
    if message is None:
        return 0
    before = text[record.start : message.start]
    time = record.field("time")
    if clock is not None and time is not None and time.end <= message.start:
        hidden = text[time.start : time.start + clock.start] + text[time.start + clock.end : time.end]
        return cells(before) - cells(hidden)
    return cells(before)


def _left_out(text: str, span: Span, lang: str) -> str:
    line = text[span.start : span.end].removesuffix("\n")
    label = escape(word("left out", lang))
    return f'<span class="left-out" data-label="{label}">{escape(line, quote=False)}</span>'


def is_left_out(line: str) -> bool:
    """Whether a line says that lines were left out here."""
    return len(line) < 60 and _LEFT_OUT.fullmatch(line) is not None


def _windows(text: str, record: Record) -> Iterator[_Window]:
    """A record cut where its lines change in kind; the windows cover it."""
    frames = _frames(text, record)
    opened = _Window("plain", Span(record.start, record.start))
    for line in _lines(text, record):
        kind: Literal["plain", "frames", "left-out"] = "plain"
        if frames and line.start >= frames[-1].end:
            frames.pop()
        if frames and line.start >= frames[-1].start:
            kind = "frames"
        elif is_left_out(text[line.start : line.end].removesuffix("\n")):
            kind = "left-out"
        if kind == opened.kind != "left-out":
            opened = _Window(kind, Span(opened.span.start, line.end))
        else:
            if opened.span.end > opened.span.start:
                yield opened
            opened = _Window(kind, line)
    if opened.span.end > opened.span.start:
        yield opened


def _lines(text: str, record: Record) -> Iterator[Span]:
    at = record.start
    while at < record.end:
        line_feed = text.find("\n", at, record.end)
        end = record.end if line_feed < 0 else line_feed + 1
        yield Span(at, end)
        at = end


def _frames(text: str, record: Record) -> list[Span]:
    """Where lines of stack traces fold, the last one first; fewer lines than `FRAMES` do not."""
    spans = [Span(*trace) for trace in trace_spans(text, record)]
    return [span for span in reversed(spans) if text.count("\n", span.start, span.end - 1) + 1 >= FRAMES]
