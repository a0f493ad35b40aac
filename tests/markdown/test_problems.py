"""What the converter tells an author: the right line and column of the file, in plain words."""

from __future__ import annotations

import pytest

from tests.markdown.converting import complaints, convert


def test_asterisks_that_reach_the_reader_are_reported_where_they_stand() -> None:
    converted = convert("一行目\n\n> **太字 **です\n", body_line=11)
    assert [(line, column) for line, column, _ in complaints(converted)] == [(13, 3), (13, 8)]
    assert all("asterisks" in problem.message for problem in converted.problems)
    assert {problem.severity for problem in converted.problems} == {"warning"}
    assert converted.problems[0].source == "> **太字 **です"
    assert converted.problems[0].length == 2


def test_asterisks_behind_others_that_work_have_their_own_column() -> None:
    assert [problem.column for problem in convert("**太字**と **太字 です").problems] == [9]


@pytest.mark.parametrize(
    "text",
    [
        "2 ** 3",
        "`**kwargs`",
        "```text\n**x\n```",
        r"\*\*x",
        "パスワードは****です",
        "***",
        "    **kwargs",
        "渡す *args, **kwargs の話",
    ],
)
def test_asterisks_that_are_meant_are_not_reported(text: str) -> None:
    assert convert(text).problems == ()


def test_lines_are_those_of_the_file_with_windows_line_ends() -> None:
    converted = convert("一\r\n\r\n二\r\n#\r\n", body_line=9)
    assert complaints(converted) == [(12, 1, "this heading is empty")]


def test_the_line_of_a_link_within_a_paragraph() -> None:
    link = convert("一行目\n二行目 [a](/x/) と\n三行目 [b](/y/)\n", body_line=5).links
    assert [(use.target, use.line, use.column) for use in link] == [("/x/", 6, 9), ("/y/", 7, 9)]
    assert link[1].source == "三行目 [b](/y/)"


def test_the_same_target_twice_on_a_line() -> None:
    assert [use.column for use in convert("[a](/x) [b](/x)").links] == [5, 13]


def test_links_in_lists_quotes_and_tables_have_their_places() -> None:
    body = "- a\n  - [b](/b)\n\n> c\n> [d](/d)\n\na | b\n--- | ---\nc | [e](/e)\n"
    assert [(use.line, use.column) for use in convert(body).links] == [(2, 9), (5, 7), (9, 9)]


def test_a_link_by_reference_is_placed_at_its_definition() -> None:
    assert [(use.line, use.column) for use in convert("[a][x]\n\n[x]: /there/\n").links] == [(3, 6)]


def test_pictures_and_raw_html_are_told_from_pages() -> None:
    body = '![図](fig.png)\n\n<video src="a.mp4" poster=\'p.png\'></video> <a href="/p">p</a>\n'
    uses = {(use.target, use.line, use.image) for use in convert(body).links}
    assert uses == {("fig.png", 1, True), ("a.mp4", 3, True), ("p.png", 3, True), ("/p", 3, False)}


def test_a_target_is_kept_as_written() -> None:
    assert [use.target for use in convert("[a](/監視/%E3%81%82?x=ä#節)").links] == ["/監視/%E3%81%82?x=ä#節"]


def test_footnotes_without_a_partner() -> None:
    converted = convert("本文[^a]\n\n[^b]: 注\n")
    assert complaints(converted) == [
        (1, 3, "there is no footnote of this name"),
        (3, 1, "nothing refers to this footnote: it is not shown"),
    ]


def test_a_link_and_a_picture_without_a_target() -> None:
    converted = convert("[空]()\n![図]()\n")
    assert [(line, words.split(":")[0]) for line, _, words in complaints(converted)] == [
        (1, "this link has no target"),
        (2, "this picture has no address"),
    ]
    assert "<img" not in converted.html


