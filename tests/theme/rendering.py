"""Many pages rendered at once, as a build does: all that is right, and each Problem once."""

from __future__ import annotations

from collections.abc import Iterable

from nisshi.errors import Problem
from nisshi.model import Output, Page
from nisshi.theme.lookup import Theme
from nisshi.theme.render import Renderer


def render_pages(
    pages: Iterable[Page], theme: Theme, asset_urls: dict[str, str]
) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Render all pages; a template that fails is one Problem, however many pages use it."""
    renderer = Renderer(theme, asset_urls, {})
    outputs: list[Output] = []
    problems: dict[tuple[str, int, str], Problem] = {}
    for page in pages:
        try:
            outputs.append(Output(page.output, renderer.render(page), page.source))
        except Exception as error:  # a template is somebody's program: it may raise anything
            problem = renderer.problem(error, page)
            problems.setdefault((problem.path, problem.line, problem.message), problem)
    return tuple(outputs), tuple(problems.values())
