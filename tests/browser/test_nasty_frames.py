"""However a frame is spelled, no browser asks another site for it before a click."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.blogs import blog, post
from tests.browser.nasty_frames import NASTY
from tests.browser.serve import served

KNOWN = "https://www.youtube.com/embed/dQw4w9WgXcQ"
OTHER = "https://maps.example.com/a"
ADDRESSES = {"click": (KNOWN,), "strict": (KNOWN, OTHER)}  # click: frames of others stay, as is written there
NAMES = tuple(NASTY)


def build(root: Path, privacy: str, address: str) -> dict[str, list[str]]:
    """Build a blog with a post of each spelling; returns what its author is told."""
    posts = {f"{at}.md": post(f"前\n\n{NASTY[name].replace('@', address)}") for at, name in enumerate(NAMES)}
    blog(root, posts)
    (root / "nisshi.toml").write_text(
        f'[embeds]\nprivacy = "{privacy}"\n[links]\ndead = "ignore"\n', encoding="utf-8"
    )
    command = [sys.executable, "-m", "nisshi.cli", "build", "--root", str(root), "--json"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (root / "site" / "_headers").write_text("")  # no policy of the site helps: not every host sends it
    told: dict[str, list[str]] = {name: [] for name in NAMES}
    for problem in json.loads(run.stdout)["problems"]:
        told[NAMES[int(Path(problem["path"]).stem)]].append(problem["message"])
    return told


def asked(browser: Browser, site: str, scripts: bool) -> dict[str, list[str]]:
    """Open the page of each spelling; returns the addresses of other hosts that were asked."""
    context = browser.new_context(viewport={"width": 1000, "height": 4000}, java_script_enabled=scripts)
    page = context.new_page()
    elsewhere: list[str] = []

    def decide(route: Route) -> None:
        if route.request.url.startswith((site, "data:")):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.fulfill(body="<!doctype html><p>player", content_type="text/html")

    page.route("**/*", decide)
    found = {}
    for at, name in enumerate(NAMES):
        elsewhere.clear()
        page.goto(f"{site}/{at}/", wait_until="load")
        page.wait_for_timeout(60)  # for what is loaded late
        found[name] = list(elsewhere)
    context.close()
    return found


@pytest.fixture(
    scope="module", params=[(privacy, url) for privacy, urls in ADDRESSES.items() for url in urls], ids=str
)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("nasty")
    build(root, *request.param)
    with served(root / "site") as address:
        yield address


@pytest.mark.parametrize("scripts", [True, False])
def test_no_other_site_is_asked(browser: Browser, site: str, scripts: bool) -> None:
    found = asked(browser, site, scripts)
    assert {name: urls for name, urls in found.items() if urls} == {}


def test_else_they_ask_and_of_none_that_does_the_author_hears_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    build(tmp_path / "a", "as-written", OTHER)
    with served(tmp_path / "a" / "site") as address:
        asking = [name for name, urls in asked(browser, address, scripts=False).items() if urls]
    assert len(asking) > 25
    told = build(tmp_path / "b", "strict", OTHER)
    assert [name for name in asking if not told[name]] == []
