"""A stretch of a record as HTML: its fields, and what is told apart in them. Every character stays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple, Protocol

from nisshi.logs.records import Record, Span
from nisshi.logs.tokens import tokens

TOKENS: Mapping[str, str] = {
    "path": "path",
    "url": "path",
    "ip": "id",
    "uuid": "id",
    "number": "num",
    "string": "str",
    "key": "key",
    "verb": "verb",
    "status": "verb",
}
"""The class of each kind of token: what has one colour has one class."""


_TOLD = ("message", "continuation")
"""The pieces of a record in which tokens are told apart."""

PAIR = 8
"""So many characters between the fields may be names and values (logfmt); fewer are a bracket."""


class Mark(NamedTuple):
    """A stretch of the text to be wrapped in an element."""

    start: int
    end: int
    tag: str  # as it opens, without its brackets


class Colour(Protocol):
    """A stretch of the text that the program wrote in colour, as of `ansi.Run`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def classes(self) -> str: ...


def write_pieces(
    text: str, record: Record, window: Span, clock: Span | None, elapsed: str, colours: Sequence[Colour] = ()
) -> str:
    """What of a record lies in the window, which ends behind a line feed or with the text.

    Without the last line feed. `clock` is the part of the time that is shown, as offsets into it, and
    `elapsed` what is told of the time when it is pointed at. Where a program chose its own `colours`
    (in order, without overlap), none of ours are added but for the words that mean failure.
    """
    end = window.end
    while end > window.start and text[end - 1] in "\r\n":  # blank lines below a record are its own
        end -= 1
    html = []
    failures = record.failures
    for name, start, stop in record.pieces(text):
        start, stop = max(start, window.start), min(stop, end)
        if start >= stop:
            continue
        if name == "time" and (clock or elapsed):
            told = f' data-elapsed="{escape(elapsed)}"' if elapsed else ""
            time = _time(text[start:stop], clock or Span(0, stop - start))
            html.append(f'<span class="time"{told}>{time}</span>')
            continue
        is_told = name in _TOLD or (name == "sep" and stop - start >= PAIR and text[record.start] != "{")
        if colours or failures or is_told:
            opens = start + (name == "sep" and text[start] == '"')  # it ends a value that is a field
            ours = _tokens(text, opens, stop) if is_told else ()
            weak = _colours(colours, start, stop) if colours else ours
            written = _marked(text, start, stop, _merged(_failures(failures, start, stop), weak))
        else:
            written = _escaped(text[start:stop])
        is_blank = name == "sep" and text[start:stop].isspace()
        html.append(written if is_blank else f'<span class="{name}">{written}</span>')
    html.append(_blank_lines(text.count("\n", end, window.end) - 1, html[-1] if html else ""))
    return "".join(html)


def _blank_lines(count: int, before: str) -> str:
    """Blank lines at the end of a record, which a browser shows and copies only where a `<br>` ends them.

    Of a line feed that ends a block it makes no line (CSS Text 4, 5.1), but behind a block of its own.
    """
    is_open = not before.startswith('<span class="continuation">')
    return "\n" * count + "<br>" * (is_open and (count > 0 or not before))


def _time(written: str, clock: Span) -> str:
    """A time of which only the clock is shown; the rest is said once for all, yet it is there to be copied."""
    parts = (written[: clock.start], written[clock.start : clock.end], written[clock.end :])
    before, shown, after = (escape(part, quote=False) for part in parts)
    said = f'<span class="said">{before}</span>' if before else ""
    return said + shown + (f'<span class="said">{after}</span>' if after else "")


def _failures(failures: Sequence[Span], start: int, stop: int) -> list[Mark]:
    """The words that mean failure; a mark never leaves its piece."""
    marks = [Mark(max(first, start), min(last, stop), "") for first, last in failures]
    return [mark._replace(tag='mark class="failure"') for mark in marks if mark.start < mark.end]


def _tokens(text: str, start: int, stop: int) -> Iterator[Mark]:
    for kind, first, last in tokens(text[start:stop]):
        if kind in TOKENS:
            yield Mark(start + first, start + last, f'span class="{TOKENS[kind]}"')


def _colours(colours: Sequence[Colour], start: int, stop: int) -> Iterator[Mark]:
    for index in range(bisect_right(colours, start, key=lambda run: run.end), len(colours)):
        run = colours[index]
        if run.start >= stop:
            return
        yield Mark(max(run.start, start), min(run.end, stop), f'span class="{run.classes}"')


def _merged(strong: list[Mark], weak: Iterable[Mark]) -> list[Mark]:
    """Both, in order: what of a weak mark lies under a strong one goes."""
    if not strong:
        return list(weak)
    kept = []
    for mark in weak:
        at = mark.start
        for other in strong:
            if other.start > at:
                kept.append(mark._replace(start=at, end=min(mark.end, other.start)))
            at = max(at, other.end)
        kept.append(mark._replace(start=at))
    return sorted([*strong, *(mark for mark in kept if mark.start < mark.end)])


def _marked(text: str, start: int, stop: int, marks: Iterable[Mark]) -> str:
    html = []
    at = start
    for first, last, tag in marks:
        if first < at:
            continue
        html.append(_escaped(text[at:first]))
        html.append(f"<{tag}>{_escaped(text[first:last])}</{tag.partition(' ')[0]}>")
        at = last
    html.append(_escaped(text[at:stop]))
    return "".join(html)


def _escaped(text: str) -> str:
    """Escape what HTML would read; most pieces hold nothing of it, which is seen sooner than replaced."""
    return escape(text, quote=False) if "<" in text or "&" in text or ">" in text else text
