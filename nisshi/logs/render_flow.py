"""The order of an excerpt on the page: records, what is told between them, and what folds away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby

from nisshi.logs.alike import runs
from nisshi.logs.records import Span
from nisshi.logs.render_record import Piece, is_left_out, write_record
from nisshi.logs.render_text import Colour
from nisshi.logs.render_times import Times
from nisshi.logs.shown import Shown
from nisshi.logs.words import word

LONG = 40
"""An excerpt of more records folds its middle: this is about two screens of a desk."""

HEAD, TAIL = 20, 5
"""So many records of a long excerpt are always shown at its ends."""

FOLDED = 4
"""So many records fold; fewer take no more room than what they would fold into."""


def write_flow(
    shown: Shown,
    within: Span,
    times: Times,
    anchors: Sequence[str],
    lang: str,
    colours: Sequence[Colour] = (),
) -> str:
    """The records `within` these indexes as HTML: `pre` elements and what stands between them.

    The texts of all `pre`, joined by line feeds, are the text of the records.
    """
    pieces = _Flow(shown, times, anchors, lang, colours).pieces(within)
    html = []
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        written = ("" if kind == "aside" else "\n").join(piece.html for piece in group)
        html.append(written if kind == "aside" else f"<pre><code>{written}</code></pre>")
    return "".join(html)


class _Flow:
    """What is known while an excerpt is written."""

    def __init__(
        self, shown: Shown, times: Times, anchors: Sequence[str], lang: str, colours: Sequence[Colour]
    ) -> None:
        self._shown, self._times, self._anchors, self._lang = shown, times, anchors, lang
        self._colours = colours
        noted = {note.record for note in shown.notes}
        self._pinned = frozenset(
            index
            for index, record in enumerate(shown.excerpt.records)
            if record.severity in ("fatal", "error") or index in shown.marked or index in noted
        )
        self._runs = dict(self._folding_runs())
        self._leaders = {more: first for first, end in self._runs.items() for more in range(first + 1, end)}

    def pieces(self, within: Span) -> Iterator[Piece]:
        for stretch, is_hidden in self._stretches(within):
            if not is_hidden:
                yield from self._visible(stretch)
                continue
            yield Piece("aside", f'<details class="fold more"><summary>{self._more(stretch)}</summary>')
            yield from self._visible(stretch)
            yield Piece("aside", "</details>")
        yield from self._cut(len(self._shown.excerpt.records))

    def _folding_runs(self) -> Iterator[tuple[int, int]]:
        """Where runs of records that are alike start and end, those that fold; a pinned record ends a run."""
        for start, end in runs(self._shown.excerpt):
            while start < end:
                stop = next((index for index in range(start + 1, end) if index in self._pinned), end)
                if stop - start - 1 >= FOLDED:
                    yield start, stop
                start = stop

    def _stretches(self, within: Span) -> Iterator[tuple[Span, bool]]:
        """The records in stretches that are shown or hidden at first; grave ones are always shown."""
        lines = [index for index in range(within.start, within.end) if index not in self._leaders]
        if len(lines) <= LONG:
            yield within, False
            return
        ends = {*lines[:HEAD], *lines[-TAIL:]}

        def is_shown(index: int) -> bool:
            index = self._leaders.get(index, index)  # what is in a run goes where its first record goes
            return index in ends or index in self._pinned or index + 1 in self._pinned

        yield from _grouped(within, is_shown)

    def _visible(self, within: Span) -> Iterator[Piece]:
        """Records of which those like the one above fold."""
        index = within.start
        while index < within.end:
            yield from self._record(index)
            end = self._runs.get(index, index + 1)
            if end > index + 1:
                yield Piece("aside", self._run(end - index))
                for more in range(index + 1, end):
                    yield from self._record(more)
                yield Piece("aside", "</details>")
            index = end

    def _run(self, count: int) -> str:
        more = escape(word("alike", self._lang, count - 1), quote=False)
        return f'<details class="fold run"><summary><b>× {count}</b> {more}</summary>'

    def _more(self, hidden: Span) -> str:
        records = self._shown.excerpt.records[hidden.start : hidden.end]
        warnings = sum(record.severity == "warning" for record in records)
        key = "more, warnings" if warnings else "more"
        return escape(word(key, self._lang, len(records), warnings), quote=False)

    def _record(self, index: int) -> Iterator[Piece]:
        yield from self._cut(index)
        if day := self._times.days.get(index):
            yield Piece("aside", f'<div class="between turn">{escape(day, quote=False)}</div>')
        if (gap := self._times.gaps.get(index)) and not self._is_left_out(index):
            yield Piece("aside", f'<div class="between gap">{escape(gap, quote=False)}</div>')
        anchor = self._anchors[index] if self._anchors else ""
        first, *rest = write_record(self._shown, index, self._times, anchor, self._lang, self._colours)
        yield first
        yield from self._notes(index, anchor)
        yield from rest

    def _notes(self, index: int, anchor: str) -> Iterator[Piece]:
        notes = [note.text for note in self._shown.notes if note.record == index]
        if not notes:
            return
        name = f' id="{anchor}-note"' if anchor else ""
        texts = "<br>".join(escape(note, quote=False) for note in notes)
        label = word("note", self._lang)
        yield Piece("aside", f'<div class="between note" role="note"{name}><b>{label}</b> {texts}</div>')

    def _is_left_out(self, index: int) -> bool:
        """Whether lines before a record are left out, so that what looks like a pause may be none."""
        before = self._shown.excerpt.records[index - 1] if index else None
        lines = self._shown.excerpt.text[before.start : before.end].splitlines() if before else []
        return any(cut.record == index for cut in self._shown.cuts) or any(map(is_left_out, lines))

    def _cut(self, index: int) -> Iterator[Piece]:
        for cut in self._shown.cuts:
            if cut.record == index:
                said = (
                    word("line left out" if cut.lines == 1 else "lines left out", self._lang, cut.lines)
                    if cut.lines
                    else word("left out", self._lang)
                )
                yield Piece("aside", f'<div class="between cut">{escape(said, quote=False)}</div>')


def _grouped(within: Span, is_shown: Callable[[int], bool]) -> Iterator[tuple[Span, bool]]:
    """Stretches by whether they are shown; hidden ones that are short are shown, with their neighbours."""
    start = within.start
    for key, group in groupby(range(within.start, within.end), key=is_shown):
        indexes = list(group)
        if key or len(indexes) < FOLDED:
            continue
        if indexes[0] > start:
            yield Span(start, indexes[0]), False
        yield Span(indexes[0], indexes[-1] + 1), True
        start = indexes[-1] + 1
    if start < within.end:
        yield Span(start, within.end), False
