"""Colours for code: Pygments' tokens written straight into HTML.

Pygments' own HtmlFormatter takes about twice as long. The classes are its short names
(`STANDARD_TYPES`); neighbouring tokens of one class share a span, and no span crosses a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

QUIET = frozenset({"", "w", "n", "p", "err", "x"})
"""Classes not written: white space, plain names, punctuation, and errors (an excerpt is rarely whole)."""


class Highlighter:
    """Keeps its lexers from one block to the next; Pygments is imported at the first block that needs it."""

    def __init__(self) -> None:
        self._lexers: dict[str, Lexer] = {}
        self._tags = _Tags()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every alias Pygments knows, with the name of its language."""
        from pygments.lexers import get_all_lexers

        return {alias: name for name, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases}

    def lines(self, code: str, lexer: str) -> list[str]:
        """The lines of `code` as HTML, without line feeds; plain where `lexer` is "" or gives up.

        Without its tags the HTML is exactly the code: a lexer that changes the text is not used.
        """
        if lexer and code:
            try:
                # Many lexers know a line only by the line feed that ends it.
                tokens = list(self._lexer(lexer).get_tokens(code + "\n"))
            except Exception:  # a fault in one of 600 lexers must not stop a build
                tokens = []
            if "".join([value for _, value in tokens]) == code + "\n":
                return self._write(tokens)[:-1]
        return [escape(line, quote=False) for line in code.split("\n")]

    def _lexer(self, alias: str) -> Lexer:
        from pygments.lexers import find_lexer_class_by_name

        from nisshi.markdown.lexing import make_lexer

        if alias not in self._lexers:
            kind = find_lexer_class_by_name(alias)
            self._lexers[alias] = make_lexer(kind, stripnl=False, ensurenl=False)
        return self._lexers[alias]

    def _write(self, tokens: Iterable[tuple[_TokenType, str]]) -> list[str]:
        tags = self._tags
        written: list[str] = []
        run = last = ""  # neighbouring text of one class, and its tag
        for kind, value in tokens:
            tag = tags[kind]
            if tag == last:
                run += value
            else:
                written.append(_span(last, run))
                run, last = value, tag
        written.append(_span(last, run))
        return "".join(written).split("\n")


class _Tags(dict["_TokenType", str]):
    """What opens the span of each kind of token, "" for those that have none; filled as they are met."""

    def __missing__(self, kind: _TokenType) -> str:
        css = _short_class(kind)
        tag = self[kind] = f'<span class="{css}">' if css else ""
        return tag


def _span(tag: str, text: str) -> str:
    """Text under one tag, which each of its lines has for itself."""
    html = text if text.isalnum() else escape(text, quote=False)
    if not tag:
        return html
    if "\n" not in html:
        return f"{tag}{html}</span>"
    return "\n".join(f"{tag}{line}</span>" if line else "" for line in html.split("\n"))


def _short_class(kind: _TokenType) -> str:
    """The short class of a token, that of its nearest ancestor where it has none of its own."""
    from pygments.token import STANDARD_TYPES

    known: _TokenType | None = kind
    while known is not None and known not in STANDARD_TYPES:
        known = known.parent
    css = STANDARD_TYPES[known] if known is not None else ""
    return "" if css in QUIET else css
