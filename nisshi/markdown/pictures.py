"""Pictures and the lines around them: captions, words directly under a picture, pictures side by side."""

from __future__ import annotations

from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nisshi.markdown.where import where

_AROUND = ("link_open", "link_close")


def pictures(parser: MarkdownIt) -> None:
    """Make a lone picture with a title a figure, and keep lines of pictures apart from lines of words.

    A paragraph of several pictures and nothing else has the class `pictures`.
    """
    parser.core.ruler.push("pictures", where("![", _visit))


def _visit(state: StateCore) -> None:
    for index, block in enumerate(state.tokens):
        if block.type != "inline" or not block.children or "![" not in block.content:
            continue
        lines = _lines(block.children)
        kinds = [_is_of_pictures(line) for line in lines]
        if not any(kinds):
            continue
        _part(block.children, kinds)
        paragraph = state.tokens[index - 1]
        if all(kinds) and paragraph.type == "paragraph_open" and not paragraph.hidden:
            images = [child for child in block.children if child.type == "image"]
            if len(images) > 1:
                paragraph.attrs["class"] = "pictures"
            elif title := str(images[0].attrs.pop("title", "")):
                _make_figure(paragraph, block, state.tokens[index + 1], title)


def _lines(children: list[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = [[]]
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            lines.append([])
        else:
            lines[-1].append(child)
    return lines


def _is_of_pictures(line: list[Token]) -> bool:
    rest = [child for child in line if child.type not in _AROUND and not _is_blank(child)]
    return bool(rest) and all(child.type == "image" for child in rest)


def _is_blank(child: Token) -> bool:
    return child.type == "text" and not child.content.strip()


def _part(children: list[Token], kinds: list[bool]) -> None:
    """Let a line of words begin below a line of pictures, and the other way round."""
    number = 0
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            number += 1
            if kinds[number - 1] != kinds[number]:
                child.type, child.tag = "hardbreak", "br"


def _make_figure(opening: Token, block: Token, closing: Token, title: str) -> None:
    opening.tag = closing.tag = "figure"
    caption = Token("html_inline", "", 0, content=f"<figcaption>{escape(title)}</figcaption>")
    block.children = [*(block.children or []), caption]
