"""Problems in words: the place, the line, the caret, and how to mend it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.errors import Problem, did_you_mean
from nisshi.model import HeldBack
from nisshi.report import Style, annotation, counted, held_text, problem_text, summary

PLAIN = Style(colour=False)


def caret(problem: Problem) -> tuple[str, str]:
    """Return the shown source line and the line of the caret, gutters cut off."""
    lines = problem_text(problem, PLAIN).splitlines()
    return lines[1][8:], lines[2][8:]


def test_a_problem_names_place_message_and_remedy() -> None:
    problem = Problem("a.md", 3, 7, "no such day", "Take another.", source="date: 2021-02-29", length=10)
    assert problem_text(problem, PLAIN) == (
        "a.md:3:7: error: no such day\n"
        "    3 | date: 2021-02-29\n"
        "      |       ^^^^^^^^^^\n"
        "      = Take another.\n"
    )


def test_a_problem_of_a_whole_file_shows_no_line() -> None:
    assert problem_text(Problem("a.md", message="odd", severity="warning"), PLAIN) == "a.md: warning: odd\n"


def test_the_caret_stands_below_full_width_text() -> None:
    assert caret(Problem("a", 1, 3, source="日本語", length=1)) == ("日本語", "    ^^")
    assert caret(Problem("a", 1, 2, source="か\u3099x", length=1))[1] == "  ^"  # a mark takes no cell


@pytest.mark.parametrize("column", [1, 50, 81, 200, 400])
def test_of_a_long_line_the_part_with_the_place_is_shown(column: int) -> None:
    source = "".join(f"{number:>4}" for number in range(100))
    shown, below = caret(Problem("a", 1, column, source=source, length=1))
    assert len(shown) <= 102
    assert shown[below.index("^")] == source[column - 1]


@given(st.text(), st.integers(0, 300), st.integers(1, 300))
def test_any_place_can_be_told(source: str, column: int, length: int) -> None:
    assert problem_text(Problem("a", 1, column, "x", source=source, length=length), PLAIN)


def test_colours_are_escape_codes_and_nothing_else() -> None:
    problem = Problem("a.md", 1, 1, "x", source="y")
    coloured = problem_text(problem, Style(colour=True))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert "\x1b" not in problem_text(problem, PLAIN)


def test_an_annotation_escapes_what_the_runner_would_read() -> None:
    problem = Problem("a,b:c.md", 3, 7, "50% off\nreally", "Look.", "warning")
    assert annotation(problem) == ("::warning file=a%2Cb%3Ac.md,line=3,col=7::50%25 off%0Areally%0ALook.")
    assert annotation(Problem("a.md", message="x")) == "::error file=a.md::x"


def test_problems_are_counted() -> None:
    error, warning = Problem("a"), Problem("a", severity="warning")
    assert summary([]) == ""
    assert summary([error]) == "1 error"
    assert summary([warning, warning, error, error]) == "2 errors and 2 warnings"
    assert (counted(0, "post"), counted(1, "post")) == ("0 posts", "1 post")


def test_problems_sort_by_file_line_and_column() -> None:
    shuffled = [Problem("b"), Problem("a", 10, 2), Problem("a", 2, 1), Problem("a", 10, 1)]
    places = [(problem.path, problem.line, problem.column) for problem in sorted(shuffled)]
    assert places == [("a", 2, 1), ("a", 10, 1), ("a", 10, 2), ("b", 0, 0)]


def test_a_held_back_post_is_named_with_its_moment_in_the_sites_time() -> None:
    tokyo, moment = ZoneInfo("Asia/Tokyo"), datetime(2026, 6, 30, 15, tzinfo=UTC)
    assert held_text(HeldBack("a.md", "", "draft", None), tokyo) == "held back a.md: a draft"
    future = held_text(HeldBack("a.md", "", "future", moment), tokyo)
    assert future == "held back a.md: appears 2026-07-01 00:00 JST, build again then"
    assert held_text(HeldBack("a.md", "", "expired", moment), tokyo).endswith("expired 2026-07-01 00:00 JST")


def test_only_near_words_are_suggested() -> None:
    assert did_you_mean("tilte", ["title", "tags"]) == "Did you mean 'title'? "
    assert did_you_mean("zzz", ["title", "tags"]) == ""
