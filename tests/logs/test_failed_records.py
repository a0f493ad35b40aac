"""What failed in an excerpt, as the rest of the blog may know it."""

from __future__ import annotations

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
