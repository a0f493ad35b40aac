"""A theme's interface words, one table a language."""

from __future__ import annotations

from functools import cache

import msgspec

from nisshi.errors import Problem, SiteError
from nisshi.theme.lookup import Theme


class Words:
    """Interface words by language; a language without a table, or a word it lacks, falls back to English."""

    def __init__(self, tables: dict[str, dict[str, str]]) -> None:
        self._tables = tables
        self._merged = cache(self._merge)  # a page asks for dozens of words

    def say(self, key: str, lang: str, **values: object) -> str:
        """Return the word `key` in `lang` with its `{placeholders}` filled in.

        Raises KeyError when no language has the word.
        """
        return self._merged(lang)[key].format(**values)

    def _merge(self, lang: str) -> dict[str, str]:
        """Return all words in `lang`, else in the language it is a kind of ("de" for "de-AT"), else in English."""
        falls_back = ("en", lang.partition("-")[0], lang)
        return {key: word for name in falls_back for key, word in self._tables.get(name, {}).items()}


def load_words(theme: Theme) -> Words:
    """Merge words.toml of all layers, the nearest layer winning word by word."""
    tables: dict[str, dict[str, str]] = {}
    for layer in reversed(theme.layers):
        file = layer.files.get("words.toml")
        if file is None:
            continue
        try:
            declared = msgspec.toml.decode(file.data, type=dict[str, dict[str, str]])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            message = f"these are not words: {error}"
            problem = Problem(path=file.path, message=message, hint="See docs/themes.md, Words.")
            raise SiteError((problem,)) from None
        for lang, words in declared.items():
            tables.setdefault(lang, {}).update(words)
    return Words(tables)