def test_a_comment_that_is_never_closed() -> None:
    converted = convert("前\n\n<!-- 注\n\n後\n", body_line=3)
    assert [(problem.line, problem.column) for problem in converted.problems] == [(5, 1)]
    assert converted.html == "<p>前</p>\n"


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("to-heding: 3", "no option “to-heding”", "did you mean “to-heading”?"),
        ("from-heading: h2", "from-heading is not a heading level", "a number from 1 to 6"),
        ("from-heading: 9", "from-heading is not a heading level", "a number from 1 to 6"),
        ("tight: maybe", "tight is neither true nor false", ""),
        ("exclude: [あ", "are no YAML", "from-heading: 2"),
        ("just words", "no “key: value” lines", "from-heading: 2"),
    ],
)
def test_options_of_a_toc_block(line: str, message: str, hint: str) -> None:
    (problem,) = convert(f"## あ\n\n```toc\n{line}\n```\n", body_line=7).problems
    assert problem.line == 10
    assert message in problem.message
    assert hint in problem.hint
    assert problem.severity == "error"


def test_a_mistake_in_one_option_leaves_the_others_in_force() -> None:
    converted = convert("## あ\n### い\n\n```toc\nnope: 1\nto-heading: 2\n```\n")
    assert [entry.children for entry in converted.toc] == [()]


def test_problems_are_sorted_by_place() -> None:
    converted = convert("#\n\n本文[^x]\n\n**太字 **\n\n#\n")
    assert [problem.line for problem in converted.problems] == [1, 3, 5, 7]


@pytest.mark.parametrize(
    ("body", "line", "column", "hint"),
    [
        ("前\n\n```sh\nls\n\n後\n", 3, 1, "write ``` alone in the line below its last one"),
        ("```", 1, 1, "write ``` alone in the line below its last one"),
        ("```\n```\n\n~~~\na", 4, 1, "write ~~~ alone in the line below its last one"),
        ("````\na\n```\n後", 1, 1, "line 3 does not close it with ```: write ````"),
        ("```\na\n``\n後", 1, 1, "line 3 does not close it with ``: write ```"),
        ("```\na\n~~~\n後", 1, 1, "line 3 does not close it with ~~~: write ```"),
        ("```sh\nls\n\n```python\nx\n", 1, 1, "line 4 does not close it, for words stand behind its ```"),
        ("```\na\n     ```\n後", 1, 1, "line 3 does not close it, for it is too far in"),
        ("- a\n\n  ```\n  ls\n", 3, 3, "write ``` alone"),
        ("> ```\n> ls\n", 1, 3, "write ``` alone"),
        ("```toc\n", 1, 1, "write ``` alone"),
        ("```\na\r\n\r\n", 1, 1, "write ``` alone"),
    ],
)
def test_a_block_that_nothing_closes_is_told_where_it_opens(
    body: str, line: int, column: int, hint: str
) -> None:
    (problem,) = convert(body).problems
    assert problem.message == "this code block is never closed: all that follows is shown as code"
    assert (problem.line, problem.column, problem.severity) == (line, column, "warning")
    assert problem.hint.startswith(hint)


def test_a_block_that_its_list_item_ends_before_its_last_line_is_told() -> None:
    first, second = convert("- a\n\n  ```sh\nls\n  ```\n\n後\n", body_line=10).problems
    assert (first.line, first.column) == (12, 3)
    assert first.message == "this code block ends with its list item or quote, before a line closes it"
    assert first.hint.endswith("up to the ``` in line 14")
    assert (second.line, second.message[:31]) == (14, "this code block is never closed")


@pytest.mark.parametrize(
    "body",
    [
        "```\n```",
        "```\n\n```\n",
        "~~~ sh\n```\n~~~~  \n後",
        "- ```\n  a\n  ```\n- b",
        "> ```\n> a\n\n後\n\n```sh\nls\n```",
        "- ```\n  a\n- b",
        "> > ```\n> > a\n> > ```",
        "1. a\n   ```\n   b\n     ```\n",
        "a\n```b``` c",
        "    ```\n    a",
    ],
)
def test_a_block_that_is_closed_or_ends_with_its_item_is_not_told(body: str) -> None:
    assert convert(body).problems == ()
