"""Several logs merged by time."""

from __future__ import annotations

from nisshi.logs.matching import Fault
from nisshi.logs.merge import Merged, merge
from nisshi.logs.pieces import Part
from nisshi.logs.quote import Wanted, quote
from nisshi.logs.shown import Cut


def part(text: str, wanted: Wanted | None = None) -> Part:
    found = quote(text, wanted or Wanted())
    assert isinstance(found, Part)
    return found


def merged(*parts: Part) -> Merged:
    found = merge(parts, tuple("abcdefgh"[: len(parts)]))
    assert isinstance(found, Merged)
    return found


def test_records_stand_in_the_order_of_their_times() -> None:
    one = part("2026-03-05 02:00:01 INFO one\n2026-03-05 02:00:03 ERROR three\n  at x\n")
    two = part("2026-03-05 02:00:02 INFO two\n2026-03-05 02:00:03 INFO also three\n")
    found = merged(one, two)
    assert found.stripes == (0, 1, 0, 1)
    assert found.part.excerpt.text == (
        "2026-03-05 02:00:01 INFO one\n2026-03-05 02:00:02 INFO two\n"
        "2026-03-05 02:00:03 ERROR three\n  at x\n2026-03-05 02:00:03 INFO also three"
    )
    assert found.part.numbers == (1, 1, 2, 2)


def test_times_of_two_zones_meet_on_one_clock() -> None:
    tokyo = part("2026-03-05T11:00:00+09:00 INFO a\n2026-03-05T11:00:02+09:00 INFO c\n")
    assert merged(tokyo, part("2026-03-05T02:00:01Z INFO b\n")).stripes == (0, 1, 0)


def test_a_log_without_a_year_and_one_with() -> None:
    one = part("Mar  5 02:00:01 srv01 app[1]: one\nMar  5 02:00:03 srv01 app[1]: three\n")
    assert merged(one, part("2026-03-05 02:00:02 INFO two\n")).stripes == (0, 1, 0)


def test_what_has_no_time_stays_below_the_record_above_it() -> None:
    one = part("2026-03-05 02:00:01 INFO one\n2026-03-05 02:00:09 INFO nine\n  goes on\n")
    assert merged(one, part("2026-03-05 02:00:02 INFO two\n")).part.numbers == (1, 1, 2)


def test_cuts_of_both_are_kept() -> None:
    one = part("2026-03-05 02:00:01 INFO a\n2026-03-05 02:00:03 ERROR b\n", Wanted(level="error"))
    two = part("2026-03-05 02:00:04 ERROR c\n2026-03-05 02:00:05 INFO d\n", Wanted(level="error"))
    assert merged(one, two).part.cuts == (Cut(0, 1), Cut(2, 1))


def test_a_log_without_times_is_told() -> None:
    fault = merge([part("2026-03-05 02:00:01 INFO a\n"), part("no time here\n")], ["a", "b"])
    assert isinstance(fault, Fault)
    assert (fault.piece, "b cannot be merged" in fault.message) == ("b", True)
