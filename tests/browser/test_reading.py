"""Reading needs no script, no mouse and little traffic."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

KIB = 1024


def post_files(site: Path) -> list[Path]:
    """The pages of posts: those that call themselves a blog posting."""
    files = sorted(site.rglob("index.html"))
    return [file for file in files if '"BlogPosting"' in file.read_text(encoding="utf-8")]


def url_of(file: Path, site: Path, address: str) -> str:
    return f"{address}/{quote(file.parent.relative_to(site).as_posix())}/"


def test_a_post_is_under_30_kib_beside_its_own_text(site: Path) -> None:
    files = post_files(site)
    assert len(files) >= 14
    for file in files:
        html = file.read_text(encoding="utf-8")
        tree = LexborHTMLParser(html)
        body = tree.css_first(".e-content")
        assert body is not None and body.html is not None, f"{file} has no element of class e-content"
        around = len(html.encode()) - len(body.html.encode())
        assert around < 30 * KIB, f"{file.parent}: {around} bytes around the text"


@pytest.fixture
def without_scripts(browser: Browser) -> Page:
    return browser.new_context(java_script_enabled=False).new_page()


def test_a_post_reads_without_scripts(without_scripts: Page, address: str, site: Path) -> None:
    without_scripts.goto(url_of(post_files(site)[0], site, address))
    text = without_scripts.locator(".e-content").inner_text()
    assert len(text) > 200
    assert without_scripts.locator("h1").is_visible()
    assert without_scripts.locator("nav a").first.is_visible()


def test_the_first_key_press_offers_to_skip_to_the_text(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/")
    page.keyboard.press("Tab")
    focused = page.evaluate("() => document.activeElement.getAttribute('href')")
    assert re.fullmatch(r"#\S+", focused)
    box = page.locator(f'a[href="{focused}"]').first.bounding_box()
    assert box is not None and box["y"] >= 0 and box["height"] > 10, "the link is seen once it has the focus"
    page.keyboard.press("Enter")
    assert page.evaluate("() => location.hash") == focused
    assert page.locator(f"main{focused}, main {focused}").count() == 1
    page.close()


def test_print_leaves_the_menus_out(browser: Browser, address: str, site: Path) -> None:
    page = browser.new_page()
    page.goto(url_of(post_files(site)[0], site, address))
    page.emulate_media(media="print")
    assert page.locator(".e-content").is_visible()
    assert not page.locator("header nav").first.is_visible()
    page.close()
