"""What is wider than the page, and what is darker: tables and drawings on paper, SVG by night, merged logs."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page

from nisshi.logs.detect import log_format
from nisshi.logs.formats import any_lines
from nisshi.logs.parse import parse
from nisshi.logs.render import render
from nisshi.logs.shown import Shown
from tests.theme.test_washi_reading import POST, opened

LONG = "https://example.com/" + "very-long-path/" * 12
ROW = "".join(f"<td>{cell}</td>" for cell in ("受信機の装置", LONG, *["東側の棚の上段です"] * 5))
TABLE = (
    '<div class="table" tabindex="0" role="group" aria-label="表"><table>'
    f"<thead><tr>{'<th>見出しの語</th>' * 7}</tr></thead><tbody><tr>{ROW}</tr></tbody></table></div>"
)
SVG = '<p><img src="/rack.svg" alt="図" width="300" height="120"></p>'


def shown(browser: Browser, body: str, width: int, *, dark: bool = False, media: str = "screen") -> Page:
    page = opened(browser, POST, width, color_scheme="dark" if dark else "light")
    page.emulate_media(media="print" if media == "print" else "screen")
    page.evaluate(f"document.querySelector('.body').innerHTML = {json.dumps('<p>文</p>' * 4 + body)}")
    return page


def log(*lines: str, sources: tuple[str, ...] = ()) -> str:
    text = "\n".join(lines)
    excerpt = parse(text, log_format(text) or any_lines.FORMAT)
    stripes = tuple(number % len(sources) for number in range(len(excerpt.records))) if sources else ()
    return render(Shown(excerpt=excerpt, title="log", sources=sources, stripes=stripes), "ja")


BOXES = "name => [...document.querySelectorAll(name)].map(node => node.getBoundingClientRect().toJSON())"


@pytest.mark.parametrize("width", [420, 680])
def test_a_table_on_paper_is_as_wide_as_the_paper_at_most(browser: Browser, width: int) -> None:
    page = shown(browser, TABLE, width, media="print")
    (box,), (table,) = page.evaluate(BOXES, ".table"), page.evaluate(BOXES, ".table table")
    assert table["right"] <= box["right"] + 0.5 <= width
    over = (
        "[...document.querySelectorAll('td')].filter(cell => cell.scrollWidth > cell.clientWidth + 1).length"
    )
    assert page.evaluate(over) == 0


@pytest.mark.parametrize("width", [390, 1440])
def test_a_long_address_stays_in_its_cell(browser: Browser, width: int) -> None:
    page = shown(browser, TABLE, width)
    over = (
        "[...document.querySelectorAll('td')].filter(cell => cell.scrollWidth > cell.clientWidth + 1).length"
    )
    assert page.evaluate(over) == 0


def test_a_drawing_has_a_light_ground_by_night_alone(browser: Browser) -> None:
    style = "getComputedStyle(document.querySelector('.body img'))"
    ask = f"[{style}.backgroundColor, {style}.paddingTop]"
    assert shown(browser, SVG, 1440, dark=True).evaluate(ask) == ["rgb(243, 238, 226)", "8px"]
    for page in (shown(browser, SVG, 1440), shown(browser, SVG, 680, dark=True, media="print")):
        assert page.evaluate(ask) == ["rgba(0, 0, 0, 0)", "0px"]
    for other in (SVG.replace(".svg", ".png"), SVG.replace("<img", "<picture><img")):
        assert shown(browser, other, 1440, dark=True).evaluate(ask)[1] == "0px"


def test_a_drawing_that_paper_cannot_hold_is_printed_with_its_source(browser: Browser) -> None:
    figure = (
        '<figure class="diagram"><div class="drawing"{}><svg></svg></div><details><summary>図のソース</summary>'
        "<pre>flowchart</pre></details></figure>"
    )
    wide, narrow = figure.format(' data-wide=""'), figure.format("")
    page = shown(browser, wide + narrow, 680, media="print")
    heights = [box["height"] for box in page.evaluate(BOXES, ".diagram pre")]
    assert heights[0] > 10 and heights[1] == 0


def test_logs_with_long_lines_share_one_edge_and_others_are_as_wide_as_the_text(browser: Browser) -> None:
    line = "Mar  5 02:0{}:02 srv01 sshd[2134]: Server listening on port 22. {}"
    bodies = [
        log(*(line.format(number, "x" * more) for number in range(3)), sources=names)
        for more, names in ((0, ()), (50, ()), (30, ("host-1", "host-2")), (90, ()))
    ]
    page = shown(browser, "".join(bodies), 1440)
    boxes = page.evaluate(BOXES, ".body > .log")
    (text,) = page.evaluate(BOXES, ".body > p:first-child")
    assert boxes[0]["width"] == pytest.approx(text["width"], abs=1)
    assert len({round(box["left"]) for box in boxes[1:]}) == 1
    assert boxes[1]["left"] < text["left"] - 100


def test_the_name_of_a_merged_log_keeps_its_distance_from_the_message(browser: Browser) -> None:
    page = shown(browser, log("Mar  5 02:00:02 srv01 app: No space", sources=("host-2",)), 1440)
    margin = "getComputedStyle(document.querySelector('.stripe'), '::before').marginInlineStart"
    assert page.evaluate(margin) == "24px"
