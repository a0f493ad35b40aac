"""HTML the author wrote: kept as it is, but comments go and its links are links like any other."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nisshi.markdown.notes import Notes
from nisshi.markdown.picture_texts import note_text
from nisshi.markdown.pieces import PIECE
from nisshi.markdown.places import find_place
from nisshi.markdown.targets import encoded, kind_of
from nisshi.markdown.where import where
from nisshi.model import Comment
from nisshi.srcset import with_addresses

_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9\-]*)")
_ATTRIBUTE = re.compile(
    r"(?<=[\s\"'])(?P<name>[a-zA-Z\-:]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+))"
)
_MORE = re.compile(r"<!--\s*more\s*-->", re.I)

# Elements and the attribute that names a page, or a file shown in the page (HTML, "URLs").
_PAGES = {("a", "href"), ("area", "href"), ("iframe", "src")}
_FILES = {
    *((name, "src") for name in ("img", "video", "audio", "source", "track", "embed")),
    ("video", "poster"),
}
_SETS = {("img", "srcset"), ("source", "srcset")}

Locate = Callable[[str], tuple[int, int]]  # a target -> its line (from 0) and column


def raw_html(parser: MarkdownIt) -> None:
    """Drop comments, note ids and internal targets; `<!-- more -->` leaves `meta["more"]`."""
    parser.core.ruler.push("raw_html", where("<", _rewrite))


def _rewrite(state: StateCore) -> None:
    notes: Notes = state.env["notes"]
    for token in state.tokens:
        if token.type == "html_block":
            _rewrite_block(token, notes)
        elif token.type == "inline" and "<" in token.content:
            _rewrite_inline(token, notes)


def _rewrite_block(token: Token, notes: Notes) -> None:
    first = token.map[0] if token.map else 0
    lines = range(first, token.map[1] if token.map else first)

    def locate(target: str) -> tuple[int, int]:
        for line in lines:
            if line < len(notes.lines) and (column := notes.lines[line].find(target) + 1):
                return line, column
        return first, 0

    _rewrite_token(token, notes, locate)
    if not token.content.strip():
        token.content = ""


def _rewrite_inline(block: Token, notes: Notes) -> None:
    cursor = 0

    def locate(target: str) -> tuple[int, int]:
        nonlocal cursor
        line, column, cursor = find_place(notes, block, target, cursor)
        return line, column

    for child in block.children or []:
        if child.type == "html_inline":
            _rewrite_token(child, notes, locate)
        elif child.type == "code_inline" and "<!--" in child.content:
            locate(child.content)  # what it shows is no comment


def _rewrite_token(token: Token, notes: Notes, locate: Locate) -> None:
    if _MORE.search(token.content):
        token.meta["more"] = True

    def piece(match: re.Match[str]) -> str:
        if match["comment"]:
            comment = match.group()
            line, column = locate(comment.split("\n", 1)[0])
            notes.comments.append(Comment(line, column, comment))
            _tell_of_its_end(comment, line, notes)
            return ""
        return match.group() if match["verbatim"] else _tag(match.group(), notes, locate)

    token.content = PIECE.sub(piece, token.content)


def _tell_of_its_end(comment: str, line: int, notes: Notes) -> None:
    """A comment that ends nowhere, or in a browser earlier than here (HTML, 13.2.5.52): text is missing."""
    if not comment.endswith("-->"):
        message = "this comment is never closed: all text below it is missing"
        notes.report(line, message, "add “-->”", find="<!--")
    elif "--!>" in comment:
        message = "this comment does not end at “--!>”: all up to the next “-->” is missing"
        notes.report(line, message, "write “-->” where it ends", find="<!--")


def _tag(tag: str, notes: Notes, locate: Locate) -> str:
    name_match = _NAME.match(tag)
    name = name_match.group(1).lower() if name_match else ""
    kinds: list[str] = []
    said: dict[str, str] = {}  # of an <img>

    def mark(target: str, image: bool) -> str:
        line, column = locate(target)
        return notes.link(target, line, column=column, image=image)

    def candidate(address: str) -> str:
        internal = kind_of(address, notes.options.own_hosts) == "internal"
        return mark(address, image=True) if internal else address

    def attribute(match: re.Match[str]) -> str:
        key = match["name"].lower()
        value = unescape(match["double"] or match["single"] or match["bare"] or "")
        said.setdefault(key, value)
        if key == "id" or (name == "a" and key == "name"):
            notes.ids.append(value)
        if (name, key) in _SETS:
            return f'{match["name"]}="{escape(with_addresses(value, candidate))}"'
        if (name, key) not in _PAGES | _FILES:
            kinds.append(key)
            return match.group()
        kind = kind_of(value, notes.options.own_hosts)
        if name == "a":
            kinds.append(kind)
        if kind != "internal":
            return match.group()
        target = mark(value, image=(name, key) in _FILES)
        if key == "src":
            said["mark"] = target
        return f'{match["name"]}="{escape(target)}"'

    tag = _ATTRIBUTE.sub(attribute, tag)
    if "external" in kinds and "rel" not in kinds:
        tag = tag[:-1].rstrip() + ' rel="noopener noreferrer">'
    return _marked(tag, said, notes, locate) if name == "img" else tag


def _marked(tag: str, said: dict[str, str], notes: Notes, locate: Locate) -> str:
    """Return an <img> with its mark. An empty `alt` is deliberate here: it says that there is nothing to say."""
    source = said.get("src", "")
    if said.get("alt") != "":
        note_text(notes, *locate(source), said.get("alt", ""), source)
    is_external = kind_of(source, notes.options.own_hosts) == "external"
    src = said.get("mark", source)
    mark = notes.image(src, encoded(source) if is_external else "")
    return f"{tag[:4]}{mark} {tag[4:].lstrip()}"
