"""Code blocks on the page: the cases of `fences.md`, and what an author is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from nisshi.errors import Problem
from nisshi.markdown.fences import fences
from nisshi.markdown.notes import Notes
from nisshi.model import MarkdownOptions, MarkdownText


def render(body: str, lang: str = "ja", watch: tuple[str, ...] = ()) -> tuple[str, list[Problem]]:
    text = MarkdownText(path="content/posts/a.md", body=body, body_line=10, lang=lang)
    notes = Notes(text, MarkdownOptions(log_watch=watch))
    return MarkdownIt("commonmark").use(fences).render(body, {"notes": notes}), notes.problems


def cases() -> list[tuple[str, str, str]]:
    text = Path(__file__).with_name("fences.md").read_text("utf-8")
    parts = [case.removesuffix("\n.\n").split("\n.\n") for case in text.split("\n.\n\n")]
    return [(title, source, expected) for title, source, expected in parts]


@pytest.mark.parametrize(("title", "source", "expected"), cases(), ids=[case[0] for case in cases()])
def test_case(title: str, source: str, expected: str) -> None:
    html, problems = render(source)
    assert html.rstrip("\n") == expected
    assert problems == []


def test_an_unknown_language_is_shown_plain_with_one_warning() -> None:
    html, (problem,) = render("text\n\n```pyhton\nx = 1\n```\n")
    assert '<code class="language-pyhton">x = 1</code>' in html
    assert (problem.severity, problem.line, problem.column, problem.length) == ("warning", 12, 4, 6)
    assert "did you mean “python”?" in problem.hint


def test_an_info_string_that_is_not_understood_is_a_warning_and_the_block_is_shown() -> None:
    html, (problem,) = render('```js {theme="dark"}\nx\n```\n')
    assert '<figure class="code" data-lang="js">' in html
    assert (problem.severity, problem.column) == ("warning", 8)
    assert "numberLines" in problem.hint


def test_marks_below_the_last_line_are_a_warning() -> None:
    _, (problem,) = render("```js{2,5-9}\na\nb\n```\n")
    assert "5" in problem.message
    assert "2 lines" in problem.message


def test_a_toc_block_is_left_to_others() -> None:
    html, problems = render("```toc\n```\n")
    assert "<figure" not in html
    assert problems == []


def test_markup_in_labels_is_escaped() -> None:
    html, _ = render('```js{file: "<b>&.js"}{promptUser: "<i>"}\nx\n```\n')
    assert '<span class="file">&lt;b&gt;&amp;.js</span>' in html
    assert 'data-prompt="&lt;i&gt; $ "' in html


@pytest.mark.parametrize("word", ["", "text", "log", "console", "output", "plaintext", "syslog"])
def test_a_log_is_recognised_under_every_word_that_may_mean_one(word: str) -> None:
    html, _ = render(f"```{word}\n5 Mar 02:04:02 - #recdvb: cannot open frontend device\n```\n")
    assert '<figure class="log" data-format="util-log" id="log-' in html
    assert '<mark class="failure">cannot open frontend device</mark>' in html


@pytest.mark.parametrize("word", ["python", "diff", "mermaid"])
def test_a_block_that_says_what_else_it_is_is_no_log(word: str) -> None:
    html, _ = render(f"```{word}\n5 Mar 02:04:02 - LOCK: PX-S1UD (n=0)\n```\n")
    assert 'class="log"' not in html


def test_an_indented_block_may_be_a_log() -> None:
    html, _ = render("    5 Mar 02:04:02 - LOCK: PX-S1UD (n=0)\n")
    assert '<figure class="log"' in html


def test_what_the_author_calls_a_log_is_one() -> None:
    html, _ = render("```log\nrecorder: device gone, cannot go on\n```\n", "en")
    assert '<span class="lang">Log</span>' in html
    assert '<span class="summary"><strong class="grave">1 error</strong> in 1 record</span>' in html


def test_the_authors_own_phrases_mean_failure() -> None:
    html, _ = render("```\n5 Mar 02:04:02 - TUNER: went to sleep\n```\n", watch=("went to sleep",))
    assert '<mark class="failure">went to sleep</mark>' in html


def test_a_log_that_asks_for_line_numbers_is_shown_as_code() -> None:
    html, _ = render("```log{numberLines: 1}\n5 Mar 02:04:02 - LOCK: PX-S1UD\n```\n")
    assert 'class="line" data-n="1"' in html


def test_a_marked_line_of_a_log_marks_its_record() -> None:
    html, _ = render("```log{2}\n5 Mar 02:04:02 - LOCK: a\n5 Mar 02:04:02 - LOCK: b\n```\n")
    assert html.count('class="record marked"') == 1
