"""What failed in an excerpt, as the rest of the blog may know it."""

from __future__ import annotations

import pytest

from nisshi.logs.anchors import record_anchors
from nisshi.logs.detect import detect
from nisshi.logs.failed_records import LENGTH, MOST, failures_of
from nisshi.logs.format import Format
from nisshi.logs.parse import parse
from nisshi.logs.shown import Shown
from nisshi.model import Failure

LOG = """\
Mar  5 02:04:02 srv01 sshd[2134]: Connection refused by 192.0.2.7
Mar  5 02:04:03 srv01 sshd[2134]: Server listening on 0.0.0.0 port 22.
Mar  5 02:04:09 srv01 sshd[2139]: Connection refused by 192.0.2.8
Mar  5 02:05:00 srv01 recpt1[147]: cannot open   frontend device
"""


def shown(text: str, anchor: str = "log-1a2b3") -> Shown:
    format = detect(text)
    assert isinstance(format, Format)
    return Shown(excerpt=parse(text, format), title=format.title, anchor=anchor)


def test_each_error_is_told_once_with_the_anchor_of_its_first_record() -> None:
    excerpt = shown(LOG)
    anchors = record_anchors(excerpt.excerpt, excerpt.anchor)
    first, second = failures_of(excerpt)
    assert (first.anchor, first.message) == (anchors[0], "Connection refused by 192.0.2.7")
    assert (second.anchor, second.message) == (anchors[3], "cannot open frontend device")
    assert first.signature and second.signature and first.signature != second.signature
    assert (first.format, first.title) == ("syslog", "syslog")


def test_the_same_failure_in_another_format_has_the_same_signature() -> None:
    (other,) = failures_of(
        shown("2026-11-02 10:00:00,123 ERROR [main] a.B: Connection refused by 2001:db8::7")
    )
    assert other.signature == failures_of(shown(LOG))[0].signature


def test_a_line_that_says_too_little_has_no_signature() -> None:
    line = '192.0.2.7 - - [05/Mar/2017:02:04:02 +0900] "GET /{0} HTTP/1.1" 502 209 "-" "curl/7.52.1"'
    text = "\n".join(line.format(path) for path in ("a", "b", "a"))
    failures = failures_of(shown(text))
    assert [failure.signature for failure in failures] == ["", ""]


def test_without_an_anchor_of_the_excerpt_there_are_none() -> None:
    assert {failure.anchor for failure in failures_of(shown(LOG, anchor=""))} == {""}


def test_a_log_of_very_many_failures_tells_the_first() -> None:
    names = ("".join(chr(97 + int(digit)) * 3 for digit in f"{number:03}") for number in range(2 * MOST))
    text = "\n".join(f"2026-11-02T10:00:00Z ERROR cannot open {name}" for name in names)
    failures = failures_of(shown(text))
    assert len(failures) == MOST
    assert failures[0].message == "cannot open aaaaaaaaa"


def test_a_long_message_is_cut_and_a_level_alone_tells_nothing_new() -> None:
    (failure,) = failures_of(shown(f"2026-11-02T10:00:00Z ERROR {'failed to write ' * 90}"))
    assert len(failure.message) <= LENGTH
    assert isinstance(failure, Failure)
    assert failures_of(shown("2026-11-02T10:00:00Z INFO ready\n2026-11-02T10:00:01Z INFO done")) == ()


WHOLE = "5 Mar 02:05:00 - #recdvb: using device: /dev/dvb/adapter0  pid = 99 cannot open frontend device"


@pytest.mark.parametrize(
    "text",
    [
        # in mid-word, between words, where the space is not copied, twice
        "5 Mar 02:04:02 - #recdvb: using device: /dev/dvb/adapter0  pid = 1476 cannot open frontend devi\nce",
        "5 Mar 02:04:02 - #recdvb: using device: /dev/dvb/adapter0  pid = 1476 cannot open\nfrontend device",
        "5 Mar 02:04:02 - #recdvb: using device: /dev/dvb/adapter0  pid = 1476 can\nnot open frontend device",
        "5 Mar 02:04:02 - #recdvb: using device: /dev/dvb/adapter0  pid = 1\n476 cannot open frontend device",
        "5 Mar 02:04:02 - #recdvb: using device: /dev/dvb/adapter0  p\nid = 1476 cannot open frontend device",
    ],
)
def test_a_failure_is_the_same_where_a_terminal_cut_its_line(text: str) -> None:
    (whole,) = failures_of(shown(f"{WHOLE}\n5 Mar 02:05:01 - LOCK: PX-S1UD (n=0)"))
    (cut,) = failures_of(
        shown(f"5 Mar 02:04:00 - LOCK: PX-S1UD (n=0)\n{text}\n5 Mar 02:07:30 - UNLOCK: PX-S1UD")
    )
    assert cut.signature == whole.signature
    assert not cut.message.endswith("devi")


def test_a_message_in_pieces_is_told_in_one() -> None:
    text = (
        "5 Mar 02:04:02 - #recdvb: using device: /dev/dvb/adapter0  pid = 1476 cannot open frontend devi\nce\n"
        "5 Mar 02:04:09 - LOCK"
    )
    (failure,) = failures_of(shown(text))
    assert failure.message.endswith("pid = 1476 cannot open frontend device")


@pytest.mark.parametrize(
    "below",
    [
        "java.net.SocketTimeoutException: Read timed out\n\tat java.net.Socket.read(Socket.java:1)",
        "Traceback (most recent call last):",
        "  indented",
        "[...]",
        "Retrying",
        "",
    ],
)
def test_a_line_of_its_own_is_no_part_of_the_message_above(below: str) -> None:
    head = "2026-03-05T02:07:16.550+09:00 ERROR ingest: batch 123 failed: connection timed out"
    (failure,) = failures_of(shown(f"{head}\n{below}\n"))
    assert failure.message == "batch 123 failed: connection timed out"


def test_a_line_that_is_not_as_wide_as_others_was_not_cut() -> None:
    head = "2026-03-05T02:07:16.550+09:00 ERROR ingest: batch 123 failed: connection timed out"
    other = "2026-03-05T02:07:17.550+09:00 INFO ingest: this line is a good deal longer than the one that stands above"
    (failure,) = failures_of(shown(f"{head}\nafter two tries\n{other}\n"))
    assert failure.message == "batch 123 failed: connection timed out"


def test_a_long_message_ends_with_a_word() -> None:
    (failure,) = failures_of(shown("2026-11-02T10:00:00Z ERROR cannot open " + "device " * 50))
    assert failure.message.endswith("device device…")
    assert len(failure.message) <= LENGTH
    (other,) = failures_of(shown("2026-11-02T10:00:00Z ERROR cannot open " + "長" * 300))
    assert other.message.endswith("長…")
    assert len(other.message) == LENGTH


def test_an_error_of_javascript_below_a_wide_record_is_no_part_of_its_message() -> None:
    text = (
        "[Nest] 812  - 03/05/2024, 2:04:02 AM     LOG [NestFactory] Starting...\n"
        "[Nest] 812  - 03/05/2024, 2:04:03 AM   ERROR [ExceptionsHandler] connect ECONNREFUSED 192.0.2.7:5432\n"
        "Error: connect ECONNREFUSED 192.0.2.7:5432\n"
        "    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)\n"
    )
    (failure,) = failures_of(shown(text))
    assert failure.message == "connect ECONNREFUSED 192.0.2.7:5432"
