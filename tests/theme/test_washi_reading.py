"""What a reader gets from washi, measured in a browser: the numbers the theme was designed to."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page, Route

from nisshi.outputs.views import Html
from tests.outputs.sample import Sketch, make_site, pages_of
from tests.theme.washi_site import rendered

POST = "2026/10/28/queue/index.html"
ENGLISH = "2026/10/19/runbook/index.html"
SENTENCE = "夜間の再計算ジョブがキューを埋め、問い合わせ画面の更新が四十七分間止まりました。" * 4
PROSE = "The dashboards were green because every probe measured availability and nothing else. " * 6


def record(number: int) -> str:
    fields = (
        f'<span class="time"><span class="said">2026-03-14T</span>02:10:{number:02}.118'
        '<span class="said">+09:00</span></span><span class="sep"> </span>'
        '<span class="level">WARN</span><span class="sep">  </span><span class="source">worker-3</span>'
        '<span class="sep">[</span><span class="pid">2206</span><span class="sep">]     </span>'
        f'<span class="message">claim job=8f3c90 queue=default 接続待ち inflight={number}/64 wait=18.2s '
        "heartbeat_missed=4 action=requeue by=scheduler</span>"
    )
    flag = ' data-flag="ERROR"' if number == 3 else ""
    return f'<span class="record" data-severity="warning"{flag}>{fields}</span>\n'


LOG = (
    '<figure class="log" data-format="iso" data-wide=""><figcaption><span class="lang">ログ</span></figcaption>'
    '<div class="records" role="group" tabindex="0" aria-label="ログ 12 件">'
    f"<pre><code>{''.join(map(record, range(12)))}</code></pre></div></figure>"
)
CODE = (
    '<figure class="code" data-lang="bash"><figcaption><span class="lang">Bash</span></figcaption>'
    '<pre tabindex="0"><code class="language-bash"><span class="line" data-prompt="$ ">uptime</span>\n'
    '<span class="line output"> 02:57  up 3 days</span>\n'
    '<span class="line"><span class="prompt">$ </span>df -h \\</span>\n<span class="line">  /var</span>\n'
    "</code></pre></figure>"
)
NUMBERED = (
    '<figure class="code" data-lang="text"><figcaption><span class="lang">Text</span></figcaption>'
    '<pre tabindex="0"><code class="language-text"><span class="line" data-n="99">a</span>\n'
    '<span class="line marked" data-n="100">b</span>\n</code></pre></figure>'
)
TABLE = (
    '<div class="table" tabindex="0" role="group" aria-label="表"><table>'
    "<thead><tr><th>指標</th><th>平常時</th></tr></thead><tbody>"
    f"<tr><td>キューの長さ</td><td>{'とても長い備考' * 6}</td></tr></tbody></table></div>"
)
PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'/%3E"


@cache
def site() -> dict[str, bytes]:
    posts = [
        Sketch(
            slug="2026/10/28/queue",
            title="未明のキュー詰まりと四十七分間の遅延",
            tags=("障害", "運用"),
            image=PICTURE,
        ),
        Sketch(slug="2026/10/19/runbook", title="A runbook", day="2017-03-04", lang="en"),
    ]
    pages = pages_of(make_site(posts))
    bodies = {POST: f"<p>{SENTENCE}</p>{LOG}{CODE}{NUMBERED}{TABLE}", ENGLISH: f"<p>{PROSE}</p>"}
    for path, body in bodies.items():
        view = msgspec.structs.replace(pages[path].view, html=Html(body))
        pages[path] = msgspec.structs.replace(pages[path], view=view)
    return {path: output.data for path, output in rendered(pages).items()}


CLIPBOARD = """Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: async text => { window.copied = text; } } })"""


def opened(browser: Browser, path: str, width: int, **context: Any) -> Page:
    """Open a page of the sample site in a window of this width; nothing comes from anywhere else."""
    files = site()

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix("http://washi.test/") or "index.html"
        name += "index.html" if name.endswith("/") else ""
        kind = {"css": "text/css", "js": "text/javascript"}.get(name.rpartition(".")[2], "text/html")
        route.fulfill(status=200 if name in files else 404, body=files.get(name, b""), content_type=kind)

    page = browser.new_context(viewport={"width": width, "height": 780}, **context).new_page()
    page.add_init_script(CLIPBOARD)
    page.route("**/*", answer)
    page.goto(f"http://washi.test/{path.removesuffix('index.html')}")
    return page


@pytest.mark.parametrize("width", [320, 390, 820, 1200, 1600])
@pytest.mark.parametrize("path", ["index.html", POST, "tags/index.html"])
def test_no_page_scrolls_sideways(browser: Browser, path: str, width: int) -> None:
    page = opened(browser, path, width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_text_begins_on_the_first_screen(browser: Browser) -> None:
    page = opened(browser, POST, 390)
    assert page.evaluate("document.querySelector('.body p').getBoundingClientRect().top") <= 480


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_all_twelve_messages_of_a_log_are_whole_on_the_page(browser: Browser, width: int) -> None:
    page = opened(browser, POST, width)
    cut = """[...document.querySelectorAll('.log .message')].filter(message => {
        const box = document.querySelector('.log').getBoundingClientRect();
        return [...message.getClientRects()].some(line => line.left < box.left || line.right > box.right);
    }).length"""
    assert page.evaluate(cut) == 0


def test_on_a_phone_a_message_stands_below_its_time(browser: Browser) -> None:
    page = opened(browser, POST, 390)
    tops = """['.time', '.source', '.message'].map(field => {
        const lines = document.querySelector('.record ' + field).getClientRects();
        return Math.round(lines[lines.length - 1].bottom);
    })"""
    time, source, message = page.evaluate(tops)
    assert abs(time - source) <= 2 < message - time


def test_a_full_width_character_of_a_log_is_two_cells(browser: Browser) -> None:
    page = opened(browser, POST, 1440)
    width = """text => { const probe = document.createElement('span'); probe.textContent = text;
        document.querySelector('.log code').append(probe); probe.style.justifySelf = 'start';
        return probe.getBoundingClientRect().width; }"""
    assert page.evaluate(width, "接続待ち") == pytest.approx(page.evaluate(width, "waiting."), abs=0.1)


def test_a_log_may_be_wider_than_the_text_but_never_reaches_the_contents(browser: Browser) -> None:
    page = opened(browser, POST, 1200)
    boxes = "name => document.querySelector(name).getBoundingClientRect().toJSON()"
    log, text = page.evaluate(boxes, ".log"), page.evaluate(boxes, ".body > p")
    assert log["width"] >= 110 * 7
    assert log["right"] == pytest.approx(text["right"], abs=1)


def test_selecting_a_record_gives_back_its_line(browser: Browser) -> None:
    page = opened(browser, POST, 1440)
    selected = """() => { const range = document.createRange();
        range.selectNodeContents(document.querySelectorAll('.log .record')[3]);
        getSelection().removeAllRanges(); getSelection().addRange(range); return getSelection().toString(); }"""
    text = page.evaluate(selected)
    assert text == page.evaluate("document.querySelectorAll('.log .record')[3].textContent")
    assert "ERROR" not in text and "\n" not in text


def test_lines_hold_about_forty_japanese_characters_or_sixty_six_english(browser: Browser) -> None:
    japanese = opened(browser, POST, 1440)
    size = "parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)"
    width = "document.querySelector('.body p').getBoundingClientRect().width"
    assert 36 <= japanese.evaluate(width) / japanese.evaluate(size) <= 40
    english = opened(browser, ENGLISH, 1440)
    lines = "Math.round(document.querySelector('.body p').getClientRects()[0].height / "
    lines += "parseFloat(getComputedStyle(document.querySelector('.body p')).lineHeight))"
    assert 60 <= len(PROSE) / english.evaluate(lines) <= 72


@pytest.mark.parametrize(("path", "leading"), [(POST, 1.85), (ENGLISH, 1.6)])
def test_leading_follows_the_language(browser: Browser, path: str, leading: float) -> None:
    page = opened(browser, path, 1440)
    ratio = """(style => parseFloat(style.lineHeight) / parseFloat(style.fontSize))(
        getComputedStyle(document.querySelector('.body p')))"""
    assert page.evaluate(ratio) == pytest.approx(leading, abs=0.01)


def test_numbers_of_two_and_three_figures_do_not_shift_the_code(browser: Browser) -> None:
    page = opened(browser, POST, 1440)
    lefts = """[...document.querySelectorAll('[data-n]')].map(line => {
        const range = document.createRange(); range.selectNodeContents(line);
        return range.getBoundingClientRect().left; })"""
    first, second = page.evaluate(lefts)
    assert first == pytest.approx(second, abs=0.1)


def test_a_reader_s_own_colours_keep_the_bars_and_shapes_at_the_side(browser: Browser) -> None:
    page = opened(browser, POST, 390, forced_colors="active")
    width = "getComputedStyle(document.querySelector('.line.marked'), '::after').width"
    assert page.evaluate(width) == "3px"
    assert page.evaluate("getComputedStyle(document.querySelector('.record')).borderLeftWidth") == "3px"
    assert "▲" in page.evaluate("getComputedStyle(document.querySelector('.record'), '::after').content")


def test_a_header_picture_that_fails_leaves_an_empty_page(browser: Browser) -> None:
    page = opened(browser, POST, 390)
    boxes = """() => { const image = document.querySelector('.banner img');
        image.src = '/missing.png';
        return image.decode().catch(() => { const drawn = getComputedStyle(image, '::after');
            return [drawn.height, drawn.width].map(parseFloat)
                .concat(image.clientHeight, image.clientWidth); }); }"""
    height, width, whole_height, whole_width = page.evaluate(boxes)
    assert height == pytest.approx(whole_height, abs=1)
    assert width == pytest.approx(whole_width, abs=1)


def test_copying_a_shell_session_copies_what_was_typed(browser: Browser) -> None:
    page = opened(browser, POST, 1440)
    page.click("figure.code .copy")
    assert page.evaluate("window.copied") == "uptime\ndf -h \\\n  /var\n"


def test_without_scripts_nothing_is_missing(browser: Browser) -> None:
    page = opened(browser, POST, 390, java_script_enabled=False)
    assert page.locator(".record").count() == 12
    assert page.locator(".copy").count() == 0
