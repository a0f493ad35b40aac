"""A log excerpt as a figure. The text of its `pre` elements is the text of the source.

Only blank first and last lines go. The source is cut into several `pre` where something stands between
its lines or folds; a line feed belongs at each cut. What is no part of the source is outside of `pre`
or shown by the style sheet from `data-` attributes.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from msgspec.structs import replace

from nisshi.logs.anchors import record_anchors
from nisshi.logs.cells import cells
from nisshi.logs.records import Excerpt, Span
from nisshi.logs.render_bar import count_records, write_bar
from nisshi.logs.render_flow import write_flow
from nisshi.logs.render_text import Colour
from nisshi.logs.render_times import Times, read_times
from nisshi.logs.shown import Shown
from nisshi.logs.words import counted, word

ROOM, NUMBER, FLAG = 90, 6, 8
"""Cells of 7 px in a column of 680 px with its edges; those that the number of a line and a label take."""


def render(shown: Shown, lang: str, zone: str = "", colours: Sequence[Colour] = ()) -> str:
    """An excerpt as a figure.

    `lang` is the language of its words, `zone` the IANA name of the site's zone: where times are known
    to be of another one, the time there is told on hover. `colours` are those the program chose (ANSI),
    as stretches of the excerpt's text, in order.
    """
    excerpt, within = _without_blank_ends(shown.excerpt)
    shown = replace(shown, excerpt=excerpt)
    anchors = record_anchors(excerpt, shown.anchor) if shown.anchor else ()
    times = read_times(excerpt, lang, shown.caption.zone, zone)
    wide = ' data-wide=""' if _is_wide(shown, times) else ""
    merged = ' data-merged=""' if shown.sources else ""
    name = f' id="{shown.anchor}"' if shown.anchor else ""
    label = f"{word('log', lang)}: {counted(count_records(excerpt), 0, 0, '', lang)[1]}"
    return (
        f'<figure class="log" data-format="{escape(excerpt.format)}"{merged}{wide}{name}>'
        f"{write_bar(shown, times, anchors, lang)}"
        f'<div class="records" role="group" tabindex="0" aria-label="{label}">'
        f"{write_flow(shown, within, times, anchors, lang, colours)}</div></figure>\n"
    )


def _is_wide(shown: Shown, times: Times) -> bool:
    """Whether any line is too long for the column of the text, as far as it is shown."""
    room = ROOM - NUMBER * bool(shown.numbers) - max((cells(name) + 2 for name in shown.sources), default=0)
    for index, record in enumerate(shown.excerpt.records):
        time, clock = record.field("time"), times.clocks.get(index)
        hidden = time.end - time.start - (clock.end - clock.start) if time and clock else 0
        head, *more = shown.excerpt.text[record.start : record.end].split("\n")
        flag = FLAG * (record.flagged and record.severity is not None)
        if cells(head) - hidden > room - flag or any(cells(line) > room for line in more):
            return True
    return False


def _without_blank_ends(excerpt: Excerpt) -> tuple[Excerpt, Span]:
    """The excerpt whose last record ends without blank lines, and the indexes of what is shown."""
    text, records = excerpt.text, list(excerpt.records)
    first, last = 0, len(records)
    while first < last and not text[records[first].start : records[first].end].strip():
        first += 1
    while first < last and not text[records[last - 1].start : records[last - 1].end].strip():
        last -= 1
    if first < last:
        record = records[last - 1]
        end = record.end
        while (line_feed := text.rfind("\n", record.start, end)) >= 0 and not text[line_feed:end].strip():
            end = line_feed
        records[last - 1] = replace(record, end=end)
    return replace(excerpt, records=tuple(records)), Span(first, last)
