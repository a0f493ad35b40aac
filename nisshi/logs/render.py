"""Records as HTML. The text inside `pre` is the text of the source, only blank first and last lines go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from unicodedata import east_asian_width

from msgspec.structs import replace

from nisshi.logs.format import Format
from nisshi.logs.records import Excerpt, Record, Severity, Span
from nisshi.logs.words import label, summary

FLAGS: Mapping[Severity, str] = {
    "fatal": "FATAL",
    "error": "ERROR",
    "warning": "WARN",
    "info": "INFO",
    "debug": "DEBUG",
}
"""The label of a record whose text names no level."""

_SPECIAL = re.compile("[&<>]")


def render(
    excerpt: Excerpt, format: Format, lang: str, *, file: str = "", marked: frozenset[int] = frozenset()
) -> str:
    """An excerpt as a figure.

    `lang` is the language of its words, `file` a label, `marked` the indexes (from 0) of lines of the
    text whose records are to be marked.
    """
    shown = _without_blank_ends(excerpt)
    body = "\n".join(
        _record(excerpt.text, record, _is_marked(excerpt.text, record, marked)) for record in shown
    )
    name = f'<span class="file">{escape(file, quote=False)}</span>' if file else ""
    return (
        f'<figure class="log" data-format="{format.name}"><figcaption>{name}'
        f'<span class="lang">{escape(label(format.title, lang), quote=False)}</span>'
        f'<span class="summary">{summary(excerpt, lang)}</span></figcaption>'
        f'<pre tabindex="0"><code>{body}</code></pre></figure>\n'
    )


def _without_blank_ends(excerpt: Excerpt) -> list[Record]:
    records = list(excerpt.records)
    while records and _is_blank(excerpt.text, records[0]):
        del records[0]
    while records and _is_blank(excerpt.text, records[-1]):
        del records[-1]
    if records:
        records[-1] = replace(records[-1], end=_end_without_blank_lines(excerpt.text, records[-1]))
    return records


def _is_blank(text: str, record: Record) -> bool:
    return not text[record.start : record.end].strip()


def _end_without_blank_lines(text: str, record: Record) -> int:
    end = record.end
    while (line_feed := text.rfind("\n", record.start, end)) >= 0 and not text[line_feed:end].strip():
        end = line_feed
    return end


def _is_marked(text: str, record: Record, marked: frozenset[int]) -> bool:
    if not marked:
        return False
    first = text.count("\n", 0, record.start)
    return any(first <= line <= first + text.count("\n", record.start, record.end - 1) for line in marked)


def _record(text: str, record: Record, marked: bool) -> str:
    """One record without its last line feed."""
    attributes = f' data-severity="{record.severity}"' if record.severity else ""
    column = _message_column(text, record)
    attributes += f' data-column="{column}"' if column else ""
    if record.flagged and record.severity:
        attributes += f' data-flag="{FLAGS[record.severity]}"'
    classes = "record marked" if marked else "record"
    return f'<span class="{classes}"{attributes}>{_pieces(text, record)}</span>'


def _message_column(text: str, record: Record) -> int:
    """How many cells of a terminal stand before the message: full-width characters take two."""
    message = record.field("message")
    before = text[record.start : message.start] if message else ""
    if before.isascii():
        return len(before)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in before)


def _pieces(text: str, record: Record) -> str:
    end = record.end
    while end > record.start and text[end - 1] in "\r\n":  # blank lines below a record are its own
        end -= 1
    has_special = _SPECIAL.search(text, record.start, end) is not None
    html = []
    for name, start, stop in record.pieces(text):
        stop = min(stop, end)
        written = text[start:stop]
        is_break = name == "sep" and not written.strip("\r\n")
        if record.failures:
            written = _marked_text(text, start, stop, record.failures)
        elif has_special:
            written = escape(written, quote=False)
        if start < stop:
            html.append(written if is_break else f'<span class="{name}">{written}</span>')
    html.append("\n" * (text.count("\n", end, record.end) - 1))
    return "".join(html)


def _marked_text(text: str, start: int, stop: int, failures: tuple[Span, ...]) -> str:
    """A piece's text with the words that mean failure in `mark`; a mark never leaves its piece."""
    html = []
    at = start
    for first, last in failures:
        first, last = max(first, at), min(last, stop)
        if first < last:
            html.append(escape(text[at:first], quote=False))
            html.append(f'<mark class="failure">{escape(text[first:last], quote=False)}</mark>')
            at = last
    html.append(escape(text[at:stop], quote=False))
    return "".join(html)
