"""Escaped characters and entities become part of the text round them, where there are any."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, text_join


def escapes(parser: MarkdownIt) -> None:
    """Join texts only in blocks that hold an escape or an entity; in all others there is nothing to join."""
    parser.core.ruler.at("text_join", _join)


def _join(state: StateCore) -> None:
    held = [token for token in state.tokens if "\\" in token.content or "&" in token.content]
    if held:
        text_join(StateCore(state.src, state.md, state.env, held))
