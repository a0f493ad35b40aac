"""Parts of a log file: which records are shown, what is told of those left out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.logs.ansi import Run
from nisshi.logs.matching import Fault
from nisshi.logs.merge import Merged, merge
from nisshi.logs.pieces import Part, Piece
from nisshi.logs.quote import Wanted, quote
from nisshi.logs.readable import readable
from nisshi.logs.shown import Cut

LOG = """\
2026-03-05 23:50:00 INFO boot
2026-03-05 23:50:01 INFO start
2026-03-05 23:50:02 ERROR cannot open frontend device
  at tuner.c:120
  at main.c:7
2026-03-05 23:50:03 WARN retry 1
2026-03-06 00:10:00 WARN retry 2

2026-03-06 00:10:01 INFO done
"""


def part_of(text: str = LOG, **wanted: Any) -> Part:
    part = quote(text, Wanted(**wanted))
    assert isinstance(part, Part)
    return part


def fault_of(text: str = LOG, **wanted: Any) -> Fault:
    fault = quote(text, Wanted(**wanted))
    assert isinstance(fault, Fault)
    return fault


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, (1, 2, 3, 6, 7, 9)),
        ({"first": "start"}, (2, 3, 6, 7, 9)),
        ({"first": "/^\\S+ \\S+ ERROR/"}, (3, 6, 7, 9)),
        ({"last": "retry"}, (1, 2, 3, 6)),
        ({"first": "start", "last": "retry"}, (2, 3, 6)),
        ({"lines": ((2, 3),)}, (2, 3)),
        ({"lines": ((1, 1), (6, 7))}, (1, 6, 7)),
        ({"around": "tuner.c", "context": 1}, (2, 3, 6)),
        ({"around": "/RETRY/i", "context": 0}, (6, 7)),
        ({"since": "00:05"}, (7, 9)),
        ({"since": "2026-03-06"}, (7, 9)),
        ({"since": "23:50:02"}, (3, 6, 7, 9)),
        ({"since": "2026-03-06T00:10:01"}, (9,)),
        ({"level": "warning"}, (3, 6, 7)),
        ({"level": "error"}, (3,)),
        ({"first": "start", "level": "warning", "last": "retry 1"}, (3, 6)),
    ],
)
def test_which_records_are_shown(wanted: dict[str, Any], numbers: tuple[int, ...]) -> None:
    assert part_of(**wanted).numbers == numbers


@pytest.mark.parametrize(
    ("wanted", "cuts"),
    [
        ({}, ()),
        ({"first": "start"}, (Cut(0, 1),)),
        ({"last": "start"}, (Cut(2, 7),)),
        ({"level": "error"}, (Cut(0, 2), Cut(1, 4))),
        ({"lines": ((1, 1), (6, 7))}, (Cut(1, 4), Cut(3, 2))),
        ({"lines": ((1, 3),)}, (Cut(3, 6),)),
        ({"last": "done"}, ()),
    ],
)
def test_what_is_left_out_is_counted(wanted: dict[str, Any], cuts: tuple[Cut, ...]) -> None:
    assert part_of(**wanted).cuts == cuts


def test_records_keep_their_fields_and_their_text() -> None:
    excerpt = part_of(level="error").excerpt
    assert excerpt.text == "\n".join(LOG.split("\n")[2:5])
    (record,) = excerpt.records
    message = record.field("message")
    assert message and excerpt.text[message.start : message.end] == "cannot open frontend device"
    assert record.severity == "error"
    assert [excerpt.text[span.start : span.end] for span in record.failures]


def test_the_format_is_that_of_the_whole_file() -> None:
    assert part_of(lines=((4, 5),)).title == part_of().title


@pytest.mark.parametrize(
    ("wanted", "piece", "message"),
    [
        ({"first": "strat"}, "strat", "matches no record"),
        ({"first": "done", "last": "start"}, "start", "matches no record"),
        ({"around": "/(/"}, "/(/", "is no regular expression"),
        ({"lines": ((5, 90),)}, "5-90", "the file has 9 lines"),
        ({"since": "soon"}, "soon", "is no time"),
        ({"since": "2026-03-07T00:00:00"}, "2026-03-07T00:00:00", "or later"),
        ({"level": "fatal"}, "level>=fatal", "no record is of level fatal"),
    ],
)
def test_what_finds_nothing_is_told(wanted: dict[str, Any], piece: str, message: str) -> None:
    fault = fault_of(**wanted)
    assert fault.piece == piece
    assert message in fault.message


def test_times_are_compared_on_one_clock_where_both_name_a_zone() -> None:
    text = "2026-03-05T02:00:00Z INFO a\n2026-03-05T03:00:00Z INFO b\n"
    assert part_of(text, since="2026-03-05T11:30:00+09:00").numbers == (2,)


def test_a_log_without_a_year_is_asked_by_a_date_with_one() -> None:
    text = "Mar  5 02:04:02 srv01 app[1]: one\nMar  6 02:04:02 srv01 app[1]: two\n"
    assert part_of(text, since="2026-03-06T00:00").numbers == (2,)


def test_a_text_is_read_without_what_html_may_not_hold() -> None:
    text, runs = readable("\ufeffa\r\nb\x020\x03\x1b[31mc\x1b[0m\x1b[2K\x1b]0;title\x07\x1b(B\n")
    assert text == "a\nb0c\n"
    assert runs == (Run(4, 5, "ansi-red"),)


def colours_of(part: Part) -> list[tuple[str, str]]:
    text = part.excerpt.text
    return [(text[run.start : run.end], run.classes) for run in part.runs]


def test_records_keep_their_colours_wherever_the_cuts_are() -> None:
    text, runs = readable(
        "\x1b[1m2026-03-05 23:50:00 INFO\n2026-03-05 23:50:01\x1b[0m INFO start\n"
        "2026-03-05 23:50:02 \x1b[31mERROR\x1b[0m gone\n\n2026-03-05 23:50:03 \x1b[33mWARN\x1b[0m retry\n"
    )
    part = quote(text, Wanted(lines=((2, 2), (5, 5))), runs=runs)
    assert isinstance(part, Part)
    assert colours_of(part) == [("2026-03-05 23:50:01", "ansi-bold"), ("WARN", "ansi-yellow")]


def test_merged_logs_keep_the_colours_of_each() -> None:
    texts = ("02:04:01 \x1b[32mone\x1b[0m\n02:04:03 three\n", "02:04:02 \x1b[31mtwo\x1b[0m\n")
    parts = [quote(text, Wanted(), runs=runs) for text, runs in map(readable, texts)]
    merged = merge([part for part in parts if isinstance(part, Part)], ("a", "b"))
    assert isinstance(merged, Merged)
    assert colours_of(merged.part) == [("one", "ansi-green"), ("two", "ansi-red")]


@given(st.lists(st.sampled_from(["\x1b[31m", "\x1b[0m", "a", "02:04:01 x", "\n", "\x1b"]), max_size=30))
def test_a_whole_file_has_the_colours_that_a_pasted_text_has(pieces: list[str]) -> None:
    text, runs = readable("".join(pieces))
    part = quote(text, Wanted(), runs=runs)
    if isinstance(part, Part) and part.pieces:
        above = text.index(part.excerpt.text)
        painted = {at - above: run.classes for run in runs for at in range(run.start, run.end)}
        own = {at: run.classes for run in part.runs for at in range(run.start, run.end)}
        shown = part.excerpt.text
        assert {at: look for at, look in own.items() if shown[at] != "\n"} == {
            at: look for at, look in painted.items() if 0 <= at < len(shown) and shown[at] != "\n"
        }


@given(
    st.lists(st.sampled_from([*LOG.split("\n"), "", "x", "[...]"]), max_size=12),
    st.sampled_from(["", "retry", "/./"]),
    st.sampled_from([None, "warning", "debug"]),
    st.integers(0, 2),
)
def test_shown_and_left_out_lines_are_all_lines(
    rows: list[str], around: str, level: Any, context: int
) -> None:
    text = "\n".join(rows)
    part = quote(text, Wanted(around=around, level=level, context=context))
    if isinstance(part, Fault):
        return
    excerpt = part.excerpt
    assert "".join(excerpt.text[record.start : record.end] for record in excerpt.records) == excerpt.text
    for number, piece in zip(part.numbers, part.pieces, strict=True):
        assert rows[number - 1] == piece.text.split("\n")[0]


def test_a_pseudonym_is_not_taken_for_a_longer_one() -> None:
    text = "02:04:01 from IP-12\n02:04:02 from IP-1\n02:04:03 batch 12\n"
    assert [piece.number for piece in _pieces(text, Wanted(first="from IP-1"))] == [2, 3]
    assert [piece.number for piece in _pieces(text, Wanted(first="batch 1"))] == [3]


def _pieces(text: str, wanted: Wanted) -> tuple[Piece, ...]:
    part = quote(text, wanted)
    assert isinstance(part, Part)
    return part.pieces
