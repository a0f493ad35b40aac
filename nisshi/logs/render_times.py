"""What a page says of the times of an excerpt: what is said once, and what stands out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import pairwise

import msgspec

from nisshi.logs.moments import Moment, as_iso, duration, moments, short
from nisshi.logs.records import Excerpt, Span
from nisshi.logs.words import word

GAP = 60.0  # seconds; less is no pause to a reader of a log
"""A gap stands out when it is at least this long and `TIMES` the usual one. A rule of our own."""

TIMES = 10
DAY_MINUTES = 24 * 60  # no offset is a day long (RFC 3339, 5.6)
_ZONE = re.compile(r"(?:Z|UTC|GMT|JST|[+-]\d\d:?(?:\d\d)?)$")


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """Indexes are those of the excerpt's records."""

    clocks: Mapping[int, Span] = {}  # what is shown of a time, as offsets into it; the rest is said once
    elapsed: Mapping[int, str] = {}  # what is told of a time when it is pointed at
    days: Mapping[int, str] = {}  # a date that begins with this record
    gaps: Mapping[int, str] = {}  # how long after the record before it this one is
    day: str = ""  # the one date of all records
    zone: str = ""  # the one zone of all times that name one
    span: str = ""  # from the first to the last


class _Written(msgspec.Struct, frozen=True):
    """A time as it stands in a record: before the clock, the clock, and after it."""

    record: int
    before: str
    clock: Span
    after: str
    day: str


def read_times(excerpt: Excerpt, lang: str, said_zone: str = "", site_zone: str = "") -> Times:
    """Read the times of an excerpt.

    `said_zone` is the zone of times that name none, `site_zone` the one whose times are told on hover.
    """
    read = moments(excerpt)
    known = [(index, moment) for index, moment in enumerate(read) if moment is not None]
    if not known:
        return Times()
    written = _written(excerpt, known)
    days = _days(written)
    zones = {item.after for item in written}
    zone = zones.pop().strip() if len(zones) == 1 else ""
    zone = zone if _ZONE.search(zone) else ""
    first, last = known[0][1], known[-1][1]
    return Times(
        clocks=_clocks(written, bool(days), bool(zone)),
        elapsed={
            index: said
            for index, moment in known
            if (said := _elapsed(first, moment, lang, said_zone, site_zone))
        },
        days=days if len(days) > 1 else {},
        day=next(iter(days.values())) if len(days) == 1 else "",
        gaps={index: word("later", lang, duration(gap, lang)) for index, gap in _gaps(known)},
        zone=zone,
        span=duration(max(0.0, last.seconds - first.seconds), lang) if len(known) > 1 else "",
    )


def _written(excerpt: Excerpt, known: Sequence[tuple[int, Moment]]) -> list[_Written]:
    items = []
    for index, moment in known:
        field = excerpt.records[index].field("time")
        if field is None:
            continue
        text = excerpt.text[field.start : field.end]
        clock = short(text)
        if clock is None:
            continue
        before, after = text[: clock[0]], text[clock[1] :]
        iso = as_iso(moment)
        day = iso[:10] if iso and moment.has_date else " ".join(before.strip(" T[,-").split())
        items.append(_Written(index, before, Span(*clock), after, day if before else ""))
    return items


def _days(written: Sequence[_Written]) -> dict[int, str]:
    """The records at which a date begins; none where dates turn so often that each says its own."""
    days: dict[int, str] = {}
    at = ""
    for item in written:
        if not item.day:
            return {}
        if item.day != at:
            days[item.record] = at = item.day
    return days if len(days) == 1 or len(days) * 3 <= len(written) else {}


def _clocks(written: Sequence[_Written], dates: bool, zone: bool) -> dict[int, Span]:
    clocks = {}
    for item in written:
        start = item.clock.start if dates else 0
        end = len(item.before) + (item.clock.end - item.clock.start)
        end = end if zone or (dates and not _ZONE.search(item.after)) else end + len(item.after)
        clocks[item.record] = Span(start, end)
    return clocks


def _gaps(known: Sequence[tuple[int, Moment]]) -> list[tuple[int, float]]:
    """The pauses that stand out; the usual one is the lower median of those between records."""
    gaps = [(index, moment.seconds - before.seconds) for (_, before), (index, moment) in pairwise(known)]
    usual = sorted(gap for _, gap in gaps)
    if len(usual) < 2:
        return []
    bound = max(GAP, TIMES * usual[(len(usual) - 1) // 2])
    return [(index, gap) for index, gap in gaps if gap >= bound]


def _elapsed(first: Moment, moment: Moment, lang: str, said_zone: str, site_zone: str) -> str:
    seconds = moment.seconds - first.seconds
    parts = [f"+{duration(seconds, lang)}"] * (seconds > 0) + [_there(moment, said_zone, site_zone)]
    return " · ".join(filter(None, parts))


def _there(moment: Moment, said_zone: str, site_zone: str) -> str:
    """The time in the site's zone; "" where it is the same, or where the zone or the year is not known."""
    if not site_zone or not moment.has_year or (moment.zone is None and not said_zone):
        return ""
    from zoneinfo import ZoneInfo

    try:
        local = datetime(1970, 1, 1) + timedelta(seconds=moment.seconds)
        own = _zone(said_zone) if moment.zone is None else timezone(timedelta(minutes=moment.zone))
        there = local.replace(tzinfo=own).astimezone(ZoneInfo(site_zone))
    except (OverflowError, ValueError):  # before or after the calendar's years
        return ""
    if own is None:
        return ""
    if there.replace(tzinfo=None) == local:
        return ""
    day = there.date().isoformat() + " " if there.date() != local.date() else ""
    return f"{day}{there:%H:%M:%S} {site_zone}"


def _zone(name: str) -> tzinfo | None:
    """A zone by its IANA name, UTC or offset; None where it is none of these."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if found := re.fullmatch(r"([+-])(\d\d):?(\d\d)", name):
        minutes = int(found[2]) * 60 + int(found[3])
        return (
            timezone(timedelta(minutes=-minutes if found[1] == "-" else minutes))
            if minutes < DAY_MINUTES
            else None
        )
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
