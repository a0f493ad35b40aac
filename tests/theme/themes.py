"""Themes written by a test, and one page to render with them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from nisshi.errors import Problem
from nisshi.model import Page
from nisshi.theme.lookup import load_theme
from nisshi.theme.words import Words, load_words
from tests.theme.rendering import render_pages


class SiteLike(msgspec.Struct, frozen=True):
    lang: str = "ja"


class View(msgspec.Struct, frozen=True):
    title: str = "夜 & <朝>"
    site: SiteLike = SiteLike()


def write_theme(root: Path, name: str, files: dict[str, str], declared: str = "") -> None:
    """Write a theme below `root`; templates by their bare name."""
    folder = root / name if name == "overrides" else root / "themes" / name
    if name != "overrides":
        files = {"theme.toml": f'name = "{name}"\n{declared}', **files}
    for path, text in files.items():
        file = folder / (f"templates/{path}" if path.endswith(".html") else path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def render(
    root: Path, name: str, template: str = "page.html", pages: int = 1
) -> tuple[str, tuple[Problem, ...]]:
    """Render `pages` pages; returns the text of the first one, "" when it failed, and the Problems."""
    theme = load_theme(root, name)
    made = [
        Page(output=f"{number}.html", template=template, view=View(), source=f"{number}.md")
        for number in range(pages)
    ]
    outputs, problems = render_pages(made, theme, {"style.css": "/assets/style.123.css"})
    return (outputs[0].data.decode() if outputs else ""), problems


def words(root: Path, name: str) -> Words:
    return load_words(load_theme(root, name))
