"""Separated values: what RFC 4180 says, what is told of rows that break it, and that nothing raises."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.markdown.listed_blocks import CodeBlock, code_blocks
from nisshi.markdown.separated import read_rows
from nisshi.model import MarkdownOptions, MarkdownText
from tests.markdown.converting import complaints, convert, html_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("```csv\na,b\n1\n```\n", [(3, 1, "this row has 1 cell, the first one has 2")]),
        ("```csv\na,b\n1,2,3\n```\n", [(3, 1, "this row has 3 cells, the first one has 2")]),
        ('前\n\n```csv\na,b\n"1\n2",3\n4\n```\n', [(7, 1, "this row has 1 cell, the first one has 2")]),
        ("- ```csv\n  a,b\n  1\n  ```\n", [(3, 3, "this row has 1 cell, the first one has 2")]),
        ('```csv\na,b\n1,"x\n```\n', [(3, 3, "a quote opens here and is never closed")]),
        ('```csv\na,b\n"1\n2","x\n```\n', [(4, 4, "a quote opens here and is never closed")]),
        ('```csv\na\n"b\nc\n```\n', [(3, 1, "a quote opens here and is never closed")]),
        ('```csv\na\n"b"c\n```\n', [(3, 4, "there is text behind a closed quote")]),
        ("```csv header=maybe\na\n```\n", [(1, 8, "“header=maybe” is neither true nor false")]),
    ],
)
def test_a_mistake_is_told_with_its_line(body: str, expected: list[tuple[int, int, str]]) -> None:
    assert complaints(convert(body)) == expected


def test_a_ragged_row_is_an_error_that_names_the_way_out() -> None:
    (problem,) = convert("```csv\na,b\n1\n```\n").problems
    assert problem.severity == "error"
    assert problem.source == "1"
    assert "“csv {table=false}”" in problem.hint


def test_table_and_header_mean_nothing_elsewhere() -> None:
    assert [message for *_, message in complaints(convert("```json {header=false}\n1\n```\n"))] == [
        "“header=false” in the info string of a code block is not understood"
    ]


def test_cells_are_found_by_search_and_the_box_speaks_the_language_of_the_text() -> None:
    converted = convert("```csv\na,b\n1,2\n```\n", lang="en")
    assert converted.text == "a b\n1 2"
    assert '<div class="table" tabindex="0" role="group" aria-label="Table">' in converted.html


def test_a_table_is_still_listed_as_the_block_it_was_written_as() -> None:
    text = MarkdownText(path="post.md", body="前\n\n```csv\na,b\n```\n", body_line=5)
    assert code_blocks(text, MarkdownOptions()) == (CodeBlock(8, "csv", "a,b"),)


cells = st.text(st.sampled_from('a1,"\n é日'), max_size=6)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_another_program_writes_is_read_back(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    found, mistakes = read_rows(written.getvalue(), ",")
    assert mistakes == ()
    assert [row.cells for row in found] == [tuple(cell.strip() for cell in row) for row in rows]


@given(st.text(st.sampled_from('a1,"\n \t<>`|'), max_size=40))
def test_nothing_raises_and_all_rows_are_of_one_width_or_told(text: str) -> None:
    rows, mistakes = read_rows(text, ",")
    assert mistakes or len({len(row.cells) for row in rows}) <= 1
    assert "\x02" not in html_of(f"~~~csv\n{text}\n~~~\n")


def test_a_long_text_of_quotes_is_read_in_time() -> None:
    rows, _ = read_rows('"' * 200_000, ",")
    assert rows == () or len(rows) == 1
    assert len(read_rows("a,b\n" * 50_000, ",")[0]) == 50_000
