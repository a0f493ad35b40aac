"""Tables, with or without outer pipes, in a box of their own that scrolls on a narrow screen."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from nisshi.markdown.where import where

_WORDS = {"ja": "表", "en": "Table"}


def tables(parser: MarkdownIt) -> None:
    """Switch GFM tables on; the box has a tabindex, so that the keyboard can scroll it, and hence a name."""
    parser.enable("table")
    parser.add_render_rule("table_open", _open)
    parser.add_render_rule("table_close", _close)
    parser.core.ruler.after("inline", "empty_headers", where("|", _empty_headers))


def _open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    word = _WORDS.get(env["notes"].text.lang.split("-")[0], _WORDS["en"])
    caption = tokens[index].meta.get("caption", "")
    name = f"<caption>{escapeHtml(caption)}</caption>\n" if caption else ""
    return f'<div class="table" tabindex="0" role="group" aria-label="{word}"><table>\n{name}'


def _close(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return "</table></div>\n"


def _empty_headers(state: StateCore) -> None:
    """Make an empty header a plain cell: a header that says nothing misleads whoever hears it read."""
    for number, token in enumerate(state.tokens[:-2]):
        if token.type == "th_open" and not state.tokens[number + 1].content:
            token.tag = state.tokens[number + 2].tag = "td"
