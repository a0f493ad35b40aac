"""The sample site, built once by the real command line, and a browser to look at it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import tools
from tests.browser.serve import served
from tests.browser.visit import Visit, visit_all

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built sample site."""
    output = tmp_path_factory.mktemp("sample") / "site"
    command = [sys.executable, "-m", "nisshi.cli", "build", "--root", str(ROOT), "--output", str(output)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return output


@pytest.fixture(scope="session")
def pages(site: Path) -> tuple[str, ...]:
    """The path of every page of the site, `/404.html` among them, sorted."""
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    assert files, "the sample site has no pages"
    return tuple("/" + file.removesuffix("index.html") for file in files)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")  # Playwright runs once at a time, and other folders of tests use it too
def browser() -> Iterator[Browser]:
    words = tools.missing_tools()
    assert not words, words
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=tools.QUIET.split())
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def visits(address: str, pages: tuple[str, ...]) -> tuple[Visit, ...]:
    """What was seen on every page, light and dark, narrow and wide."""
    words = tools.missing_tools()
    assert not words, words
    return visit_all(address, pages)
