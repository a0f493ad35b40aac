"""A line break between two Japanese characters is taken out of the page, across markup too."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nisshi.japanese.line_breaks import joins

_SHOWN = ("text", "code_inline", "text_special")
_OPAQUE = ("image", "hardbreak", "math_inline", "math_inline_double")


def soft_breaks(parser: MarkdownIt) -> None:
    """Drop soft breaks where joins() says that the lines join."""
    parser.core.ruler.push("soft_breaks", _join_lines)


def _join_lines(state: StateCore) -> None:
    for block in state.tokens:
        if block.type == "inline" and "\n" in block.content and block.children:
            children = block.children
            block.children = [
                child
                for index, child in enumerate(children)
                if child.type != "softbreak" or not _joins(children, index)
            ]


def _joins(children: list[Token], index: int) -> bool:
    before = _shown(children[index - 1 :: -1]) if index else ""
    return bool(before) and joins(before, _shown(children[index + 1 :]))


def _shown(tokens: list[Token]) -> str:
    """Text of the first token that shows any; marks and tags between are looked through."""
    for token in tokens:
        if token.type in _SHOWN and token.content:
            return token.content
        if token.type in _OPAQUE:
            return ""
    return ""
