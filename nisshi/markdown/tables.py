"""Tables, with or without outer pipes, in a box of their own that scrolls on a narrow screen."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


def tables(parser: MarkdownIt) -> None:
    """Switch GFM tables on; the box has a tabindex so that the keyboard can scroll it."""
    parser.enable("table")
    parser.add_render_rule("table_open", _open)
    parser.add_render_rule("table_close", _close)


def _open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return '<div class="table" tabindex="0"><table>\n'


def _close(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return "</table></div>\n"
