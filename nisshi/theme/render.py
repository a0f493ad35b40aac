"""Page + Theme -> bytes. A template sees its view and three functions, and nothing else."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from nisshi.errors import Problem
from nisshi.model import Page
from nisshi.theme.lookup import Theme
from nisshi.theme.template_errors import template_problem
from nisshi.theme.words import load_words

if TYPE_CHECKING:
    from jinja2 import Environment

    from nisshi.theme.compiled import Kept


class Renderer:
    """Renders pages with one theme.

    `asset_urls` gives the address of each asset by its name, `compiled` what other processes have compiled.
    Raises SiteError when a words.toml is none.
    """

    def __init__(self, theme: Theme, asset_urls: dict[str, str], compiled: Kept) -> None:
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
