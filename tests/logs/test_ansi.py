"""Colours of a terminal: taken out of the text, kept as runs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nisshi.logs.ansi import Run, colours, painted, strip

FAILED = "12:01 \x1b[1;31mERROR\x1b[0m cannot \x1b[4mopen\x1b[24m it"


def test_sequences_become_runs_of_the_plain_text() -> None:
    text, runs = colours(FAILED)

    assert text == "12:01 ERROR cannot open it"
    assert [(text[run.start : run.end], run.classes) for run in runs] == [
        ("ERROR", "ansi-red ansi-bold"),
        ("open", "ansi-underline"),
    ]


def test_the_picture_of_an_escape_means_one() -> None:
    assert colours("␛[32mok␛[m done") == ("ok done", (Run(0, 2, "ansi-green"),))


def test_what_people_write_about_sequences_stays() -> None:
    written = r"echo -e '\e[31mred\033[0m ^[[31m'"

    assert colours(written) == (written, ())


def test_more_colours_become_the_nearest_of_eight() -> None:
    text, runs = colours("\x1b[38;5;196ma\x1b[38;2;10;200;30mb\x1b[48;5;21mc\x1b[39md")

    assert text == "abcd"
    assert [run.classes for run in runs] == ["ansi-red", "ansi-green"]
    assert runs[1] == Run(1, 3, "ansi-green")


def test_a_span_is_divided_at_runs() -> None:
    assert list(painted(2, 9, (Run(0, 4, "a"), Run(6, 7, "b")))) == [
        (2, 4, "a"),
        (4, 6, ""),
        (6, 7, "b"),
        (7, 9, ""),
    ]


@given(st.text("\x1b␛[0123456789;:mab\n"))
def test_runs_are_in_order_and_the_text_is_whole(text: str) -> None:
    plain, runs = colours(text)

    assert plain == strip(text)
    at = 0
    for run in runs:
        assert at <= run.start < run.end <= len(plain)
        at = run.end
    assert "".join(plain[a:b] for a, b, _ in painted(0, len(plain), runs)) == plain
