"""Short ways to convert a text in a test."""

from __future__ import annotations

import re
from typing import Any

from nisshi.markdown.convert import Converter
from nisshi.model import Converted, MarkdownOptions, MarkdownText


def convert(body: str, *, lang: str = "", body_line: int = 1, **options: Any) -> Converted:
    """Convert a body that starts at `body_line` of post.md, with options of the site."""
    converter = Converter(MarkdownOptions(**options))
    return converter.convert(MarkdownText(path="post.md", body=body, body_line=body_line, lang=lang))


def html_of(body: str, **options: Any) -> str:
    """The HTML alone, each mark of an internal link replaced by the target it stands for, those of pictures dropped."""
    converted = convert(body, **options)
    html = converted.html
    for number, link in enumerate(converted.links):
        html = html.replace(f"\x02{number}\x03", link.target)
    return re.sub(" \x04\\d+\x05", "", html)


def complaints(converted: Converted) -> list[tuple[int, int, str]]:
    """Line, column and words of each problem."""
    return [(problem.line, problem.column, problem.message) for problem in converted.problems]
