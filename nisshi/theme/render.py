"""Page + Theme -> bytes. A template sees its view and three functions, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nisshi.errors import Problem
from nisshi.model import Output, Page
from nisshi.theme.lookup import Theme
from nisshi.theme.template_errors import template_problem
from nisshi.theme.words import Words, load_words

if TYPE_CHECKING:
    from jinja2 import Environment


class Renderer:
    """Renders pages with one theme.

    `asset_urls` gives the address of each asset by its name. `compiled` keeps compiled templates
    from one process to the next: it is asked for a key and handed bytes under it. Raises SiteError
    when a words.toml is none.
    """

    def __init__(
        self, theme: Theme, asset_urls: dict[str, str], compiled: MutableMapping[str, bytes]
    ) -> None:
        self._theme = theme
        self._words = load_words(theme)
        self._asset_urls = asset_urls
        self._compiled = compiled

    def render(self, page: Page) -> bytes:
        """Return the page as UTF-8. Raises whatever its template raises: it is somebody's program."""
        template = self._environment.get_template(page.template)
        return template.render(_fields(page)).encode()

    def problem(self, error: Exception, page: Page) -> Problem:
        """Say what went wrong in `render(page)`, at the template's line."""
        return template_problem(error, page, self._theme)

    @cached_property
    def _environment(self) -> Environment:
        from nisshi.theme.environment import environment  # Jinja: only when there is a page to render

        return environment(self._theme, self._words, self._asset_urls, self._compiled)


def _fields(page: Page) -> dict[str, Any]:
    return {name: getattr(page.view, name) for name in page.view.__struct_fields__}


def render_pages(
    pages: Iterable[Page], theme: Theme, _words: Words, asset_urls: dict[str, str]
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
