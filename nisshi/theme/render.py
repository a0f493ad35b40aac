"""Page + Theme -> bytes. A template sees its view, `asset` and `word`, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from nisshi.errors import Problem
from nisshi.model import Output, Page
from nisshi.theme.lookup import Theme
from nisshi.theme.template_errors import template_problem
from nisshi.theme.words import Words


def render_pages(
    pages: Iterable[Page], theme: Theme, words: Words, asset_urls: dict[str, str]
) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Render all pages; a template that fails is one Problem, however many pages use it."""
    environment = _environment(theme, words, asset_urls)
    outputs: list[Output] = []
    problems: dict[tuple[str, int, str], Problem] = {}
    for page in pages:
        try:
            html = environment.get_template(page.template).render(_fields(page))
        except Exception as error:  # a template is somebody's program: it may raise anything
            problem = template_problem(error, page, theme)
            problems.setdefault((problem.path, problem.line, problem.message), problem)
        else:
            outputs.append(Output(page.output, html.encode(), page.source))
    return tuple(outputs), tuple(problems.values())


def _fields(page: Page) -> dict[str, Any]:
    return {name: getattr(page.view, name) for name in page.view.__struct_fields__}


class _Environment(Environment):
    """Jinja's, with the globals of a template in a plain dict: they are copied for each include."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def _environment(theme: Theme, words: Words, asset_urls: dict[str, str]) -> Environment:
    environment = _Environment(
        loader=FunctionLoader(_loader(theme)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )

    @pass_context
    def word(context: Context, key: str, lang: str = "", **values: object) -> str:
        return words.say(key, lang or context["site"].lang, **values)

    def asset(name: str) -> str:
        return asset_urls[name]

    environment.globals.update(word=word, asset=asset)
    return environment


def _loader(theme: Theme) -> Callable[[str], tuple[str, str, None] | None]:
    def load(name: str) -> tuple[str, str, None] | None:
        if name.startswith("!"):  # "!washi/base.html": that theme's own file, whoever overrides it
            layer_name, _, rest = name[1:].partition("/")
            files = next((layer.files for layer in theme.layers if layer.name == layer_name), {})
            file = files.get(f"templates/{rest}")
        else:
            file = theme.find(f"templates/{name}")
        return None if file is None else (file.data.decode(), file.path, None)

    return load
