"""The prose of a post as plain text: for search, excerpts and reading time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from itertools import takewhile
from typing import NamedTuple

from markdown_it.token import Token

from nisshi.japanese.line_breaks import join_lines

ENOUGH = 40  # characters after which a heading ends the lead

_TAG = re.compile(r"<(script|style|textarea)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_UNCOUNTED = re.compile("`|<|://")  # inline code, an address in brackets, a bare one
_CELLS = ("th_open", "td_open")


class Prose(NamedTuple):
    text: str  # one block a line, inline code and bare URLs included, so that sentences stay whole
    counted: str  # the same without inline code and URLs
    lead: tuple[str, ...]  # the paragraphs an excerpt is taken from


def inline_text(children: Sequence[Token], *, code: bool = True, keep_breaks: bool = False) -> str:
    """Return what a reader sees of inline tokens, without pictures and footnote marks.

    With `code=False` inline code and the text of bare URLs are left out. Line breaks become spaces,
    unless `keep_breaks`.
    """
    pieces: list[str] = []
    bare_url = False
    for child in children:
        if child.type in ("text", "text_special"):
            pieces.append(" " if bare_url and not code else child.content)
        elif child.type == "link_open":
            bare_url = child.info == "auto"
        elif child.type == "link_close":
            bare_url = False
        elif child.type == "code_inline":
            pieces.append(child.content if code else " ")
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
    text = "".join(pieces)
    return text if keep_breaks else " ".join(text.split("\n")).strip()


def read_prose(tokens: Sequence[Token]) -> Prose:
    """Collect the prose of a parsed text; code, the list of contents and footnote marks are no prose."""
    lines: list[str] = []
    counted: list[str] = []
    lead: list[str] = []
    lead_open = True
    in_alert = False  # beside the text: no beginning of it
    row: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "inline":
            children = token.children or []
            text = plain = inline_text(children)
            if _UNCOUNTED.search(token.content):
                plain = inline_text(children, code=False)
            counted.append(plain)
            before = tokens[index - 1].type if index else ""
            if before in _CELLS:
                row.append(text)
                continue
            lines.append(text)
            ends = "<" in token.content and any(child.meta.get("more") for child in children)
            if before == "paragraph_open" and lead_open and not in_alert and plain.strip():
                beginning = takewhile(lambda child: not child.meta.get("more"), children)
                lead.append(inline_text(tuple(beginning)) if ends else text)
            lead_open = lead_open and not (ends and any(lead))
        elif token.type == "tr_close":
            lines.append(" ".join(row))
            row = []
        elif token.type == "html_block":
            lines.append(html_text(token.content))
            counted.append(lines[-1])
            lead_open = lead_open and not (token.meta.get("more") and any(lead))
        elif token.type in ("alert_open", "alert_close"):
            in_alert = token.nesting > 0
        elif token.type == "heading_open":
            lead_open = lead_open and sum(map(len, lead)) < ENOUGH
        elif token.type == "footnote_block_open":
            lead_open = False
    return Prose("\n".join(filter(None, lines)), "\n".join(filter(None, counted)), tuple(lead))


def html_text(html: str) -> str:
    """Return the text of a piece of HTML as one line, scripts and styles left out."""
    return join_lines(unescape(_TAG.sub("", html))).strip()
