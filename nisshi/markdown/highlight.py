"""Colours for code: Pygments' tokens written straight into HTML.

Pygments' own HtmlFormatter takes about twice as long. The classes are its short names
(`STANDARD_TYPES`); neighbouring tokens of one class share a span, and no span crosses a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
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
        self._class = cache(_short_class)

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
            if "".join(value for _, value in tokens) == code + "\n":
                return self._write(tokens)[:-1]
        return [escape(line, quote=False) for line in code.split("\n")]

    def _lexer(self, alias: str) -> Lexer:
        from pygments.lexers import get_lexer_by_name

        if alias not in self._lexers:
            self._lexers[alias] = get_lexer_by_name(alias, stripnl=False, ensurenl=False)
        return self._lexers[alias]

    def _write(self, tokens: Iterable[tuple[_TokenType, str]]) -> list[str]:
        written: list[str] = []
        run = last = ""  # neighbouring text of one class, and that class
        for kind, value in tokens:
            css = self._class(kind)
            if css == last:
                run += value
            else:
                written.append(_span(last, run))
                run, last = value, css
        written.append(_span(last, run))
        return "".join(written).split("\n")


def _span(css: str, text: str) -> str:
    """Text of one class, each of its lines in a span of its own."""
    html = escape(text, quote=False)
    if not css:
        return html
    return "\n".join(f'<span class="{css}">{line}</span>' if line else "" for line in html.split("\n"))


def _short_class(kind: _TokenType) -> str:
    """The short class of a token, that of its nearest ancestor where it has none of its own."""
    from pygments.token import STANDARD_TYPES

    known: _TokenType | None = kind
    while known is not None and known not in STANDARD_TYPES:
        known = known.parent
    css = STANDARD_TYPES[known] if known is not None else ""
    return "" if css in QUIET else css
