"""Links and pictures: internal targets become marks, external links say what browsers should not tell."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nisshi.japanese.line_breaks import join_lines
from nisshi.markdown.notes import Notes
from nisshi.markdown.picture_texts import note_text
from nisshi.markdown.places import find_place
from nisshi.markdown.plain_text import inline_text
from nisshi.markdown.targets import encoded, kind_of

_NO_TARGET = "]()"
_MAY_LINK = re.compile(r"\[|<|://")  # a link or picture, an address in brackets, a bare one


def links(parser: MarkdownIt) -> None:
    """Note internal targets and pictures, add `rel` (and `target`) to external links."""
    parser.core.ruler.push("links", _visit)


def _visit(state: StateCore) -> None:
    notes: Notes = state.env["notes"]
    for block in state.tokens:
        if block.type == "inline" and block.children and _MAY_LINK.search(block.content):
            block.children = _visit_block(block, block.children, notes)


def _visit_block(block: Token, children: list[Token], notes: Notes) -> list[Token]:
    kept: list[Token] = []
    open_links: list[bool] = []  # for each open link: whether it is written out
    cursor = 0
    for child in children:
        if child.type == "link_open":
            outer = not any(open_links)
            open_links.append(outer)
            if not outer:  # a link inside a link is no valid HTML: the outer one wins
                continue
            cursor = _link(child, block, notes, cursor)
        elif child.type == "link_close" and not open_links.pop():
            continue
        elif child.type == "image":
            cursor = _picture(child, block, notes, cursor)
        elif child.type in ("text", "code_inline") and child.content:
            found = block.content.find(child.content, cursor)
            cursor = found + len(child.content) if found >= 0 else cursor
        kept.append(child)
    return kept


def _link(token: Token, block: Token, notes: Notes, cursor: int) -> int:
    target = str(token.attrs["href"])
    line, column, cursor = find_place(notes, block, target or _NO_TARGET, cursor)
    if not target:
        notes.report(
            line,
            "this link has no target",
            "write the address between the brackets",
            find=_NO_TARGET,
            column=column,
        )
        return cursor
    kind = kind_of(target, notes.options.own_hosts)
    if token.info == "auto":  # the text is the address: on paper it need not be said again
        token.attrs["class"] = "bare"
    if kind == "internal":
        token.attrs["href"] = notes.link(target, line, column=column)
        return cursor
    token.attrs["href"] = encoded(target)
    if kind == "external":
        if notes.options.external_blank:
            token.attrs["target"] = "_blank"
        token.attrs["rel"] = "noopener noreferrer"
    return cursor


def _picture(token: Token, block: Token, notes: Notes, cursor: int) -> int:
    source = str(token.attrs["src"])
    alt = join_lines(inline_text(token.children or [], keep_breaks=True))
    line, column, cursor = find_place(notes, block, source or _NO_TARGET, cursor)
    if not source:
        notes.report(
            line, "this picture has no address: only its text is shown", find=_NO_TARGET, column=column
        )
        token.type, token.tag, token.content, token.attrs = "text", "", alt, {}
        return cursor
    kind = kind_of(source, notes.options.own_hosts)
    src = notes.link(source, line, column=column, image=True) if kind == "internal" else encoded(source)
    token.attrs["src"] = src
    token.meta["mark"] = notes.image(src, src if kind == "external" else "")
    token.children = [Token("text", "", 0, content=alt)]
    note_text(notes, line, column, alt, source)
    return cursor
