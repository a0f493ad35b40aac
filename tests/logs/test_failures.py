"""The words that mean failure, and those that only look like it."""

from __future__ import annotations

import pytest

from nisshi.logs.failures import find_failures, find_watched
from nisshi.logs.wrapped import search_wrapped


def failures(text: str) -> list[str]:
    return [text[span.start : span.end] for span in search_wrapped(text, find_failures)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("pid = 1476 cannot open frontend device", "cannot open frontend device"),
        ("Can't connect to local server, giving up", "Can't connect to local server"),
        ("could not create track; status -12", "could not create track"),
        ("Failed to start Recorder.", "Failed to start Recorder"),
        ("unable to resolve host 'nas'", "unable to resolve host"),
        ("ssh: Connection refused", "Connection refused"),
        ("open(): Permission denied [13]", "Permission denied"),
        ("read tcp: connection timed out", "connection timed out"),
        ("upstream request timeout", "timeout"),
        ("stat x: no such file or directory", "no such file or directory"),
        ("device not found", "not found"),
        ("nas: No route to host", "No route to host"),
        ("Network is unreachable", "is unreachable"),
        ("recdvb[812]: segfault at 0", "segfault"),
        ("Out of memory: killing", "Out of memory"),
        ("kernel panic", "kernel panic"),
        ("assertion failure", "assertion failure"),
        ("job aborted", "job aborted"),
        ("java.lang.NullPointerException at x", "java.lang.NullPointerException"),
        ("process exited with code 139", "exited with code 139"),
        ("3 errors", "errors"),
        ("connect ECONNREFUSED 192.0.2.7:5432", "ECONNREFUSED"),
        ("getaddrinfo ENOTFOUND db.example.com", "ENOTFOUND"),
        ("open /dev/video0: EBUSY", "EBUSY"),
        ("read: unexpected EOF", "unexpected EOF"),
        ("接続に失敗しました", "接続に失敗"),
        ("デバイスを開けません", "デバイスを開けません"),
        ("アクセスが拒否されました", "拒否"),
        ("エラーが発生", "エラー"),
        ("プロセスが異常終了", "異常終了"),
        ("応答待ちでタイムアウト", "タイムアウト"),
    ],
)
def test_marks_what_failed(text: str, phrase: str) -> None:
    assert [found for found in failures(text) if phrase in found]
    assert failures(text)[0].endswith(phrase[-2:])


@pytest.mark.parametrize(
    "text",
    [
        "0 errors, 0 failures",
        "reconnecting to the access point",
        "mkdir: EEXIST",
        "no error",
        "no errors found",
        "without error",
        "without any errors",
        "error=0",
        "errors: 0",
        'error="" status=ok',
        "error=null",
        "failed=0",
        "opening /var/log/error.log",
        "writing error_log",
        "GET /errors.html",
        "session timeout=30",
        "negotiated timeout 20000",
        "Notification time out: 3200",
        "failover ready",
        "fail2ban started",
        "exited with code 0",
        "terror, mirror, profile",
        "エラーはありません",
        "異常なし",
        "エラー 0 件",
        "失敗なし",
    ],
)
def test_leaves_harmless_words_alone(text: str) -> None:
    assert failures(text) == []


def test_finds_a_phrase_cut_in_the_middle_of_a_word() -> None:
    assert failures("open: No such file or di\nrectory") == ["No such file or di\nrectory"]
    assert failures("接続に失\n敗しました") == ["接続に失\n敗"]


def test_finds_a_phrase_wrapped_between_words() -> None:
    assert failures("(13: Permission\ndenied)") == ["Permission\ndenied"]


def test_a_line_that_no_terminal_is_wide_enough_for_was_not_cut() -> None:
    long = "x" * 600
    assert failures(f"{long} open: No such file or di\nrectory") == ["No such file or di"]


def test_a_clause_ends_where_an_indented_line_begins() -> None:
    assert failures("cannot open\n  at x") == ["cannot open"]


def test_names_of_classes_in_stack_frames_are_no_failures() -> None:
    assert failures("gone\n\tat org.example.MyException.raise(A.java:1)") == []


def test_watched_phrases_ignore_case_and_the_width_of_spaces() -> None:
    text = "Tuner  Gone\nand tuner\ngone"
    found = [text[span.start : span.end] for span in find_watched(text, ("tuner gone",))]
    assert found == ["Tuner  Gone", "tuner\ngone"]


def test_empty_watched_phrases_match_nothing() -> None:
    assert find_watched("anything", ("", " ")) == []
