"""What is said of an excerpt beside its text: times, gaps, folds, notes, anchors; none of it is copied."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from nisshi.logs.anchors import anchor_of, record_anchors
from nisshi.logs.detect import log_format
from nisshi.logs.formats.syslog import FORMAT as SYSLOG
from nisshi.logs.parse import parse
from nisshi.logs.render import render
from nisshi.logs.shown import Caption, Cut, Note, Shown
from tests.logs.test_render import figure, shown

TWELVE = """\
2026-10-28T02:10:07.118+09:00 INFO  scheduler[811]: queue default length=38
2026-10-28T02:10:07.412+09:00 WARN  worker-3[2206]: heartbeat missed
2026-10-28T02:10:10.731+09:00 ERROR db-pool[940]: could not obtain connection
2026-10-28T02:57:40.118+09:00 INFO  scheduler[811]: queue default length=0
"""


def test_the_date_and_the_zone_of_all_times_are_said_once_and_copied_each_time() -> None:
    page = figure(TWELVE)
    assert '<span class="when">2026-10-28 +09:00</span>' in page
    assert '<span class="said">2026-10-28T</span>02:10:07.412<span class="said">+09:00</span></span>' in page
    assert shown(page) == TWELVE.rstrip("\n")


def test_the_column_of_a_message_counts_what_is_shown() -> None:
    assert 'data-column="19"' in figure(TWELVE)


def test_a_new_day_is_told_before_its_first_record() -> None:
    lines = [f"2026-10-28 23:59:5{n} INFO app: a{n}" for n in range(4)]
    lines += [f"2026-10-29 00:00:0{n} INFO app: b{n}" for n in range(4)]
    page = figure("\n".join(lines))
    assert page.count('<div class="between turn">') == 2
    assert '<div class="between turn">2026-10-29</div><pre>' in page
    assert '<span class="when">' not in page
    assert shown(page) == "\n".join(lines)


def test_dates_that_turn_with_every_record_stay_with_it() -> None:
    page = figure("\n".join(f"2026-10-{day} 03:00:00 INFO backup: done" for day in (10, 11, 12)))
    assert "turn" not in page
    assert 'class="said"' not in page


def test_a_pause_that_stands_out_is_told() -> None:
    assert '<div class="between gap">47 分 29 秒後</div>' in figure(TWELVE)
    assert "min 29 s later</div>" in figure(TWELVE, "en")
    even = "\n".join(f"2026-10-28 0{hour}:00:00 INFO app: tick" for hour in range(6))
    assert "gap" not in figure(even)


def test_where_lines_are_left_out_no_pause_is_told() -> None:
    lines = TWELVE.splitlines()
    lines.insert(3, "(中略)")
    page = figure("\n".join(lines))
    assert "gap" not in page
    assert '<span class="left-out" data-label="行を省略">(中略)</span>' in page
    assert shown(page) == "\n".join(lines)


@pytest.mark.parametrize(
    "line", ["[...]", "(中略)", "（中略）", "……", "...", "<snip>", "--- snip ---", "以下略"]
)
def test_what_people_write_for_lines_left_out(line: str) -> None:
    assert 'class="left-out"' in figure(f"{TWELVE}{line}\n{TWELVE}")


@pytest.mark.parametrize("line", ["略称を変更", "... and 3 more", "-----", "truncated table users"])
def test_what_only_looks_like_lines_left_out(line: str) -> None:
    assert 'class="left-out"' not in figure(f"{TWELVE}{line}\n{TWELVE}")


def test_lines_cut_from_a_file_are_counted() -> None:
    page = figure(TWELVE, "en", cuts=(Cut(2, 41), Cut(4, 0)))
    assert '<div class="between cut">41 lines left out</div><pre><code><span class="record" data-sev' in page
    assert '<div class="between cut">lines left out</div></div>' in page
    assert shown(page) == TWELVE.rstrip("\n")


def test_errors_are_linked_and_their_ids_survive_other_edits() -> None:
    page = figure(TWELVE, anchor="log-0a1b2")
    link = re.search(
        r'<span class="errors">エラー: <a href="#(log-0a1b2-[0-9a-f]{4})">02:10:10.731</a></span>', page
    )
    assert link
    assert f'id="{link[1]}"' in page
    edited = TWELVE.replace("heartbeat missed", "heartbeat came").replace("length=0", "length=1")
    assert f'id="{link[1]}"' in figure(edited, anchor="log-0a1b2")


def test_a_note_follows_its_record_and_is_tied_to_it() -> None:
    page = figure(TWELVE, anchor="log-0a1b2", notes=(Note(1, "the driver <lost> it"),))
    tied = re.search(r'aria-describedby="([^"]+)">', page)
    assert tied
    note = f'</pre><div class="between note" role="note" id="{tied[1]}"><b>注</b> the driver &lt;lost&gt; it</div><pre>'
    assert note in page
    assert shown(page) == TWELVE.rstrip("\n")


def test_numbers_and_names_of_merged_logs_are_not_copied() -> None:
    page = figure(TWELVE, numbers=(7, 8, 12, 13), sources=("good.log", "bad.log"), stripes=(0, 1, 0, 1))
    assert (
        '<span class="n" data-n="12"></span><span class="stripe" data-stripe="0" data-source="good.log">'
        in page
    )
    assert shown(page) == TWELVE.rstrip("\n")


def test_a_stack_trace_folds_and_its_exception_does_not() -> None:
    trace = (
        "2026-01-18 02:04:05,220 ERROR app: recording failed\nTraceback (most recent call last):\n"
        '  File "/srv/app/record.py", line 41, in main\n    device = open_frontend(path)\n'
        '  File "/srv/app/device.py", line 12, in open_frontend\n    return os.open(path, os.O_RDWR)\n'
        "PermissionError: [Errno 13] Permission denied\n"
        "2026-01-18 02:04:06,000 WARNING app: retrying\n"
    )
    page = figure(trace)
    before, _, folded = page.partition('<details class="fold trace"')
    folded, _, after = folded.partition("</details>")
    assert "recording" in before
    assert "open_frontend" in folded
    assert "PermissionError" in after
    assert shown(page) == trace.rstrip("\n")


def test_records_that_are_alike_fold() -> None:
    lines = [f"Mar  5 02:04:{second:02} nas app[12]: poll {second} was fine" for second in range(48)]
    page = figure("\n".join(lines), "en")
    assert '<details class="fold run"><summary><b>× 48</b> 47 more like this</summary>' in page
    assert shown(page) == "\n".join(lines)


def test_a_long_excerpt_folds_and_no_error_with_it() -> None:
    words = ["alpha", "beta", "gamma", "delta", "epsilon"]
    lines = [
        f"2026-10-28 02:{n // 60:02}:{n % 60:02} INFO {words[n % 5]}: {words[n % 3]} {words[n // 5 % 5]}"
        for n in range(90)
    ]
    lines[50] = "2026-10-28 02:00:50 ERROR app: out of memory"
    page = figure("\n".join(lines))
    assert page.count('<details class="fold more">') == 2
    assert "out of memory" not in "".join(re.findall(r"<details.*?</details>", page, re.DOTALL))
    assert shown(page) == "\n".join(lines)


def test_the_caption_says_where_a_log_comes_from() -> None:
    caption = Caption(file="a.log", host="nas", command="tail -4 a.log", zone="UTC", download="/a.log")
    page = figure(TWELVE.replace("+09:00", ""), "en", caption=caption)
    assert '<span class="file">a.log</span>' in page
    assert '<span class="host">nas</span><code class="command">tail -4 a.log</code>' in page
    assert '<a class="download" href="/a.log" download>Whole file</a>' in page
    assert '<span class="when">2026-10-28 UTC</span>' in page
    assert "11:10:07 Asia/Tokyo" in page
    assert "11:10:07 Asia/Tokyo" not in figure(TWELVE, caption=Caption(zone="UTC"))


def test_ids_are_those_of_the_contract() -> None:
    excerpt = parse("Mar  5 02:04:02 nas app: a\nMar  5 02:04:02 nas app: a\n", SYSLOG)
    first, second = record_anchors(excerpt, "log-1")
    assert re.fullmatch("log-1-[0-9a-f]{4}", first)
    assert second == f"{first}-2"
    assert re.fullmatch("log-[0-9a-f]{5}", anchor_of("\n\n  a\nb", 0))
    assert anchor_of("a", 0) == anchor_of("\n a \nother", 0)
    assert anchor_of("a", 1) == anchor_of("a", 0) + "-2"


class Run(NamedTuple):
    start: int
    end: int
    classes: str


def test_colours_of_the_program_stand_in_for_ours_but_not_for_failures() -> None:
    text = "Mar  5 02:04:02 nas app: 12 red cannot open it"
    shown_ = Shown(excerpt=parse(text, SYSLOG), title="syslog")
    start = text.index("red")
    page = render(shown_, "en", "", [Run(start, len(text), "ansi-red ansi-bold")])
    assert (
        '<span class="message">12 <span class="ansi-red ansi-bold">red </span>'
        '<mark class="failure">cannot open'
    ) in page
    assert shown(page) == text


@pytest.mark.parametrize(
    "stamp", ["9999-12-31T23:59:60Z", "0001-01-01T00:00:00+0900", "2024-03-05T02:04:02+9959"]
)
@pytest.mark.parametrize("zone", ["", "UTC", "+99:59", "Asia/Tokyo"])
def test_no_time_is_too_odd_for_a_page(stamp: str, zone: str) -> None:
    text = f"{stamp} INFO a: b\n{stamp} ERROR a: cannot open\n"
    format = log_format(text)
    assert format is not None
    excerpt = Shown(excerpt=parse(text, format), title="log", caption=Caption(zone=zone))

    assert "cannot open" in render(excerpt, "en", "America/New_York")


def test_blank_lines_are_there_to_be_copied() -> None:
    lines = "Mar  5 02:04:02 db1 app[1]: waiting\n\nMar  5 02:09:02 db1 app[1]: failed\n  more\n\n\n"
    page = figure(f"{lines}Mar  5 02:09:03 db1 app[1]: done")
    assert "waiting</span>\n<br></span></code></pre>" in page
    assert "  more</span>\n\n</span>\n" in page  # behind a block no line feed is lost
    assert shown(page) == f"{lines}Mar  5 02:09:03 db1 app[1]: done"


def test_what_fails_above_the_first_record_is_counted_as_one() -> None:
    status = "$ systemctl status app\n     Active: failed (Result: exit-code)\n"
    page = figure(f"{status}\nMar 05 02:04:02 db1 app[2134]: cannot open /dev/x\n", "en")
    assert '<strong class="grave">2 errors</strong> in 2 records' in page


def test_the_frames_of_each_cause_fold_and_what_it_says_does_not() -> None:
    frames = "".join(f"\tat com.example.App.f{line}(App.java:{line})\n" for line in range(4))
    causes = f"java.io.IOException: no space\n{frames}Caused by: java.io.EOFException: no end\n{frames}\t... 12 more"
    text = f"2024-03-05 02:04:02,978 ERROR [main] com.example.App: failed\n{causes}"
    page = figure(text, "en")
    assert re.findall(r"<summary>([^<]*)</summary>", page) == [
        "4 lines of stack trace",
        "5 lines of stack trace",
    ]
    folded = re.findall(r'<details class="fold trace"[^>]*>.*?</details>', page, re.DOTALL)
    assert not any("EOFException" in fold or "IOException" in fold for fold in folded)
    assert shown(page) == text


def test_names_and_values_beside_the_message_are_told_apart() -> None:
    text = 'time=2026-03-05T02:04:02Z level=warn msg="no answer" attempt=3 path=/srv/a err="a b"'
    page = figure(text)
    assert '<span class="key">attempt</span>=<span class="num">3</span>' in page
    assert '<span class="path">/srv/a</span>' in page
    assert '<span class="str">"a b"</span>' in page
    assert shown(page) == text
