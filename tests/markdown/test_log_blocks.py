"""What an author says of a log excerpt, on the page and in Problems that point to the place."""

from __future__ import annotations

import re

import pytest

from nisshi.markdown.convert import Converter
from nisshi.model import Converted, FileBeside, KnownBlock, MarkdownOptions, MarkdownText

LOG = """\
2026-03-05T02:04:02Z INFO start
2026-03-05T02:04:03Z ERROR cannot open frontend device
  at tuner.c:120
2026-03-05T02:04:04Z WARN retry 1
2026-03-05T02:04:05Z INFO done
"""
BAD = "2026-03-05T02:04:03Z ERROR lost\n"
FILES = {
    "app.log": FileBeside("1", LOG),
    "logs/bad.log": FileBeside("2", BAD),
    "huge.log": FileBeside("3", fault="it is larger than 10 MB"),
}


def convert(
    body: str, known: dict[str, KnownBlock] | None = None, log_watch: tuple[str, ...] = ()
) -> Converted:
    text = MarkdownText(
        path="content/posts/a/index.md", body=body, body_line=10, lang="en", files=FILES, log_watch=log_watch
    )
    return Converter(MarkdownOptions()).convert(text, known or {})


def quoted(info: str, body: str = "") -> Converted:
    return convert(f"```log {info}\n{body}```\n")


def marked(converted: Converted) -> list[str]:
    found = re.findall(r'<span class="record marked[^>]*>(.*?)(?:\n|</code>)', converted.html)
    return [re.sub("<[^>]*>", "", record) for record in found]


def shown(converted: Converted) -> str:
    return "\n".join(
        re.sub("<[^>]*>", "", pre) for pre in re.findall("<pre><code>(.*?)</code>", converted.html, re.DOTALL)
    )


# --- A log in the text ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("info", "lines"),
    [
        ("{1}", ["start"]),
        ('mark="frontend device"', ["cannot open frontend device"]),
        ('mark="/(?i)RETRY|done/"', ["retry 1", "done"]),
        ('mark=["start", "/done$/"]', ["start", "done"]),
        ('{1} mark="tuner.c"', ["start", "cannot open frontend device"]),
    ],
)
def test_marks_by_line_and_by_match(info: str, lines: list[str]) -> None:
    converted = quoted(info, LOG)
    assert converted.problems == ()
    assert [record.split(" ", 2)[2] for record in marked(converted)] == lines


def test_notes_of_the_info_string_and_of_a_block_below() -> None:
    body = '```log {notes: {"frontend device": "the driver lost the USB"}}\n' + LOG + "```\n\n"
    converted = convert(body + "```notes\n/retry \\d/: once is\n  not enough\ntuner.c:120: line 120\n```\n")
    assert converted.problems == ()
    assert re.findall(r'<div class="between note".*?</b> (.*?)</div>', converted.html) == [
        "the driver lost the USB<br>line 120",
        "once is not enough",
    ]
    assert "<code" not in converted.html.rpartition("</figure>")[2]


def test_host_command_and_zone_are_said() -> None:
    html = quoted('host=srv01 cmd="journalctl -u recorder" tz=Asia/Tokyo', LOG).html
    assert '<span class="host">srv01</span>' in html
    assert "journalctl -u recorder" in html


def test_a_label_stays_a_label_where_the_block_has_a_text() -> None:
    converted = quoted('{file="none.log"}', LOG)
    assert '<span class="file">none.log</span>' in converted.html
    assert (converted.problems, converted.quoted) == ((), ())


def test_blocks_that_begin_alike_have_ids_of_their_own() -> None:
    converted = convert(f"```log\n{LOG}```\n\n```log\n{LOG}```\n")
    first, second = re.findall(r'<figure class="log"[^>]*? id="([^"]*)"', converted.html)
    assert second == f"{first}-2"
    assert {first, second} <= set(converted.ids)
    assert len(converted.ids) == len(set(converted.ids))


def test_phrases_of_the_post_mean_failure() -> None:
    assert 'class="failure">start</mark>' in convert(f"```log\n{LOG}```\n", log_watch=("start",)).html


# --- From a file ------------------------------------------------------------------------------


def test_a_part_of_a_file() -> None:
    converted = quoted('{file="app.log" from="ERROR" to="retry"}')
    assert converted.problems == ()
    assert shown(converted) == "\n".join(LOG.split("\n")[1:4])
    assert (converted.quoted, converted.offered, converted.links) == (("app.log",), (), ())
    assert converted.html.count('class="between cut"') == 2


def test_a_whole_file_is_offered_when_it_is_asked() -> None:
    converted = quoted('{file="./app.log" level>=error download}')
    assert (converted.quoted, converted.offered) == (("app.log",), ("app.log",))
    assert [link.target for link in converted.links] == ["app.log"]


