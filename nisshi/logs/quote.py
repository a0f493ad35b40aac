"""Part of a log file, as its author asked for it: pure, from the file's text to records and cuts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec

from nisshi.logs.ansi import Run
from nisshi.logs.detect import log_format
from nisshi.logs.format import Format
from nisshi.logs.formats import any_lines
from nisshi.logs.heads import Severity
from nisshi.logs.matching import Fault, matcher
from nisshi.logs.moments import DAY, Moment, read_moment
from nisshi.logs.parse import parse
from nisshi.logs.pieces import Part, Piece, coloured, cuts_between, pieces_of
from nisshi.logs.scales import moments_of, without_year

RANKS: Mapping[Severity, int] = MappingProxyType(
    {"debug": 0, "info": 1, "warning": 2, "error": 3, "fatal": 4}
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,9})?")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which records to show. Each part takes away from what the parts above it left.

    Matches are words or `/expressions/` (see `matching`).
    """

    lines: tuple[tuple[int, int], ...] = ()  # of the file, from 1, both ends included
    first: str = ""  # from the first record with this match
    last: str = ""  # to the first one from there with this match
    since: str = ""  # from the first record of this time, a clock's or with a date
    around: str = ""  # each record with this match and
    context: int = 3  # so many on either side
    level: Severity | None = None  # those of at least this severity,
    grade: str = ""  # which the author wrote so


def quote(text: str, wanted: Wanted, watch: Sequence[str] = (), runs: Sequence[Run] = ()) -> Part | Fault:
    """Return the wanted records of a file's text, with line feeds only and no control characters.

    The format is that of the whole file. What finds no record is a Fault. `watch` are phrases that
    mean failure, `runs` the colours of the text.
    """
    format = log_format(text) or any_lines.FORMAT
    rows = text.split("\n")
    pieces = _read(text, rows, format, wanted, watch)
    steps = (_between, _since, _around, _level)
    for step in steps:
        if isinstance(pieces, Fault):
            return pieces
        pieces = step(pieces, wanted)
    if isinstance(pieces, Fault):
        return pieces
    kept = _without_blank_ends(pieces)
    kept = coloured(kept, rows, runs) if runs else kept
    return Part(title=format.title, pieces=tuple(kept), cuts=cuts_between(kept, rows))


def _read(
    text: str, rows: Sequence[str], format: Format, wanted: Wanted, watch: Sequence[str]
) -> list[Piece] | Fault:
    if not wanted.lines:
        return pieces_of(parse(text, format, watch))
    count = len(rows) - (rows[-1] == "")
    pieces: list[Piece] = []
    done = 0
    for start, end in sorted(wanted.lines):
        if end > count:
            written = f"{start}-{end}" if end > start else str(start)
            message = f"line {end} is to be shown, but the file has {count} line{'s' * (count != 1)}"
            return Fault(written, message, "from=, to= and around= take words, which move with their line")
        start = max(start, done + 1)
        if start <= end:
            excerpt = parse("\n".join(rows[start - 1 : end]), format, watch)
            pieces += pieces_of(excerpt, start)
            done = end
    return pieces


def _between(pieces: list[Piece], wanted: Wanted) -> list[Piece] | Fault:
    if wanted.first:
        found = _matches(pieces, wanted.first)
        if isinstance(found, Fault):
            return found
        pieces = pieces[found[0] :]
    if wanted.last:
        found = _matches(pieces, wanted.last, " from there on" * bool(wanted.first))
        if isinstance(found, Fault):
            return found
        pieces = pieces[: found[0] + 1]
    return pieces


def _matches(pieces: Sequence[Piece], written: str, where: str = "") -> list[int] | Fault:
    matches = matcher(written)
    if isinstance(matches, Fault):
        return matches
    found = [place for place, piece in enumerate(pieces) if matches(piece.text)]
    return found or Fault(written, f"“{written}” matches no record{where}", _WHERE)


_WHERE = "a match is words as they stand in the log, or an expression between slashes"


def _since(pieces: list[Piece], wanted: Wanted) -> list[Piece] | Fault:
    if not wanted.since:
        return pieces
    target = read_moment(f"{wanted.since} 00:00" if _DAY.fullmatch(wanted.since) else wanted.since)
    if _SECONDS.fullmatch(wanted.since):
        target = Moment(float(wanted.since), False, False)
    if target is None:
        return Fault(wanted.since, f"“{wanted.since}” is no time", 'write since="02:04" or an ISO 8601 time')
    read = moments_of(pieces)
    known = [moment for moment in read if moment is not None]
    if not known:
        hint = "cut the file with lines=, from= or around="
        return Fault(wanted.since, "the records of the file have no time", hint)
    bound = _on_their_scale(target, known)
    for place, moment in enumerate(read):
        if moment is not None and _seconds(moment, target) >= bound:
            return pieces[place:]
    hint = f"the last one with a time is of {next(filter(None, map(_time, reversed(pieces))), '')}"
    return Fault(wanted.since, f"no record of the file is of {wanted.since} or later", hint)


def _time(piece: Piece) -> str:
    field = piece.record.field("time")
    return piece.excerpt.text[field.start : field.end] if field else ""


def _seconds(moment: Moment, target: Moment) -> float:
    """Seconds to compare with a target: on one clock where both name their zone."""
    if moment.zone is not None and target.zone is not None:
        return moment.seconds - moment.zone * 60
    return moment.seconds


def _on_their_scale(target: Moment, known: Sequence[Moment]) -> float:
    """The target's seconds as the records count theirs: without a day or a year of its own, in theirs."""
    first, last = known[0], known[-1]
    seconds = target.seconds
    if target.zone is not None and first.zone is not None:
        seconds -= target.zone * 60
    if not target.has_date and first.has_date:
        day = first.seconds // DAY * DAY
        seconds += day
        if seconds < first.seconds and seconds + DAY <= last.seconds:
            seconds += DAY
    elif target.has_date and not first.has_date:
        seconds %= DAY
    elif target.has_year and not first.has_year:
        seconds = without_year(target)
    elif not target.has_date and seconds < first.seconds and seconds + DAY <= last.seconds:
        seconds += DAY
    return seconds


def _around(pieces: list[Piece], wanted: Wanted) -> list[Piece] | Fault:
    if not wanted.around:
        return pieces
    found = _matches(pieces, wanted.around)
    if isinstance(found, Fault):
        return found
    kept: list[Piece] = []
    done = 0
    for place in found:
        start, done = max(done, place - wanted.context), max(done, place + wanted.context + 1)
        kept += pieces[start:done]
    return kept


def _level(pieces: list[Piece], wanted: Wanted) -> list[Piece] | Fault:
    if wanted.level is None:
        return pieces
    least = RANKS[wanted.level]
    kept = [piece for piece in pieces if piece.record.severity and RANKS[piece.record.severity] >= least]
    if kept:
        return kept
    known = [severity for piece in pieces if (severity := piece.record.severity)]
    gravest = max(known, key=lambda severity: RANKS[severity], default=None)
    hint = f"the gravest one is of level {gravest}" if gravest else "of none of them a level is known"
    written = wanted.grade or f"level>={wanted.level}"
    return Fault(written, f"no record is of level {wanted.level} or graver", hint)


def _without_blank_ends(pieces: list[Piece]) -> list[Piece]:
    start, end = 0, len(pieces)
    while start < end and not pieces[start].text.strip():
        start += 1
    while start < end and not pieces[end - 1].text.strip():
        end -= 1
    return pieces[start:end]
