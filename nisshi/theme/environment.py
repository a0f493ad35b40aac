"""Jinja as our templates meet it: how they are found, written and compiled, and what they may call."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any, TypedDict

from jinja2 import Environment, FunctionLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from nisshi.digest import digest_value
from nisshi.theme.compiled import CompiledTemplates, Kept
from nisshi.theme.escaping import EscapingTemplate
from nisshi.theme.lookup import Theme
from nisshi.theme.partials import Partials
from nisshi.theme.words import Words


class _Options(TypedDict):
    """The options that change a template's code."""

    autoescape: bool
    trim_blocks: bool
    lstrip_blocks: bool


OPTIONS = _Options(autoescape=True, trim_blocks=True, lstrip_blocks=True)


class _Environment(Environment):
    """Jinja's, with the globals of a template in a plain dict: they are copied for each include."""

    template_class = EscapingTemplate

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def environment(theme: Theme, words: Words, asset_urls: dict[str, str], compiled: Kept) -> Environment:
    """Return the environment of one theme. What templates may call: `asset`, `word` and `partial`."""
    made = _Environment(
        loader=FunctionLoader(_loader(theme)),
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=CompiledTemplates(compiled, digest_value(OPTIONS)),
        **OPTIONS,
    )
    del made.globals["lipsum"], made.filters["random"]  # equal views make equal pages

    @pass_context
    def word(context: Context, key: str, lang: str = "", **values: object) -> str:
        return words.say(key, lang or context["site"].lang, **values)

    def asset(name: str) -> str:
        return asset_urls[name]

    made.globals.update(word=word, asset=asset, partial=Partials(made).partial)
    return made


def _loader(theme: Theme) -> Callable[[str], tuple[str, str, None] | None]:
    def load(name: str) -> tuple[str, str, None] | None:
        file = theme.template(name)
        return None if file is None else (file.data.decode(), file.path, None)

    return load
