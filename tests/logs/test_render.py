"""An excerpt on the page."""

from __future__ import annotations

import html
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from nisshi.logs.all_formats import ALL_FORMATS
from nisshi.logs.detect import detect
from nisshi.logs.format import Format
from nisshi.logs.formats import any_lines
from nisshi.logs.parse import parse
from nisshi.logs.render import render
from nisshi.logs.shown import Shown

CHINACHU = """
8 Apr 03:10:00 - SPAWN: recdvb --dev 1 --b25 - - (pid=220
4)
8 Apr 03:10:01 - #recdvb: using device: /dev/dvb/adapter1  pid = 2204 cannot open frontend device
8 Apr 03:10:01 - UNLOCK: PX-W3U4 (n=1)

"""


def figure(text: str, lang: str = "ja", marked: frozenset[int] = frozenset(), **more: Any) -> str:
    format = detect(text)
    format = format if isinstance(format, Format) else any_lines.FORMAT
    shown = Shown(excerpt=parse(text, format), title=format.title, marked=marked, **more)
    return render(shown, lang, "Asia/Tokyo")


def shown(figure: str) -> str:
    """What a reader copies: the texts of the `pre` elements, joined by line feeds."""
    parts = re.findall(r"<pre><code>(.*?)</code></pre>", figure, re.DOTALL)
    return "\n".join(html.unescape(re.sub(r"<[^>]*>", "", part)) for part in parts)


def test_a_failure_that_names_no_level_is_flagged_and_marked() -> None:
    page = figure(CHINACHU)
    assert '<span class="record" data-severity="error" data-column="20" data-flag="ERROR">' in page
    assert '<mark class="failure">cannot open frontend device</mark></span></span>' in page


def test_a_cut_line_belongs_to_the_record_above() -> None:
    page = re.sub(' ?<span class="(num|key)">|(?<=[0-9d])</span>', "", figure(CHINACHU))
    assert '\n<span class="continuation">4)</span></span>\n' in page


def test_the_bar_names_the_format_and_counts() -> None:
    assert '<span class="summary">1 秒の 3 件中 <strong class="grave">エラー 1 件</strong></span>' in figure(
        CHINACHU
    )
    english = '<span class="summary"><strong class="grave">1 error</strong> in 3 records, 1 s</span>'
    assert english in figure(CHINACHU, "en")
    assert '<span class="lang">ログ</span>' in figure("2017-03-05 02:04:02 録画を開始しました")


def test_blank_first_and_last_lines_are_not_shown_and_all_else_is() -> None:
    assert shown(figure(CHINACHU)) == CHINACHU.strip("\n")


def test_markup_in_a_log_is_text() -> None:
    line = '2017-03-05 02:04:02 <script>alert("&")</script> cannot open <b>'
    assert "<script>" not in figure(line)
    assert shown(figure(line)) == line


def test_a_marked_record_is_marked() -> None:
    marked = figure(CHINACHU, marked=frozenset({2}))
    assert marked.count('class="record marked"') == 1
    assert 'class="record marked" data-severity="error"' in marked


def test_commands_are_no_records() -> None:
    page = figure("$ dmesg\n[   70.585463] usb 1-1: USB disconnect", "en")
    assert '<span class="prompt">$ </span><span class="command">dmesg</span>' in page
    assert '<span class="summary">1 record</span>' in page


LINE = st.one_of(
    st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs", "Cc"]), max_size=40),
    st.sampled_from([sample for format in ALL_FORMATS for sample in format.samples]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=8))
def test_the_text_shown_is_the_text_written(lines: list[str]) -> None:
    text = "\n".join(lines)
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    assert shown(figure(text)) == "\n".join(lines)


def test_a_figure_says_that_its_lines_are_long() -> None:
    line = "2026-03-05T02:00:0{}.123+09:00 INFO  ingest: {}"
    fits = "x" * (90 - len("02:00:00.123 INFO  ingest: "))  # what all times share is not shown
    assert "data-wide" not in figure("\n".join(line.format(number, fits) for number in range(2)))
    assert 'data-wide=""' in figure("\n".join(line.format(number, fits + "x") for number in range(2)))
    assert 'data-wide=""' in figure("\n".join(line.format(number, "長" * 40) for number in range(2)))
