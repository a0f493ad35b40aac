"""Take the pictures of docs/writing.md anew: `python -m tests.browser.markdown_examples`.

Each example of that page is built by Nisshi as a post of its own, and its text is photographed with
the notes beside it.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import FloatRect, Page, sync_playwright

from nisshi.cli import main as nisshi
from tests.browser import tools
from tests.browser.log_examples import ROOT
from tests.browser.serve import served

PAGE = ROOT / "docs" / "writing.md"
NARROW, WIDE = 820, 1440  # CSS pixels; notes stand beside the text where it is wide
MARGIN = 12

_EXAMPLE = re.compile(
    r"^````markdown\n((?:(?!````).*\n)+)````\n\n!\[[^\]]*\]\(images/markdown-([a-z]+)\.png\)", re.MULTILINE
)
# What is seen of the text; the section of notes is empty where they stand beside it.
_SEEN = """() => {
  const boxes = [...document.querySelectorAll('.body > :not(.in-margin), .in-margin li')]
    .map(element => element.getBoundingClientRect());
  const left = Math.min(...boxes.map(box => box.left)), top = Math.min(...boxes.map(box => box.top));
  return {x: left, y: top, width: Math.max(...boxes.map(box => box.right)) - left,
    height: Math.max(...boxes.map(box => box.bottom)) - top};
}"""


def examples() -> dict[str, str]:
    """Return the Markdown of each example by the name of its picture."""
    return {name: text for text, name in _EXAMPLE.findall(PAGE.read_text("utf-8"))}


def write_blog(root: Path) -> None:
    """Write a blog with a post for each example."""
    settings = '[site]\nlang = "ja"\n[markdown]\ndefinition_lists = true\n'
    (root / "nisshi.toml").write_text(settings, encoding="utf-8")
    posts = root / "content" / "posts"
    posts.mkdir(parents=True)
    shutil.copytree(ROOT / "content" / "static", root / "content" / "static")
    shutil.copy(ROOT / "docs" / "examples" / "embeds.lock", root)
    for name, text in examples().items():
        front = f"---\nslug: {name}\ntitle: {name}\ndate: 2026-03-05\n---\n"
        (posts / f"{name}.md").write_text(front + text, encoding="utf-8")


def main() -> int:
    """Write one picture for each example. Returns the exit code of the build."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_blog(root)
        if code := nisshi(["build", "--root", folder, "--quiet", "--no-cache"]):
            return code
        with served(root / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=tools.chromium(), args=["--no-sandbox"])
            page = browser.new_page(color_scheme="light")
            for name, text in examples().items():
                page.set_viewport_size({"width": WIDE if "[^" in text else NARROW, "height": 900})
                page.goto(f"{address}/{name}/")
                path = ROOT / "docs" / "images" / f"markdown-{name}.png"
                page.screenshot(path=path, clip=_seen(page), full_page=True)
            browser.close()
    return 0


def _seen(page: Page) -> FloatRect:
    box = page.evaluate(_SEEN)
    return {
        "x": max(box["x"] - MARGIN, 0),
        "y": max(box["y"] - MARGIN, 0),
        "width": box["width"] + 2 * MARGIN,
        "height": box["height"] + 2 * MARGIN,
    }


if __name__ == "__main__":
    sys.exit(main())
