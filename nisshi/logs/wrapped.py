"""Searching in lines that a terminal cut: `…No such file or di⏎rectory`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from nisshi.logs.records import Span

LINES = 60
"""A record of more lines was not made so by a terminal."""

COLUMNS = 500
"""No terminal is wider: a record with a longer line was not cut by one."""

_BREAK = re.compile(r"^(\S.*)\n(?=\S)", re.MULTILINE)
_CUT = re.compile(r"(?<=\S)\r?\n(?=\S)")


def search_wrapped(text: str, find: Callable[[str], list[Span]]) -> list[Span]:
    """What `find` finds in a text whose lines may have been wrapped, as spans of the text, merged.

    A line may go on the one above, between words or in the middle of one, unless either is indented.
    """
    if not 0 < text.count("\n") <= LINES:
        return find(text)
    if text.find("\n") == len(text) - 1:  # a record of one line, as most are
        return merge(find(text))
    if max(map(len, text.split("\n"))) > COLUMNS:
        return merge(find(text))
    found = find(_BREAK.sub(r"\1 ", text))
    cuts = [match.span() for match in _CUT.finditer(text)]
    if not cuts:  # as in every record of one line: joined, it would be the same text
        return merge(found)
    ends = {span.start: span.end for span in found}
    for span in find(_CUT.sub("", text)):
        start, end = _shift(span.start, cuts), _shift(span.end - 1, cuts) + 1
        crosses = end - start > span.end - span.start
        # What begins in the cut line and goes on below; not a name that two joined words seem to make.
        if crosses and (start in ends or not any(start < ends[at] and at < end for at in ends)):
            found.append(Span(start, end))
    return merge(found)


def _shift(offset: int, cuts: Sequence[tuple[int, int]]) -> int:
    """Where a character of the joined text stands in the text with its cuts."""
    for start, end in cuts:
        if start > offset:
            break
        offset += end - start
    return offset


def merge(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