def test_a_link_in_a_figure_has_its_own_mark_when_links_are_added_above() -> None:
    body = '```log {file="app.log" download}\n```\n'
    first = convert(body)
    known = {block.key: KnownBlock(first.html[block.start : block.end]) for block in first.blocks}
    after = convert(f"[x](/x/)\n\n{body}", known)
    assert after == convert(f"[x](/x/)\n\n{body}")
    assert 'href="\x021\x03"' in after.html


def test_two_logs_beside_each_other_and_merged() -> None:
    beside = quoted('{files="app.log, logs/bad.log" beside names="good, bad"}')
    assert re.findall('<span class="file">(.*?)</span>', beside.html) == ["good", "bad"]
    assert beside.html.startswith('<div class="logs"><figure class="log"')
    merged = quoted('{files="app.log, logs/bad.log" merge level>=error}')
    assert re.findall('data-source="(.*?)"', merged.html) == ["app.log", "bad.log"]
    assert merged.quoted == ("app.log", "logs/bad.log")
    assert len(set(merged.ids)) == len(merged.ids)


def test_what_is_quoted_is_part_of_the_key_of_the_block() -> None:
    body = '```log {file="app.log"}\n```\n'
    first = convert(body)
    text = MarkdownText(
        path="a.md", body=body, body_line=1, lang="en", files={"app.log": FileBeside("9", BAD)}
    )
    known = {block.key: KnownBlock(first.html[block.start : block.end]) for block in first.blocks}
    assert known
    assert "lost" in Converter(MarkdownOptions()).convert(text, known).html


def test_lines_of_a_file_are_marked_by_their_number_there() -> None:
    assert [line.split(" ", 2)[2] for line in marked(quoted('{file="app.log" from="ERROR"} {3,5}'))] == [
        "cannot open frontend device",
        "done",
    ]


# --- What is wrong ----------------------------------------------------------------------------

FROM_TEXT = [
    ('mark="frontend devise"', "frontend devise", "no record of the log has", "the log may have changed"),
    ('{notes: {"/nope/": "x"}}', "/nope/", "which the note stands for", "the log may have changed"),
    ("mark=/(/", "/(/", "is no regular expression", "a backslash before"),
    ("tz=Tokio", "Tokio", "Tokio is no time zone", "Did you mean"),
    ("tz=Tokyo", "Tokyo", "Tokyo is no time zone", "Asia/Tokyo"),
    ("notes=all", "notes=all", "cannot be used", "write notes as in"),
    ("level=warn", "level=warn", "cannot be used", "level>=warn"),
    ("lines=20-10", "lines=20-10", "cannot be used", "count from 1"),
    ("id=1st", "id=1st", "cannot be used", "an id is a letter"),
    ("from=start", "from=start", "only logs from files", "empty the block"),
]
FROM_FILES = [
    ('{file="ap.log"}', "ap.log", "there is no file ap.log", "Did you mean 'app.log'?"),
    ('{file="../app.log"}', "../app.log", "outside of the post's folder", "lay the log beside"),
    ('{file="/var/log/app.log"}', "/var/log/app.log", "outside of the post's folder", "lay the log beside"),
    ('{file="huge.log"}', "huge.log", "larger than 10 MB", ""),
    ('{file="app.log" from="/strat/"}', "/strat/", "matches no record", "words as they stand"),
    ('{file="app.log" to="strat"}', "strat", "matches no record", "words as they stand"),
    ('{file="app.log" around="panic±2"}', "panic", "matches no record", "words as they stand"),
    ('{file="app.log" lines=2-90}', "2-90", "the file has 5 lines", "take words"),
    (
        '{file="app.log" level>=fatal}',
        ">=fatal",
        "no record is of level fatal",
        "gravest one is of level error",
    ),
    (
        '{file="app.log" level>=Crit}',
        ">=Crit",
        "no record is of level fatal",
        "gravest one is of level error",
    ),
    ('{file="app.log" since="23:00"}', "23:00", "no record of the file is of 23:00", "with a time is of 2"),
    ('{file="app.log" from=ERROR} {1}', "1", "is not shown", "as the file has them"),
    ('{files="app.log, logs/bad.log"}', 'files="app.log, logs/bad.log"', "several files", "merge"),
    ('{files="app.log" merge}', 'files="app.log"', "two or more", "name them"),
    ('{files="app.log, bad.log" merge}', "bad.log", "there is no file bad.log", "Did you mean"),
    ('{file="app.log" form="/x/"}', 'form="/x/"', "is not understood", "Did you mean 'from'?"),
    ('{file="app.log" line=2-4}', "line=2-4", "is not understood", "Did you mean 'lines'?"),
    ('{file="app.log" level>=wran}', "level>=wran", "cannot be used", "Did you mean 'warn'?"),
    ('{file="app.log" zz=1}', "zz=1", "is not understood", "understood are"),
    ('{fiel="app.log"}', 'fiel="app.log"', "is not understood", "Did you mean 'file'?"),
]


