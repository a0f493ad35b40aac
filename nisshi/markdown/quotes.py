"""Straight quotes become typographic ones. Off by default; dashes and dots stay as written."""

from __future__ import annotations

from markdown_it import MarkdownIt


def quotes(parser: MarkdownIt) -> None:
    """Switch typographic quotes on, and only them: `--prod` must not become a dash."""
    parser.options["typographer"] = True
    parser.enable("smartquotes")
