"""Take the pictures of docs/logs.md anew: `python -m tests.browser.log_examples`.

Each example of that page is built by Nisshi as a post of its own, and its figure is photographed.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from nisshi.cli import main as nisshi
from tests.browser import tools
from tests.browser.serve import served

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "logs.md"
FILES = ROOT / "docs" / "examples"
WIDTH = 1280  # CSS pixels: wide enough for two logs side by side

_EXAMPLE = re.compile(r"^````markdown\n(.*?)^````\n\n!\[[^\]]*\]\(images/log-([a-z]+)\.png\)", re.M | re.S)


def examples() -> dict[str, str]:
    """Return the Markdown of each example by the name of its picture."""
    return {name: text for text, name in _EXAMPLE.findall(PAGE.read_text("utf-8"))}


def write_blog(root: Path) -> None:
    """Write a blog with a post for each example, the quoted files beside it."""
    (root / "nisshi.toml").write_text('[site]\nlang = "en"\n', encoding="utf-8")
    for name, text in examples().items():
        folder = root / "content" / "posts" / name
        shutil.copytree(FILES, folder)
        front = f"---\nslug: {name}\ntitle: {name}\ndate: 2026-03-05\nlang: en\n"
        body = text.removeprefix("---\n") if text.startswith("---\n") else f"---\n{text}"
        (folder / "index.md").write_text(front + body, encoding="utf-8")


def main() -> int:
    """Write one picture for each example. Returns the exit code of the build."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_blog(root)
        if code := nisshi(["build", "--root", folder, "--quiet", "--no-cache"]):
            return code
        with served(root / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=tools.chromium(), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": 900}, color_scheme="light")
            for name in examples():
                page.goto(f"{address}/{name}/")
                figure = page.locator(".body > :is(.log, .logs)").first
                if name == "hover":
                    figure.locator(".time").last.hover()
                figure.screenshot(path=ROOT / "docs" / "images" / f"log-{name}.png")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
