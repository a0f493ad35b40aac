"""Which footnotes may stand in the margin, and the names by which the theme finds their marks."""

from __future__ import annotations

import pytest

from tests.markdown.converting import convert

LONG = "長い" * 81


def html(body: str) -> str:
    return convert(body).html


def test_the_first_mark_of_a_note_the_note_and_the_one_above_have_names() -> None:
    page = html("a[^x] b[^x] c[^y]\n\n[^x]: 一\n[^y]: 二\n")
    assert page.count('<sup class="footnote-ref" style="--ref:--ref-1">') == 1
    assert '<li id="fn-1" style="--ref:--ref-1;--note:--note-1;--above:--note-0">' in page
    assert '<li id="fn-2" style="--ref:--ref-2;--note:--note-2;--above:--note-1">' in page
    assert '<section class="footnotes in-margin" aria-label="脚注">' in page


def test_a_note_stands_in_the_document_once() -> None:
    assert html("a[^x]\n\n[^x]: 氷の話\n").count("氷の話") == 1


@pytest.mark.parametrize(
    "body",
    [
        f"a[^x]\n\n[^x]: {LONG}\n",
        "a[^x]\n\n[^x]: 一\n\n    二\n",
        "a[^x]\n\n[^x]: 一\n\n    ```\n    code\n    ```\n",
        "a[^x] b[^y]\n\n[^x]: 一\n[^y]:\n    - 二\n",
        "<details>\n<summary>a</summary>\n\nb[^x]\n\n</details>\n\n[^x]: 一\n",
    ],
)
def test_long_notes_and_folded_marks_keep_all_notes_at_the_end(body: str) -> None:
    page = html(body)
    assert '<section class="footnotes" aria-label="脚注">' in page
    assert "--ref" not in page


def test_a_fold_that_is_closed_again_changes_nothing() -> None:
    assert "footnotes in-margin" in html("<details>\n\na\n\n</details>\n\nb[^x]\n\n[^x]: 一\n")


def test_text_on_the_next_line_may_stand_beside_too() -> None:
    page = html("魚拓[^gyotaku]です\n\n[^gyotaku]:\n  次の行の注\n")
    assert "footnotes in-margin" in page
    assert "<p>次の行の注 <a" in page
