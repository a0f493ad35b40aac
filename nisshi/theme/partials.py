"""Parts of pages that see their arguments and no more, so each is made once however often it is shown."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

REMEMBERED = 1 << 16  # parts; the cards of a large blog, some 100 MB at the very most
_KEYS = (str, int, msgspec.Struct, type(None))  # equal values of one such type always look the same


class _Site(msgspec.Struct, frozen=True):
    """All that a part sees of the site: the language that `word` speaks."""

    lang: str


class Partials:
    """The parts made so far for one environment."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._remembered = lru_cache(REMEMBERED, typed=True)(self._make)

    @pass_context
    def partial(self, context: Context, name: str, /, **values: object) -> Markup:
        """Return the template `name` as made with these values alone, and the language of the site."""
        lang = context["site"].lang
        for value in values.values():
            if not isinstance(value, _KEYS):
                return self._make(name, lang, **values)
        return self._remembered(name, lang, **values)

    def _make(self, name: str, lang: str, /, **values: object) -> Markup:
        template = self._environment.get_template(name)
        return Markup(template.render({"site": _Site(lang), **values}))