@pytest.mark.parametrize(
    ("info", "piece", "message", "hint", "body"),
    [*((*case, LOG) for case in FROM_TEXT), *((*case, "") for case in FROM_FILES)],
)
def test_a_mistake_is_told_where_it_stands(info: str, piece: str, message: str, hint: str, body: str) -> None:
    (problem,) = convert(f"before\n\n```log {info}\n{body}```\n").problems
    assert message in problem.message
    assert hint in problem.hint
    assert (problem.line, problem.severity) == (12, "error")
    line = f"```log {info}"
    assert problem.source == line
    assert line[problem.column - 1 :][: problem.length] == piece


def test_an_option_that_is_not_understood_is_a_warning_where_nothing_is_quoted() -> None:
    (problem,) = convert(f'```log {{file="app.log" form="/x/"}}\n{LOG}```\n').problems
    assert (problem.severity, problem.hint) == ("warning", "Did you mean 'from'?")


def test_a_brace_that_is_never_closed_is_told() -> None:
    (problem,) = convert(f'```log {{host="web1 {{a"\n{LOG}```\n').problems
    assert (problem.severity, problem.message) == ("warning", "the “{” of this info string is never closed")
    assert convert(f'```log {{notes: {{"start": "here {{"}}}}\n{LOG}```\n').problems == ()


def test_a_line_of_a_notes_block_that_is_no_note() -> None:
    converted = convert(f"```log\n{LOG}```\n\n```notes\nstart: here\nwhat\nnope: gone\n```\n")
    assert [(problem.line, problem.column, problem.length) for problem in converted.problems] == [
        (20, 1, 4),
        (21, 1, 4),
    ]
    assert "is no note" in converted.problems[0].message


@pytest.mark.parametrize(
    ("above", "hint"),
    [("", "right below"), ("text\n\n", "right below"), ("```python\nx = 1\n```\n\n", "begin it with ```log")],
)
def test_notes_below_no_log(above: str, hint: str) -> None:
    (problem,) = convert(f"{above}```notes\na: b\n```\n").problems
    assert problem.message == "these notes stand below no log"
    assert hint in problem.hint


def test_a_block_without_a_note_is_told() -> None:
    (problem,) = convert(f"```log\n{LOG}```\n\n```notes\n\n```\n").problems
    assert (problem.message, problem.severity) == ("there is no note in this block", "warning")


def test_an_id_is_given_once() -> None:
    converted = convert(f"# oom\n\n```log id=oom\n{LOG}```\n")
    assert [(problem.line, problem.message) for problem in converted.problems] == [
        (12, "the id “oom” is taken in this text")
    ]


def test_what_is_said_of_logs_alone_is_told_of_other_blocks() -> None:
    (problem,) = convert("```python host=srv01\nx = 1\n```\n").problems
    assert (problem.column, problem.severity) == (11, "warning")
    assert "this block is none" in problem.message


def test_a_session_without_a_label_is_one() -> None:
    html = convert("```\ntaro@nas:~$ ls /srv\ntv  backup\n```\n").html

    assert 'data-lang="console"' in html
    assert '<span class="line output">tv  backup</span>' in html


def test_notes_below_other_notes_are_told_and_not_lost() -> None:
    notes = "```notes\n{}: gone\n```\n"
    first = LOG.split("\n")[0]
    converted = convert(f"```log\n{LOG}```\n\n{notes.format(first[-8:])}\n{notes.format('b')}")
    (problem,) = [problem for problem in converted.problems if "other notes" in problem.message]
    source = problem.source
    assert (problem.severity, problem.column, source) == ("error", 4, "```notes")
    assert problem.line == 10 + LOG.count("\n") + 2 + 1 + 3 + 1


EXPRESSIONS = [
    r'mark="/\[WARN\]/"',
    r"mark=/\[WARN\]/i",
    r'notes={"/\[W.RN\]/": "1\+1"}',
    r'mark=["/\[WARN\]/", "/RN\] b/"]',
]


@pytest.mark.parametrize("option", EXPRESSIONS)
def test_backslashes_of_an_expression_are_the_authors(option: str) -> None:
    log = "02:04:01 [INFO] a\n02:04:02 [WARN] b\n02:04:03 [INFO] W\n"
    converted = convert(f"```log {{{option}}}\n{log}```\n")
    assert converted.problems == ()
    assert converted.html.count('class="record marked"') + converted.html.count('role="note"') == 1
    assert "1+1" in converted.html or "notes" not in option


def test_the_notes_of_a_log_that_cannot_be_quoted_are_not_told_too() -> None:
    (problem,) = convert('```log {file="nowhere.log"}\n```\n```notes\na: b\n```\n').problems
    assert "there is no file nowhere.log" in problem.message
