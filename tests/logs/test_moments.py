"""Times as programs write them, and how long something took."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.logs.detect import log_format
from nisshi.logs.moments import Moment, as_iso, duration, moments, read_moment, short
from nisshi.logs.parse import parse

WITH_YEAR = {
    "2024-03-05T02:04:02.118Z": "2024-03-05T02:04:02.118Z",
    "2024-03-05T02:04:02+0900": "2024-03-05T02:04:02+09:00",
    "2024-03-05 02:04:02,978": "2024-03-05T02:04:02.978",
    "2024-03-05 02:04:02.123 JST": "2024-03-05T02:04:02.123+09:00",
    "2009/11/10 23:00:00": "2009-11-10T23:00:00",
    "2024年3月5日 2:04:02": "2024-03-05T02:04:02",
    "2005-06-03-15.42.50.363779": "2005-06-03T15:42:50.363779",
    "20171223-22:15:29:606": "2017-12-23T22:15:29.606",
    "Sun Mar 05 02:04:02.118 2017": "2017-03-05T02:04:02.118",
    "05/Mar/2017:02:04:02 +0900": "2017-03-05T02:04:02+09:00",
    "17/06/09 20:10:40": "2017-06-09T20:10:40",
    "10/20/22 08:45:04 PM": "2022-10-20T20:45:04",
    "2024/03/05 午後 2:04:02": "2024-03-05T14:04:02",
    "2024/3/5 午前12:04:02": "2024-03-05T00:04:02",
    "2024-03-05 02:04:02 PM": "2024-03-05T14:04:02",
    "2024年  3月  5日 火曜日 02:04:02 JST": "2024-03-05T02:04:02+09:00",
    "Tue, 05 Mar 2024 02:04:02 +0900": "2024-03-05T02:04:02+09:00",
    "081109 203615": "2008-11-09T20:36:15",
    "1438149704": "2015-07-29T06:01:44Z",
    "1438149704747": "2015-07-29T06:01:44.747Z",
}
WITHOUT_YEAR = {
    "Mar  5 02:04:02": 64 * 86400 + 7442.0,
    "5 Mar 02:04:02": 64 * 86400 + 7442.0,
    "0305 02:04:02.5": 64 * 86400 + 7442.5,
    "03-05 02:04:02": 64 * 86400 + 7442.0,
    "03.05 02:04:02": 64 * 86400 + 7442.0,
}


@pytest.mark.parametrize(("written", "iso"), WITH_YEAR.items())
def test_a_time_with_a_year_is_an_instant(written: str, iso: str) -> None:
    moment = read_moment(written)

    assert moment is not None
    assert as_iso(moment) == iso


@pytest.mark.parametrize(("written", "seconds"), WITHOUT_YEAR.items())
def test_without_a_year_there_is_no_instant_but_an_order(written: str, seconds: float) -> None:
    start = 2 * 365 * 86400  # of 1972

    moment = read_moment(written)

    assert moment == Moment(start + seconds, True, False)
    assert as_iso(moment) is None


@pytest.mark.parametrize(("written", "seconds"), {"   70.585463": 70.585463, "1:52:23 AM": 6743.0}.items())
def test_a_clock_alone_has_no_date(written: str, seconds: float) -> None:
    assert read_moment(written) == Moment(seconds, False, False)


def test_after_the_last_day_of_the_calendar_there_is_no_instant() -> None:
    moment = read_moment("9999-12-31 23:59:60")

    assert moment is not None
    assert as_iso(moment) is None


@pytest.mark.parametrize("written", ["Feb 30 02:00:00", "25:00:00", "soon"])
def test_what_is_no_time_is_none(written: str) -> None:
    assert read_moment(written) is None


@pytest.mark.parametrize(
    ("written", "shown"),
    {
        "2024-03-05T02:04:02.118+09:00": "02:04:02.118",
        "05/Mar/2017:02:04:02 +0900": "02:04:02",
        "10/20/22 08:45:04 PM": "08:45:04 PM",
    }.items(),
)
def test_the_clock_is_what_is_shown_when_the_date_is_said(written: str, shown: str) -> None:
    start, end = short(written) or (0, 0)

    assert written[start:end] == shown


@pytest.mark.parametrize(
    "text",
    ["23:59:58 a word\n00:00:01 another word\n", "Dec 31 23:59:58 a b: c\nJan  1 00:00:01 a b: c\n"],
)
def test_midnight_and_new_year_go_on_upward(text: str) -> None:
    format = log_format(text)
    assert format is not None
    first, second = moments(parse(text, format))

    assert first is not None
    assert second is not None
    assert 0 < second.seconds - first.seconds < 2 * 86400


@pytest.mark.parametrize(
    ("seconds", "english", "japanese"),
    [
        (0.0, "0 s", "0 秒"),
        (0.4, "0.4 s", "0.4 秒"),
        (192.0, "3 min 12 s", "3 分 12 秒"),
        (90061.0, "1 d 1 h", "1 日 1 時間"),
    ],
)
def test_a_length_of_time_has_two_units_at_most(seconds: float, english: str, japanese: str) -> None:
    assert duration(seconds, "en") == english
    assert duration(seconds, "ja") == japanese


@given(st.text() | st.text("0123456789:.-/ ,TZAPMJanMar", max_size=60))
def test_no_text_raises(text: str) -> None:
    moment = read_moment(text)
    short(text)

    assert moment is None or isinstance(as_iso(moment), str | None)
