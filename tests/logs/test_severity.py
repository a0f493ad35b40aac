"""How grave a record is."""

from __future__ import annotations

import pytest

from nisshi.logs.detect import log_format
from nisshi.logs.parse import parse
from nisshi.logs.records import Record


def record(line: str, watch: tuple[str, ...] = ()) -> Record:
    format = log_format(line)
    assert format is not None
    return parse(line, format, watch).records[0]


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("2024-05-01 02:10:07 CRITICAL disk", "fatal"),
        ("2024-05-01 02:10:07 ERROR disk", "error"),
        ("2024-05-01 02:10:07 WARN disk", "warning"),
        ("2024-05-01 02:10:07 NOTICE disk", "info"),
        ("2024-05-01 02:10:07 DEBUG disk", "debug"),
        ("Mar  5 02:04:02 nas app[1]: fatal: disk", "fatal"),
        ("Mar  5 02:04:02 nas app[1]: disk is there", None),
    ],
)
def test_the_level_as_written_decides(line: str, severity: str | None) -> None:
    assert record(line).severity == severity
    assert not record(line).flagged


def test_a_record_without_a_message_has_its_level_and_its_failures() -> None:
    line = '{"level":"error","error":"open x: no such file or directory","time":"2009-11-10T23:00:00Z"}'
    judged = record(line)
    assert (judged.severity, judged.flagged) == ("error", False)
    assert [line[span.start : span.end] for span in judged.failures] == ["no such file or directory"]


@pytest.mark.parametrize("level", ["error: ", "ERROR ", "[Error] ", "エラー：", "WARN "])
def test_what_follows_the_level_that_opens_a_message_is_searched_for_failure(level: str) -> None:
    line = f"Mar  5 02:04:02 nas app[1]: {level}refused by the tuner"
    judged = record(line)
    assert [line[span.start : span.end] for span in judged.failures] == ["refused"]
    assert judged.field("level") is not None
    assert not judged.flagged


@pytest.mark.parametrize(
    "message", ["errors were counted", "Warnings ahead", "info", "12 ERROR lines", "warn-ing x"]
)
def test_a_word_that_is_like_a_level_is_none(message: str) -> None:
    assert record(f"Mar  5 02:04:02 nas app[1]: {message}").field("level") is None


def test_a_written_level_outweighs_the_words() -> None:
    info = record("2024-05-01 02:10:07 INFO cannot open it now, will wait")
    assert info.severity == "info"
    assert info.failures == ()


def test_failure_without_a_level_is_flagged() -> None:
    flagged = record("5 Mar 02:04:02 - #recdvb: cannot open frontend device")
    assert flagged.severity == "error"
    assert flagged.flagged


def test_words_of_warning_without_a_level_are_flagged() -> None:
    flagged = record("5 Mar 02:04:02 - API: this call is deprecated")
    assert (flagged.severity, flagged.flagged) == ("warning", True)


def test_watched_phrases_make_an_error_of_anything() -> None:
    line = "2024-05-01 02:10:07 INFO tuner went to sleep"
    watched = record(line, ("went to sleep",))
    assert (watched.severity, watched.flagged) == ("error", True)
    assert [line[span.start : span.end] for span in watched.failures] == ["went to sleep"]


@pytest.mark.parametrize(
    ("message", "phrase", "severity"),
    [
        ("info: disk full", "info: disk", "error"),
        ("error: disk full", "error: disk", "error"),
        ("WARNING disk full", "WARNING", "error"),
        ("error: cannot open it, disk full", "disk full", "error"),
    ],
)
def test_watched_phrases_may_begin_with_the_level(message: str, phrase: str, severity: str) -> None:
    line = f"Mar  5 02:04:02 nas app[1]: {message}"
    watched = record(line, (phrase,))
    assert watched.severity == severity
    assert phrase in [line[span.start : span.end] for span in watched.failures]


@pytest.mark.parametrize("level", ["INFO ", "[info]", "info: "])
def test_what_stands_before_a_message_that_is_a_level_alone_is_not_watched(level: str) -> None:
    judged = record(f"Mar  5 02:04:02 nas app[1]: {level}", ("nas", "app"))
    assert (judged.severity, judged.failures) == ("info", ())


def test_an_empty_message_says_nothing_and_the_other_values_are_searched() -> None:
    judged = record('{"time":"2024-03-05T02:04:02Z","err":"connection refused","msg":""}')
    assert (judged.severity, judged.flagged) == ("error", True)


def test_watched_phrases_leave_a_fatal_record_fatal() -> None:
    watched = record("2024-05-01 02:10:07 FATAL tuner gone", ("tuner gone",))
    assert (watched.severity, watched.flagged) == ("fatal", False)


@pytest.mark.parametrize(
    ("status", "severity"), [("200", None), ("301", None), ("404", "warning"), ("503", "error")]
)
def test_http_status(status: str, severity: str | None) -> None:
    line = f'192.0.2.7 - - [05/Mar/2017:02:04:02 +0900] "GET /error HTTP/1.1" {status} 209'
    assert record(line).severity == severity
