"""Bare http(s) URLs become links that end where Japanese text goes on."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from nisshi.japanese.scripts import CJK
from nisshi.markdown.controls import without_controls

_SCHEME = re.compile(r"(?:^|[^a-zA-Z0-9+.\-])(https?)$", re.IGNORECASE)
# A URL that a writer runs into a sentence ends before the first Japanese character or quotation mark.
# Its large class is compiled by `re` when a text first holds an address.
_REST = rf"://[a-zA-Z0-9\[][^\s<>\"`\\…‘’“”{CJK}\x00-\x1f\x7f]*"
_ENTITY = re.compile(r"&[a-zA-Z0-9]+;$")
_TRAILING = "?!.,:;*_~'"  # GFM 6.9, "trailing punctuation"


def bare_links(parser: MarkdownIt) -> None:
    """Link `https://…` in running text, as GFM does, but never `www.…`, `name.py` or addresses."""
    parser.inline.ruler.at("linkify", _bare_link)
    parser.enable("linkify")
    read = parser.normalizeLinkText  # takes escapes such as %02 for the characters they stand for
    setattr(parser, "normalizeLinkText", lambda link: without_controls(read(link)))  # noqa: B010 - a method


def _bare_link(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending)
    rest = re.compile(_REST).match(state.src, state.pos, state.posMax)
    if not scheme or not rest:
        return False
    tail = _trimmed(rest.group())
    if len(tail) <= len("://"):
        return False
    name = scheme.group(1)
    state.pending = state.pending[: -len(name)]
    link = state.push("link_open", "a", 1)
    link.attrs = {"href": name + tail}
    link.markup, link.info = "linkify", "auto"
    state.push("text", "", 0).content = state.md.normalizeLinkText(name + tail)
    close = state.push("link_close", "a", -1)
    close.markup, close.info = "linkify", "auto"
    state.pos += len(tail)
    return True


def _trimmed(tail: str) -> str:
    """Give trailing punctuation, entities and closing brackets without a partner back to the text."""
    while tail:
        if tail[-1] in _TRAILING:
            entity = _ENTITY.search(tail)
            tail = tail[: entity.start()] if entity else tail[:-1]
        elif (tail[-1] == ")" and tail.count(")") > tail.count("(")) or (
            tail[-1] == "]" and tail.count("]") > tail.count("[")
        ):
            tail = tail[:-1]
        else:
            break
    return tail
