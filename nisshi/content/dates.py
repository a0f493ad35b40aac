"""Dates as authors and other tools write them, made zone-aware."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

# ISO 8601 and its everyday variants: a space for the T, no seconds, a zone without its colon.
_ISO = re.compile(
    r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"
    r"(?:(?:[Tt]|[ ]+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"[ ]*(?P<zone>[Zz]|UTC|GMT|JST|[+-]\d{2}(?::?\d{2})?)?)?"
)
# In these years a moment has a day in every zone, and every year four digits.
_YEARS = range(1000, 9999)
_ZONES = {"Z": timedelta(0), "UTC": timedelta(0), "GMT": timedelta(0), "JST": timedelta(hours=9)}


def parse_date(text: str, zone: tzinfo) -> datetime:
    """Read a date; without a zone of its own it is meant in `zone`, without a time at midnight.

    Accepts ISO 8601 (`2017-03-04T16:28:27.180Z`, `2024-12-31T02:35:41+0000`, `2026-05-19`,
    `2018-09-11 14:36`) and RFC 5322 (`Wed, 15 Jan 2014 15:43:04 +0000`).
    Raises ValueError with words for the author.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        date = _from_parts(match, zone)
    elif re.match(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4}\b", text):
        date = _from_mail(text, zone)
    else:
        raise ValueError(f"{text!r} is not a date")
    if date.year not in _YEARS:
        raise ValueError(f"the year {date.year} is none a post can have")
    return date


def _from_parts(match: re.Match[str], zone: tzinfo) -> datetime:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    days = calendar.monthrange(year, month)[1] if year else 0
    if not 1 <= day <= days:
        raise ValueError(f"{calendar.month_name[month]} {year} has {days} days, not {day}")
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError(f"there is no time {hour:02}:{minute:02}:{second:02}")
    microsecond = int((match["fraction"] or "0").ljust(6, "0")[:6])
    local = datetime(year, month, day, hour, minute, min(second, 59), microsecond, zone)
    return local if match["zone"] is None else local.replace(tzinfo=_offset(match["zone"]))


def _offset(text: str) -> tzinfo:
    if (named := _ZONES.get(text.upper())) is not None:
        return timezone(named) if named else UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    if hours > 23 or minutes > 59:
        raise ValueError(f"there is no time zone {text}")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def _from_mail(text: str, zone: tzinfo) -> datetime:
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(text)
    except (ArithmeticError, LookupError, TypeError, ValueError):  # whatever the parser says of it
        raise ValueError(f"{text!r} is not a date") from None
    return date if date.tzinfo else date.replace(tzinfo=zone)
