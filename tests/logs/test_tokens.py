"""What is told apart in a message, what makes two messages alike, and which lines are a trace's frames."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.logs.alike import runs, variables_out
from nisshi.logs.detect import log_format
from nisshi.logs.parse import parse
from nisshi.logs.records import Excerpt
from nisshi.logs.signature import signature
from nisshi.logs.tokens import tokens
from nisshi.logs.traces import trace_spans

MESSAGES = {
    '"GET /feed/ HTTP/1.1" 404 209': [
        ("verb", "GET"),
        ("path", "/feed/"),
        ("status", "404"),
        ("number", "209"),
    ],
    '"GET /a?b=1 HTTP/2" 500 209 "-" "curl/8"': [
        ("verb", "GET"),
        ("path", "/a"),
        ("key", "b"),
        ("number", "1"),
        ("status", "500"),
        ("number", "209"),
        ("string", '"-"'),
        ("string", '"curl/8"'),
    ],
    "connect to 192.0.2.10:5432 failed after 30 s": [("ip", "192.0.2.10:5432"), ("number", "30 s")],
    "see https://example.com/a?b=1, then": [("url", "https://example.com/a?b=1")],
    "read /var/log/app.log:12": [("path", "/var/log/app.log:12")],
    "job 123e4567-e89b-12d3-a456-426614174000": [("uuid", "123e4567-e89b-12d3-a456-426614174000")],
    "took=4120 by 2001:db8::7": [("key", "took"), ("number", "4120"), ("ip", "2001:db8::7")],
    "POST /x": [("verb", "POST"), ("path", "/x")],
}


def _parsed(text: str) -> Excerpt:
    format = log_format(text)
    assert format is not None
    return parse(text, format)


@pytest.mark.parametrize(("message", "found"), MESSAGES.items())
def test_parts_of_a_message(message: str, found: list[tuple[str, str]]) -> None:
    assert [(kind, message[start:end]) for kind, start, end in tokens(message)] == found


@given(st.text() | st.text("/:.\"'=0x ag[]", max_size=200))
def test_parts_are_in_order_and_do_not_overlap(message: str) -> None:
    at = 0
    for _, start, end in tokens(message):
        assert at <= start < end <= len(message)
        at = end


def test_numbers_ids_and_quoted_words_are_variables() -> None:
    message = 'user "taro" from 192.0.2.7: 12 tries, id 9f4ef63a'

    assert variables_out(message) == "user ‹n› from ‹n›: ‹n› tries, id ‹n›"


def test_records_alike_but_for_numbers_are_a_run() -> None:
    text = "".join(f"Mar  5 02:0{n}:02 srv app[1]: still waiting, {n} s\n" for n in range(5))

    assert runs(_parsed(text)) == ((0, 5),)


def test_what_failed_is_in_no_run() -> None:
    text = "".join(f"Mar  5 02:0{n}:02 srv app[1]: cannot open device {n}\n" for n in range(5))

    assert runs(_parsed(text)) == ()


def test_a_failure_is_the_same_with_other_numbers_and_paths() -> None:
    one = signature("cannot open /dev/dvb/adapter0, pid = 1476")
    other = signature("Cannot open /dev/video3, pid = 88")

    assert one.key == other.key != ""


def test_too_few_words_name_no_failure() -> None:
    assert signature('"GET / HTTP/1.1" 404 209').key == ""


TRACES = {
    "python": (
        "2024-03-05 02:04:02 ERROR app: failed\nTraceback (most recent call last):\n"
        '  File "/srv/a.py", line 1, in run\n    go()\nValueError: no number\n',
        'Traceback (most recent call last):\n  File "/srv/a.py", line 1, in run\n    go()\n',
    ),
    "java": (
        "2024-03-05 02:04:02,978 ERROR [main] com.example.App: failed\n"
        "java.io.IOException: no space\n\tat com.example.App.a(App.java:1)\n\tat com.example.App.b(App.java:2)\n",
        "\tat com.example.App.a(App.java:1)\n\tat com.example.App.b(App.java:2)\n",
    ),
    "caused": (
        "2024-03-05 02:04:02,978 ERROR [main] com.example.App: failed\n"
        "java.io.IOException: no space\n\tat a.App.a(App.java:1)\n\tat a.App.b(App.java:2)\n"
        "Caused by: java.io.EOFException: no end\n\tat a.App.c(App.java:3)\n\t... 12 more\n",
        "\tat a.App.a(App.java:1)\n\tat a.App.b(App.java:2)\n\tat a.App.c(App.java:3)\n\t... 12 more\n",
    ),
}


@pytest.mark.parametrize("name", TRACES)
def test_frames_are_apart_from_what_the_exception_says(name: str) -> None:
    text, frames = TRACES[name]
    (record,) = _parsed(text).records

    assert "".join(text[start:end] for start, end in trace_spans(text, record)) == frames
