"""Names with values in a record: `key=value` and members of JSON."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nisshi.logs.pairs import pairs
from nisshi.logs.records import Record


def found(text: str) -> list[tuple[str, str]]:
    return [
        (text[pair.name.start : pair.name.end], text[pair.value.start : pair.value.end])
        for pair in pairs(text, Record(0, len(text), len(text)))
    ]


def test_logfmt_with_and_without_quotation_marks() -> None:
    text = 'level=error msg="upstream \\"a\\" timed out" attempt=3 user=\'ログ 係\''
    assert found(text) == [
        ("level", "error"),
        ("msg", 'upstream \\"a\\" timed out'),
        ("attempt", "3"),
        ("user", "ログ 係"),
    ]


def test_json_gives_its_plain_members_at_any_depth() -> None:
    text = '{"level": "warn", "http": {"status": 502, "tls": true}, "tags": ["a"], "err": null}'
    assert found(text) == [("level", "warn"), ("status", "502"), ("tls", "true"), ("err", "null")]


def test_what_only_looks_like_a_pair_is_none() -> None:
    assert found("a == b, x= y, =1, https://example.com/?q=1") == [("q", "1")]


def test_pairs_in_the_middle_of_a_sentence() -> None:
    assert found("accepted (uid=0, tty=ssh) for root") == [("uid", "0"), ("tty", "ssh")]


@given(st.text(st.sampled_from("ab=\"'\\{}:, \n1あ"), max_size=200))
def test_any_text_gives_spans_in_order_inside_it(text: str) -> None:
    at = 0
    for pair in pairs(text, Record(0, len(text), len(text))):
        assert at <= pair.name.start < pair.name.end <= pair.value.start <= pair.value.end <= len(text)
        at = pair.value.end
