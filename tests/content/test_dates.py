"""Dates as other tools write them; the site's zone decides the day."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nisshi.content.dates import parse_date
from tests.blogs import blog, built, page, post

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2017-03-04T16:28:27.180Z", "2017-03-04T16:28:27.180+00:00"),
        ("2024-12-31T02:35:41+0900", "2024-12-30T17:35:41+00:00"),
        ("2024-12-31T02:35:41+0000", "2024-12-31T02:35:41+00:00"),
        ("2026-05-19", "2026-05-18T15:00:00+00:00"),
        ("Wed, 15 Jan 2014 15:43:04 +0000", "2014-01-15T15:43:04+00:00"),
        ("2024-12-31T02:35:41+09:00", "2024-12-30T17:35:41+00:00"),
        ("2024-12-31 02:35", "2024-12-30T17:35:00+00:00"),
        ("2024-12-31 02:35:41 JST", "2024-12-30T17:35:41+00:00"),
        ("2024/1/2", "2024-01-01T15:00:00+00:00"),
        ("15 Jan 2014 15:43", "2014-01-15T06:43:00+00:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),  # a leap second
    ],
)
def test_every_form_is_a_moment(text: str, moment: str) -> None:
    assert parse_date(text, TOKYO) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-02-29", "February 2021 has 28 days, not 29"),
        ("2021-01-031", "'2021-01-031' is not a date"),
        ("2021-00-10", "there is no month 0"),
        ("2021-01-01T24:00", "there is no time 24:00:00"),
        ("2021-01-01T00:00:00+25:00", "there is no time zone +25:00"),
        ("0001-01-01T00:00:00Z", "the year 1 is none a post can have"),  # Go's "no date"
        ("9999-12-31T23:59:59Z", "the year 9999 is none a post can have"),
        ("きのう", "'きのう' is not a date"),
        ("", "'' is not a date"),
    ],
)
def test_what_is_no_date_is_said_plainly(text: str, words: str) -> None:
    with pytest.raises(ValueError, match="^" + words.replace("+", r"\+") + "$"):
        parse_date(text, TOKYO)


@given(
    st.text() | st.from_regex(r"\A[0-9TZ:+. /-]{4,30}\Z") | st.from_regex(r"\A\d{1,2} [JFM]\w\w \d{4}.*\Z")
)
@example("1 Jan 2014 00:00:00 +99999999999999")
@example("Wed, 99 Jan 2014 15:43:04 +0000")
def test_any_text_is_a_moment_or_a_value_error(text: str) -> None:
    try:
        date = parse_date(text, TOKYO)
    except ValueError:
        return
    assert date.tzinfo is not None
    assert date.astimezone(UTC).astimezone(TOKYO) == date  # has a day everywhere


@pytest.mark.parametrize("text", ["22 Nov 2026", "99 Jan 2014 15:43:04 +0000"])
def test_what_mail_would_not_take_is_refused_in_our_words(text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{re.escape(text)}' is not a date$"):
        parse_date(text, TOKYO)


@given(st.datetimes(datetime(1000, 1, 2), datetime(9998, 12, 30), timezones=st.just(UTC)))
def test_what_iso_8601_writes_is_read_back(moment: datetime) -> None:
    assert parse_date(moment.isoformat(), TOKYO) == moment
    in_india = moment.astimezone(ZoneInfo("Etc/GMT-5")) + timedelta(0)
    assert parse_date(in_india.isoformat(), TOKYO) == moment


@pytest.mark.parametrize(
    ("zone", "day", "month"), [("Asia/Tokyo", "2026-01-01", "01"), ("UTC", "2025-12-31", "12")]
)
def test_the_sites_zone_decides_day_month_and_year(tmp_path: Path, zone: str, day: str, month: str) -> None:
    root = blog(tmp_path, {"a.md": post(date="2025-12-31T16:00:00Z")}, f'[site]\ntimezone = "{zone}"\n')
    site = built(root)
    assert f"day: {day}" in page(root, "/a/")
    assert "/a/" in page(root, f"/{day[:4]}/{month}/")
    assert [path.name for path in site.iterdir() if path.name.isdecimal()] == [day[:4]]
