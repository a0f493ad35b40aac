"""Pages dressed by a theme, without building a whole site."""

from __future__ import annotations

from pathlib import Path

from nisshi.model import Output, Page
from nisshi.theme.assets import theme_assets
from nisshi.theme.lookup import load_theme
from tests.theme.rendering import render_pages

ROOT = Path(__file__).resolve().parents[2]


def rendered(pages: dict[str, Page], theme_name: str = "washi") -> dict[str, Output]:
    """Return these pages as HTML, with the theme's assets beside them, by output path."""
    theme = load_theme(ROOT, theme_name)
    assets = theme_assets(theme)
    urls = {name: f"/{asset.path}" for name, asset in assets.items()}
    outputs, problems = render_pages(pages.values(), theme, urls)
    assert problems == ()
    return {output.path: output for output in (*outputs, *assets.values())}
