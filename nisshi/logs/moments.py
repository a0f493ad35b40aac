"""When a record was written: from a time as a program wrote it to a place on a line of seconds.

The shapes are those of `patterns`: ISO 8601 and RFC 3339, RFC 3164, the common log format, C's asctime,
klog, logcat, the kernel's seconds since boot, Unix time in its four units.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import msgspec

from nisshi.logs.records import Excerpt

DAY = 86_400.0  # seconds
LEAP_YEAR = 1972  # stands for a year that is not written: any date exists in it
_EPOCH = date(1970, 1, 1).toordinal()
_LAST = (date.max.toordinal() - _EPOCH) * DAY  # the calendar of Python goes no further
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "JST": 540}

_CLOCK = r"""(?:午(?P<noon>[前後])\ ?)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)
             (?:[:.](?P<second>\d\d)(?:[.,:](?P<part>\d{1,9})\d*)?)?
             (?:[ ]?(?P<half>[AaPp])\.?[Mm])?"""
_ZONE = r"(?:[ ]?(?P<zone>Z|UTC|GMT|JST|[+-]\d\d:?\d\d))?"
_NAME = "(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_SHAPES = (
    # 2024-03-05T02:04:02.118Z, 2009/11/10 23:00:00, 2024年3月5日 2:04:02, 2005-06-03-15.42.50.363779
    rf"""(?P<year>\d{{4}})[-/.年]\ *(?P<month>\d{{1,2}})[-/.月]\ *(?P<day>\d{{1,2}})日?(?:\ ?.曜日)?[-T_:,\ ]*
         {_CLOCK}{_ZONE}""",
    # 20240305:02:04:02, 20171223-22:15:29:606, 20240305T020402
    r"""(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)[-:T_\ ]
        (?P<hour>\d{1,2}):?(?P<minute>\d\d):?(?P<second>\d\d)(?:[.,:](?P<part>\d{1,9}))?(?P<zone>Z)?""",
    # Mar  5 02:04:02, Sun Mar 05 02:04:02.118 2017, Mar 5, 2017 2:04:02 AM
    rf"{_NAME}\w*\ +(?P<day>\d{{1,2}})(?:,?\ (?P<year>\d{{4}}))?,?\ {_CLOCK}{_ZONE}(?:\ (?P<after>\d{{4}}))?",
    # 05/Mar/2017:02:04:02 +0900, 5 Mar 02:04:02, 10-Nov-2009 23:00:00
    rf"(?P<day>\d{{1,2}})[-/\ ]{_NAME}(?:[-/\ ](?P<year>\d{{4}}))?[:\ ]+{_CLOCK}{_ZONE}",
    # 17/06/09 20:10:40, 10/20/22 08:45:04 PM, 05.03.2017 02:04:02
    rf"(?P<one>\d{{1,2}})(?P<mark>[/.])(?P<two>\d{{1,2}})[/.](?P<three>\d{{4}}|\d\d),?\ {_CLOCK}{_ZONE}",
    # 03-17 16:13:38.811, 10.30 16:49:06
    rf"(?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})\ {_CLOCK}",
    # klog: 0305 02:04:02.123456; HDFS: 081109 203615
    rf"(?<!\d)(?P<month>\d\d)(?P<day>\d\d)\ {_CLOCK}",
    r"(?<!\d)(?P<short>\d\d)(?P<month>\d\d)(?P<day>\d\d)\ (?P<hour>\d\d):?(?P<minute>\d\d):?(?P<second>\d\d)(?!\d)",
    # Unix time in seconds, milli-, micro- and nanoseconds
    r"(?<![\d.])(?P<unix>\d{10}(?:\.\d{1,9})?|\d{13}|\d{16}|\d{19})(?![\d.])",
    # seconds since boot, dmesg
    r"(?<![\d.:])(?P<boot>\d{1,9}\.\d{3,9})(?![\d.:])",
    _CLOCK + _ZONE,
)
_ANY = tuple(re.compile(shape, re.VERBOSE) for shape in _SHAPES)
_CLOCK_PART = re.compile(r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?:[.,:]\d{1,9})?(?:[ ]?[AaPp]\.?[Mm]\b)?")


class Moment(msgspec.Struct, frozen=True):
    """A time as far as it is known.

    `seconds` are those on the clock as written since the start of 1970, with a year of its own
    (`LEAP_YEAR`) where none is written; since midnight, or since boot, where there is no date.
    `zone` is the offset in minutes as written, None where there is none.
    """

    seconds: float
    has_date: bool
    has_year: bool
    zone: int | None = None


def read_moment(written: str) -> Moment | None:
    """Read a time as a record has it; None where it is none, or names a day that does not exist."""
    text = written[:64]
    for shape in _ANY:
        if (match := shape.search(text)) is not None:
            return _moment(match.groupdict())
    return None


def moments(excerpt: Excerpt) -> tuple[Moment | None, ...]:
    """Return the moment of each record. A clock that passes midnight goes on upward, and so does a year."""
    found: list[Moment | None] = []
    last: Moment | None = None
    turns = 0.0
    for record in excerpt.records:
        field = record.field("time")
        moment = read_moment(excerpt.text[field.start : field.end]) if field else None
        if moment is not None:
            period = 0.0 if moment.has_year else 366 * DAY if moment.has_date else DAY
            moment = msgspec.structs.replace(moment, seconds=moment.seconds + turns)
            if last is not None and period and last.seconds - moment.seconds > period / 2:
                turns += period
                moment = msgspec.structs.replace(moment, seconds=moment.seconds + period)
            last = moment
        found.append(moment)
    return tuple(found)


def as_iso(moment: Moment) -> str | None:
    """Return a moment as RFC 3339 writes it, without an offset where none is known; None without a year."""
    if not moment.has_year or moment.seconds >= _LAST:
        return None
    whole = datetime(1970, 1, 1) + timedelta(microseconds=round(moment.seconds * 1e6))
    text = whole.isoformat(timespec="microseconds" if whole.microsecond else "seconds")
    text = text.rstrip("0") if whole.microsecond else text
    if moment.zone is None:
        return text
    hours, minutes = divmod(abs(moment.zone), 60)
    return text + ("Z" if not moment.zone else f"{'-' if moment.zone < 0 else '+'}{hours:02}:{minutes:02}")


def short(written: str) -> tuple[int, int] | None:
    """Return where the time of day stands in a time as written: what is shown when the date is said once."""
    match = _CLOCK_PART.search(written)
    return match.span() if match else None


def duration(seconds: float, lang: str) -> str:
    """Say a length of time in at most two units: `3 min 12 s`, `3 分 12 秒`, `0.4 s`."""
    units = ("日", "時間", "分", "秒") if lang.startswith("ja") else ("d", "h", "min", "s")
    seconds = abs(seconds)
    if seconds < 9.95 and round(seconds, 1) != round(seconds):
        return f"{seconds:.1f} {units[3]}"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [f"{n} {unit}" for n, unit in zip((days, hours, minutes, rest), units, strict=True) if n]
    return " ".join(parts[:2]) or f"0 {units[3]}"


def _moment(parts: dict[str, str | None]) -> Moment | None:
    if unix := parts.get("unix"):
        scale = {13: 1e3, 16: 1e6, 19: 1e9}.get(len(unix), 1.0)
        return Moment(float(unix) / scale, True, True, 0)
    if boot := parts.get("boot"):
        return Moment(float(boot), False, False)
    clock = _clock(parts)
    day = _date(parts)
    if clock is None:
        return None
    zone = _zone(parts.get("zone"))
    if day is None:
        return Moment(clock, False, False, zone)
    year, month, number = day
    try:
        days = date(year or LEAP_YEAR, month, number).toordinal() - _EPOCH
    except ValueError:
        return None
    return Moment(days * DAY + clock, True, year != 0, zone)


def _clock(parts: dict[str, str | None]) -> float | None:
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    if half := parts.get("half") or parts.get("noon"):
        hour = hour % 12 + (12 if half in "Pp後" else 0)
    if hour > 24 or (hour == 24 and minute) or minute > 59 or second > 60:
        return None
    return hour * 3600 + minute * 60 + second + float(f"0.{parts.get('part') or 0}")


def _date(parts: dict[str, str | None]) -> tuple[int, int, int] | None:
    """Return year (0 where it is not written), month and day."""
    if name := parts.get("name"):
        month = _MONTHS.index(name.lower()) // 3 + 1
        return int(parts.get("year") or parts.get("after") or 0), month, int(parts["day"] or 0)
    if parts.get("month"):
        short_year = parts.get("short")
        year = int(parts.get("year") or 0) or (2000 + int(short_year) if short_year else 0)
        return year, int(parts["month"] or 0), int(parts["day"] or 0)
    if parts.get("one"):
        one, two, three = (int(parts[name] or 0) for name in ("one", "two", "three"))
        if one > 12 and parts["mark"] == "/" and three < 32:
            return 2000 + one, two, three  # 17/06/09, as Spark writes it
        year = three if three > 99 else 2000 + three
        return (year, two, one) if parts["mark"] == "." or one > 12 else (year, one, two)
    return None


def _zone(written: str | None) -> int | None:
    if written is None or written in _ZONES:
        return _ZONES[written] if written else None
    digits = written[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes >= 24 * 60:  # no offset (RFC 3339, 5.6)
        return None
    return -minutes if written[0] == "-" else minutes
