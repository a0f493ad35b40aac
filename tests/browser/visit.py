"""Visit pages as readers with different windows and colours do, and note what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Literal
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import tools

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (320, 390, 820, 1440)  # CSS pixels: the smallest telephone, a telephone, a tablet, a desk
AXE_WIDTHS = (390, 1440)

RUN_AXE = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${rule.help}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
}"""
# Elements that stick out to the right, the innermost first; what scrolls in a box of its own is fine.
STICKING_OUT = """() => {
  const wide = document.documentElement.scrollWidth, room = document.documentElement.clientWidth;
  if (wide <= room) return [];
  const out = [...document.body.querySelectorAll("*")].filter(
    element => element.getBoundingClientRect().right > room + 0.5);
  return out.reverse().slice(0, 3).map(element => element.outerHTML.slice(0, 120));
}"""


@dataclass(frozen=True)
class Visit:
    """What one page showed in one colour scheme; each tuple is empty when all is well."""

    path: str
    scheme: Scheme
    violations: tuple[str, ...]  # of axe-core's rules, with the width
    sticking_out: tuple[str, ...]  # with the width
    elsewhere: tuple[str, ...]  # addresses of other hosts that were asked for
    console: tuple[str, ...]  # errors and warnings, and requests that failed


def visit_all(address: str, paths: tuple[str, ...]) -> tuple[Visit, ...]:
    """Visit every path in every scheme, each scheme in a browser of its own beside the others."""
    visit = partial(_visit_in, address=address, paths=paths)
    with ProcessPoolExecutor(len(SCHEMES), get_context("spawn")) as pool:
        return tuple(seen for part in pool.map(visit, SCHEMES) for seen in part)


def _visit_in(scheme: Scheme, address: str, paths: tuple[str, ...]) -> tuple[Visit, ...]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=tools.QUIET.split())
        return tuple(_seen_in(browser, scheme, address, paths))


def _seen_in(browser: Browser, scheme: Scheme, address: str, paths: tuple[str, ...]) -> Iterator[Visit]:
    # Colours that are still fading from one state to the next would be measured half-way.
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", locale="ja-JP")
    context.add_init_script(tools.node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    page = context.new_page()  # one for all: opening a page takes longer than loading it
    requests: list[str] = []
    console: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda said: console.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: console.append(str(error)))
    for path in paths:
        requests.clear()
        console.clear()
        page.goto(address + quote(path), wait_until="load")
        violations, sticking_out = _look_at(page)
        elsewhere = tuple(url for url in requests if not url.startswith((address + "/", "data:")))
        yield Visit(path, scheme, violations, sticking_out, elsewhere, tuple(console))
    context.close()


def _look_at(page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return axe's violations and what sticks out, at every width."""
    violations: list[str] = []
    sticking_out: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        sticking_out += _at(width, page, STICKING_OUT)
        if width in AXE_WIDTHS:
            violations += _at(width, page, RUN_AXE)
    return tuple(violations), tuple(sticking_out)


def _at(width: int, page: Page, script: str) -> list[str]:
    return [f"at {width} px: {words}" for words in page.evaluate(script)]
