"""A card asks no other site before a click, reads without scripts, and opens in its place."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route

from nisshi.locks.embeds import EMBEDS_LOCK, LockedEmbed
from tests.blogs import blog, post
from tests.browser import tools
from tests.browser.serve import served
from tests.browser.visit import RUN_AXE, SCHEMES, STICKING_OUT

ID = "dQw4w9WgXcQ"
WATCH = f"https://www.youtube.com/watch?v={ID}"
THUMBNAIL = "content/remote/i.ytimg.com/embed-0.png"
TITLE = "夜の港で見た光 – 長い題名の動画はどこで折り返すか"
BODY = f"""前の文。

https://youtu.be/{ID}?t=5

https://x.com/someone/status/1234567890123

::github{{repo="owner/name" description="ログを読む道具"}}

<div><iframe src="https://www.youtube.com/embed/aaaaaaaaaaa" title="もう一本"></iframe></div>

https://www.youtube.com/shorts/{ID}

https://www.slideshare.net/someone/a-rather-long-name-of-slides-that-goes-on-and-on-and-on-and-on-and-on

後の文。
"""


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with cards."""
    root = blog(tmp_path_factory.mktemp("cards"), {"a.md": post(BODY)})
    (root / "nisshi.toml").write_text(
        '[site]\nlang = "ja"\n', encoding="utf-8"
    )  # the theme that comes with it
    (root / THUMBNAIL).parent.mkdir(parents=True)
    Image.new("RGB", (480, 360), "#446688").save(root / THUMBNAIL)
    embed = LockedEmbed(
        "夜の港で見た光 – 長い題名の動画はどこで折り返すか", "撮った人", THUMBNAIL, 480, 360, "2026-11-28"
    )
    EMBEDS_LOCK.write(root, {WATCH: embed})
    command = [sys.executable, "-m", "nisshi.cli", "build", "--root", str(root)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    with served(root / "site") as address:
        yield f"{address}/a/"


def open_page(page: Page, address: str) -> list[str]:
    """Open it; returns the list that every request to another host goes into. None is let out."""
    elsewhere: list[str] = []
    home = address.rsplit("/", 2)[0] + "/"

    def decide(route: Route) -> None:
        if route.request.url.startswith((home, "data:")):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.fulfill(body="<!doctype html><title>player</title><p>player", content_type="text/html")

    page.set_default_timeout(8_000)
    page.route("**/*", decide)
    page.goto(address, wait_until="networkidle")
    return elsewhere


def test_nothing_is_asked_before_a_click_and_one_frame_after_it(browser: Browser, cards: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    elsewhere = open_page(page, cards)
    page.mouse.wheel(0, 10_000)
    assert page.locator(".embed img").count() == 1, "the thumbnail is our own copy"
    assert page.locator("iframe").count() == 0 and elsewhere == []
    page.locator(".embed .open").first.click()
    frame = page.locator(".embed iframe")
    frame.wait_for()
    assert frame.get_attribute("title") == f"{TITLE} – YouTube"
    assert page.evaluate("() => document.activeElement.tagName") == "IFRAME"
    page.frame_locator(".embed iframe").get_by_text("player").wait_for()
    assert elsewhere == [f"https://www.youtube-nocookie.com/embed/{ID}?start=5&autoplay=1"]
    box = frame.bounding_box()
    assert box and abs(box["width"] / box["height"] - 16 / 9) < 0.02
    assert page.locator(f'.embed a[href="{WATCH}&t=5s"]').is_visible(), "the link stays"
    assert page.locator(".embed .open").count() == 3
    assert said == [], "the site's own policy lets the player in"
    page.close()


def test_without_scripts_each_card_is_a_link(browser: Browser, cards: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    assert open_page(page, cards) == []
    links = page.locator(".embed > a")
    assert links.count() == 6
    assert all(links.nth(number).is_visible() for number in range(6))
    assert page.locator(".embed button").count() == 0
    context.close()


def test_on_paper_a_card_is_its_words_and_its_address(browser: Browser, cards: str) -> None:
    page = browser.new_page()
    open_page(page, cards)
    page.emulate_media(media="print")
    assert page.locator(".embed > a").first.is_visible()
    assert not page.locator(".embed img").first.is_visible()
    assert not page.locator(".embed .open").first.is_visible()
    page.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, cards: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        viewport={"width": width, "height": 900},
    )
    context.add_init_script(tools.node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    page = context.new_page()
    open_page(page, cards)
    page.locator(".embed .open").first.click()
    page.frame_locator(".embed iframe").first.get_by_text("player").wait_for()
    assert [words for words in page.evaluate(RUN_AXE) if "iframe >" not in words] == []
    assert page.evaluate(STICKING_OUT) == []
    context.close()


def test_the_policy_names_the_players_and_no_other_host(cards: str, tmp_path: Path) -> None:
    from urllib.request import urlopen

    with urlopen(cards) as answer:
        policy = answer.headers["Content-Security-Policy"]
    frames = next(part for part in policy.split("; ") if part.startswith("frame-src"))
    assert frames == "frame-src 'self' https://platform.twitter.com https://www.youtube-nocookie.com"
