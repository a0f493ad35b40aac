"""What a reader gets of a log excerpt in a browser: all of it readable, and exactly it when copied."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page, Route

from nisshi.logs.formats import iso_level
from nisshi.logs.parse import parse
from nisshi.logs.render import render
from nisshi.logs.shown import Caption, Note, Shown
from nisshi.outputs.views import Html
from tests.outputs.sample import Sketch, make_site, pages_of
from tests.theme.washi_site import rendered

POST = "2026/10/28/queue/index.html"
LINES = [
    f"2026-10-28T02:10:{second:02}.118+09:00 {level:<5} [worker-3] {message}"
    for second, level, message in [
        (
            7,
            "INFO",
            "queue default length=38 limit=100 workers=8/8 oldest=4.2s policy=fair すべて正常です "
            + "x" * 20,
        ),
        (
            8,
            "WARN",
            "接続待ち job=8f3c90 inflight=64/64 wait=18.2s heartbeat_missed=4 action=requeue by=scheduler",
        ),
        (
            9,
            "ERROR",
            "could not obtain connection to 192.0.2.7: sorry, too many clients already (max_connections=100)",
        ),
        *(
            (second, "INFO", f"poll {second} of the queue was fine in {second} ms")
            for second in range(10, 17)
        ),
        (40, "INFO", "the end of it"),
    ]
]
LINES.insert(3, "(中略)")
TEXT = "\n".join(LINES)


@cache
def site() -> dict[str, bytes]:
    excerpt = parse(TEXT, iso_level.FORMAT)
    shown = Shown(
        excerpt=excerpt,
        title="log",
        anchor="log-1",
        caption=Caption(file="queue.log"),
        notes=(Note(2, "ここで接続が尽きた"),),
    )
    pages = pages_of(make_site([Sketch(slug="2026/10/28/queue", title="未明のキュー詰まり")]))
    view = msgspec.structs.replace(pages[POST].view, html=Html(render(shown, "ja", "Asia/Tokyo")))
    pages[POST] = msgspec.structs.replace(pages[POST], view=view)
    return {path: output.data for path, output in rendered(pages).items()}


def opened(browser: Browser, width: int, place: str = "", **context: Any) -> Page:
    files = site()

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix("http://washi.test/").partition("#")[0]
        name += "index.html" if name.endswith("/") else ""
        kind = {"css": "text/css", "js": "text/javascript"}.get(name.rpartition(".")[2], "text/html")
        route.fulfill(status=200 if name in files else 404, body=files.get(name, b""), content_type=kind)

    page = browser.new_context(viewport={"width": width, "height": 780}, **context).new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async text => { window.copied = text; }}})"
    )
    page.route("**/*", answer)
    page.goto(f"http://washi.test/{POST.removesuffix('index.html')}{place}")
    return page


def test_the_copy_button_gives_the_text_of_the_source(browser: Browser) -> None:
    page = opened(browser, 1440)
    page.click("figure.log .copy")
    assert page.evaluate("window.copied") == TEXT


def test_what_is_selected_by_hand_is_the_text_of_the_source(browser: Browser) -> None:
    page = opened(browser, 1440)
    selected = """() => { document.querySelectorAll('details').forEach(details => { details.open = true; });
        getSelection().selectAllChildren(document.querySelector('.records')); return getSelection().toString(); }"""
    lines = [line for line in page.evaluate(selected).split("\n") if line]
    assert lines == LINES


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_every_message_is_whole_and_begins_early(browser: Browser, width: int) -> None:
    page = opened(browser, width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cut = """[...document.querySelectorAll('.log .message')].filter(message => {
        const box = document.querySelector('.log').getBoundingClientRect();
        return [...message.getClientRects()].some(line => line.left < box.left || line.right > box.right);
    }).length"""
    assert page.evaluate(cut) == 0
    assert page.evaluate("document.querySelector('.record').dataset.column") <= "36"


def test_lines_are_as_they_stand_where_the_reader_wants_no_wrapping(browser: Browser) -> None:
    page = opened(browser, 820, java_script_enabled=True)
    height = "document.querySelector('.record').getBoundingClientRect().height"
    wrapped = page.evaluate(height)
    page.click(".log .wrap input")
    assert page.evaluate(height) < wrapped
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_link_in_the_bar_leads_to_the_error(browser: Browser) -> None:
    page = opened(browser, 390)
    page.click(".log .errors a")
    assert page.evaluate("document.querySelector(':target').dataset.severity") == "error"


def test_an_error_is_seen_with_everything_folded(browser: Browser) -> None:
    page = opened(browser, 390, java_script_enabled=False)
    assert page.locator("details.run").count() == 1
    assert page.locator(".record[data-severity=error] .message").is_visible()
    assert page.locator(".note").is_visible()


def test_on_paper_nothing_is_folded(browser: Browser) -> None:
    page = opened(browser, 820)
    page.emulate_media(media="print")
    assert page.locator("details.run .record").last.is_visible()
    assert not page.locator(".log .wrap").is_visible()


def test_the_time_since_the_first_record_is_told_by_pointer_and_keyboard(browser: Browser) -> None:
    page = opened(browser, 1440)
    told = "getComputedStyle(document.querySelectorAll('.record .time')[2], '::after').content"
    assert page.evaluate(told) == "none"
    page.locator(".record").nth(2).hover()
    assert "+2 秒" in page.evaluate(told)
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    page.locator(".records").focus()
    assert "+2 秒" in page.evaluate(told)
