"""Whatever an author pastes, nothing is raised, nothing is lost, and it does not take long."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nisshi.logs.all_formats import ALL_FORMATS
from nisshi.logs.detect import detect
from nisshi.logs.failures import SAME_DIGITS, find_failures
from nisshi.logs.format import Format
from nisshi.logs.formats import any_lines
from nisshi.logs.parse import parse
from nisshi.logs.records import Excerpt
from nisshi.logs.session import read_session

SAMPLES = [sample for format in ALL_FORMATS for sample in format.samples]
WORDS = ("cannot open x", "0 errors", "error=0", "refused", "exit code 3", "失敗", "タイムアウト", "fail2ban")
ENDS = ("\n", "\r\n", "\n\n", "\r", "\n\tat x\n", "")

lines = st.sampled_from(SAMPLES) | st.sampled_from(WORDS) | st.text(max_size=40) | st.just("a@nas:~$ ls")
texts = st.lists(st.tuples(lines, st.sampled_from(ENDS)), max_size=12).map(
    lambda parts: "".join(line + end for line, end in parts)
)


def assert_whole(excerpt: Excerpt) -> None:
    """Records cover the text, their pieces are it, and fields stand in order in the head line."""
    text = excerpt.text
    pieces = [text[start:end] for record in excerpt.records for _, start, end in record.pieces(text)]
    assert "".join(pieces) == text
    bounds = [0, *(record.end for record in excerpt.records)]
    assert bounds[-1] == len(text)
    for start, record in zip(bounds, excerpt.records, strict=False):
        assert record.start == start
        assert record.start <= record.head_end <= record.end
        for field in record.fields:
            assert record.start <= field.start <= field.end <= record.head_end
        assert all(first.end <= second.start for first, second in pairwise(record.fields))
        assert all(first.end <= second.start for first, second in pairwise(record.failures))
        for span in record.failures:
            assert record.start <= span.start < span.end <= record.end


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(ALL_FORMATS), st.lists(st.text(max_size=8), max_size=2))
def test_any_text_is_read_whole(text: str, format: Format, watch: list[str]) -> None:
    found = detect(text)
    for one in (format, any_lines.FORMAT, *([found] if isinstance(found, Format) else [])):
        assert_whole(parse(text, one, watch))
    session = read_session(text.split("\n")) or []
    assert "\n".join(line.prompt + line.text for line in session) in ("", text)


@pytest.mark.parametrize("text", ["\r" * 3000 + "a", " " * 3000 + "a", "\r", "\n\r\n"])
def test_a_line_that_opens_with_nothing_to_see_is_no_head(text: str) -> None:
    assert detect(text) is None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from((*WORDS, *"0129 =:.,", "errno", "timeout", "no")), max_size=12).map(" ".join))
def test_failures_do_not_hang_on_which_digits_these_are(message: str) -> None:
    same = message.encode().translate(SAME_DIGITS).decode()
    assert find_failures(message) == find_failures(same)


@pytest.mark.parametrize("number", ["0", "3", "7", "30"])
def test_a_message_judged_before_differs_in_its_number(number: str) -> None:
    texts = [f"5 Mar 02:04:02 - x: exit code {other}\n" for other in ("3", "0", "10", number)]
    format = next(format for format in ALL_FORMATS if format.name == "util-log")
    alone = parse(texts[-1], format).records[0]
    last = parse("".join(texts), format).records[-1]
    assert (last.severity, len(last.failures)) == (alone.severity, len(alone.failures))


SIZE = 100_000
HOSTILE = {
    **{repr(sign): sign * SIZE for sign in "a0 [](){}<>\"'=:/-.#$%|\\,@~^\r\x00\x1b\n\tあ失ー。"},
    **{
        repr(word): word * (SIZE // len(word)) for word in ("[[", '"{', "a=", "a.", "A.b:", "0:", "0-", "no ")
    },
    **{
        repr(word): word * (SIZE // len(word))
        for word in ("a@b:", "x\r\n", "失敗\n", "fail to ", "not\n", "=0\n")
    },
    "a megabyte in one line": "2024-03-05 02:04:02 " + "cannot open " * 90_000,
}
SECONDS = 1.0
"""Far above the 50 ms that `python -m bench.logs` allows, since tests run on busy machines."""


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_no_time(text: str) -> None:
    start = process_time()
    found = detect(text)
    excerpt = parse(text, found if isinstance(found, Format) else any_lines.FORMAT)
    read_session(text.split("\n"))
    assert process_time() - start < SECONDS * max(1, len(text) / SIZE)
    assert_whole(excerpt)


@pytest.mark.parametrize("format", ALL_FORMATS, ids=lambda format: format.name)
def test_no_format_takes_long_for_a_line_that_starts_as_its_own(format: Format) -> None:
    for sample in format.samples:
        for cut in {len(sample) // 3, len(sample) // 2, len(sample)}:
            for tail in ("0", " ", "a=", "[", '"', ":", "x."):
                start = process_time()
                format.read(sample[:cut] + tail * (20_000 // len(tail)))
                assert process_time() - start < SECONDS, (cut, tail)
