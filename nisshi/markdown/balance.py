"""Raw HTML that is left open would swallow what follows the post: it is closed, and the author told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nisshi.markdown.notes import Notes
from nisshi.markdown.pieces import PIECE
from nisshi.markdown.where import where

# Elements that HTML wants an end tag of, and that a post may hold; an end tag of `p` or `li` may be left out.
_PAIRED = frozenset(
    (
        "a", "abbr", "article", "aside", "audio", "b", "blockquote", "button", "center", "cite", "code",
        "del", "details", "dialog", "div", "dl", "em", "fieldset", "figcaption", "figure", "font", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "i", "iframe", "ins", "kbd", "label", "main",
        "map", "mark", "nav", "object", "ol", "picture", "pre", "q", "ruby", "s", "samp", "section",
        "select", "small", "span", "strong", "sub", "summary", "sup", "table", "u", "ul", "var", "video"
    )
)  # fmt: skip
# Formatting elements, which browsers open again in whatever follows (HTML 13.2.4.3).
_LASTING = frozenset(("a", "b", "code", "em", "font", "i", "s", "small", "strong", "u"))
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9\-]*)")
_BARE_VALUE = re.compile(r"=\s*[^\s\"'>]+/>$")  # the slash of `href=/a/>` belongs to the address
_BREAKS = ("softbreak", "hardbreak")


def balance(parser: MarkdownIt) -> None:
    """Close what is left open, drop end tags of nothing and give `<iframe … />` the end it means."""
    parser.core.ruler.push("balance", where("<", _balance))


class _Open:
    """The elements that are open at a place of the text."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.stack: list[tuple[str, int, bool]] = []  # name, line, whether it is in no list or quote

    def tag(self, text: str, line: int, is_top: bool) -> str:
        """Return what is written for one tag at `line` (from 0)."""
        match = _NAME.match(text)
        name = match[2].lower() if match else ""
        if not match or name not in _PAIRED:
            return text
        if match[1]:
            return text if self._close(name, line) else ""
        if text.endswith("/>") and not _BARE_VALUE.search(text):
            return f"{text[:-2].rstrip()}></{name}>"
        self.stack.append((name, line, is_top))
        return text

    def _close(self, name: str, line: int) -> bool:
        if name not in (entry[0] for entry in self.stack):
            message = f"</{name}> closes nothing: it is left out"
            self.notes.report(line, message, "open the element, or delete the tag", find=f"</{name}")
            return False
        while self.stack[-1][0] != name:
            self.tell(*self.stack.pop()[:2])
        self.stack.pop()
        return True

    def ends(self) -> str:
        """Return the end tags missing at the end of the text; a list or quote ends most of its own."""
        missing = self.stack[::-1]
        for name, line, _ in missing:
            self.tell(name, line)
        return "".join(f"</{name}>" for name, _, is_top in missing if is_top or name in _LASTING)

    def tell(self, name: str, line: int) -> None:
        self.notes.report(line, f"<{name}> is never closed", f"add </{name}> where it ends", find=f"<{name}")


def _balance(state: StateCore) -> None:
    html = list(_html(state.tokens))
    if not html:
        return
    opened = _Open(state.env["notes"])
    for token, line, is_top in html:
        _rewrite(token, line, is_top, opened)
    if ends := opened.ends():
        state.tokens.append(Token("html_block", "", 0, content=f"{ends}\n"))


def _html(tokens: list[Token]) -> Iterator[tuple[Token, int, bool]]:
    """Yield each token of raw HTML with its line (from 0) and whether it is in no list or quote."""
    for token in tokens:
        if "<" not in token.content:
            continue
        line = token.map[0] if token.map else 0
        if token.type == "html_block":
            yield token, line, token.level == 0
        for child in token.children or []:
            if child.type == "html_inline":
                yield child, line, token.level == 1
                line += child.content.count("\n")
            elif child.type in _BREAKS:
                line += 1


def _rewrite(token: Token, line: int, is_top: bool, opened: _Open) -> None:
    text = token.content
    here, counted = line, 0

    def piece(match: re.Match[str]) -> str:
        nonlocal here, counted
        here, counted = here + text.count("\n", counted, match.start()), match.start()
        if match["verbatim"] and not match["end"] and token.type == "html_block":
            opened.tell(match["element"].lower(), here)
            return f"{match.group()}</{match['element']}>"
        return opened.tag(match.group(), here, is_top) if match["tag"] else match.group()

    token.content = PIECE.sub(piece, text)
