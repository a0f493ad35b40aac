"""Take the pictures of docs/images anew: `python -m tests.browser.screenshots`.

The pages are those of the built sample blog in site/, at two widths and in both colours.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from tests.browser import tools
from tests.browser.serve import served
from tests.browser.visit import SCHEMES

ROOT = Path(__file__).resolve().parents[2]
PAGES = {  # name: path, and the id that is scrolled to
    "home": ("/", "main"),
    "post": ("/2026/01/18/tape-in-memory/", "ログにはずっと書いてあった"),
    "log": ("/2026/10/18/birdsong/", "昨日の朝"),
    "tag": ("/tag/監視/", "main"),
}
READY = """async (id) => {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
  if (id !== "main") document.getElementById(id).scrollIntoView({behavior: "instant"});
}"""
HEIGHTS = {1440: 900, 390: 844}  # CSS pixels: what a reader sees first on a desk, on a telephone


def main() -> None:
    """Write one picture for each page, width and scheme."""
    images = ROOT / "docs" / "images"
    images.mkdir(exist_ok=True)
    with served(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=["--no-sandbox"])
        for width, height in HEIGHTS.items():
            for scheme in SCHEMES:
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=scheme
                )
                for name, (path, place) in PAGES.items():
                    page = context.new_page()
                    page.goto(address + quote(path))
                    page.evaluate(READY, place)
                    page.screenshot(path=images / f"{name}-{width}-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
