"""Headings: below the page's title, with ids that last and a link to themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from nisshi.markdown.notes import Notes
from nisshi.markdown.plain_text import inline_text
from nisshi.markdown.slugs import Slugger
from nisshi.model import Heading

# Tags an author may write in a heading and that a list of contents may repeat, without attributes.
_PHRASE_TAG = re.compile(
    r"<(/?)(b|code|del|em|i|ins|kbd|mark|rb|rp|rt|ruby|s|small|strong|sub|sup|wbr)\b[^>]*>"
)
_LEFT_OUT = ("link_open", "link_close", "image", "footnote_ref")


def headings(parser: MarkdownIt) -> None:
    """Give headings ids and anchors and note them; an h1 becomes h2, an empty one is dropped."""
    parser.core.ruler.push("headings", _visit)
    parser.add_render_rule("heading_close", _close)


def _visit(state: StateCore) -> None:
    notes: Notes = state.env["notes"]
    slugger = Slugger()
    dropped: list[int] = []
    for index, token in enumerate(state.tokens):
        if token.type != "heading_open":
            continue
        inline, close = state.tokens[index + 1 : index + 3]
        line = token.map[0] if token.map else 0
        children = inline.children or []
        raw = inline_text(children, keep_breaks=True)
        alt = "" if raw.strip() else _alt(children)
        if not raw.strip() and not alt:
            notes.report(
                line, "this heading is empty", "write its text or delete the line", find=token.markup
            )
            if any(child.content or child.type == "image" for child in children):  # it shows something
                token.type, close.type, token.tag, close.tag = "paragraph_open", "paragraph_close", "p", "p"
            else:
                dropped += (index, index + 1, index + 2)
            continue
        token.tag = close.tag = "h2" if token.tag == "h1" else token.tag
        identity = slugger.unique(raw)
        token.attrs["id"] = identity
        close.meta["id"] = identity
        notes.ids.append(identity)
        notes.headings.append(
            Heading(
                level=int(token.tag[1]),
                id=identity,
                html=escape(alt) or _contents_html(children, state),
                text=alt or inline_text(children),
                line=notes.text.body_line + line,
            )
        )
    if dropped:
        gone = frozenset(dropped)
        state.tokens = [token for index, token in enumerate(state.tokens) if index not in gone]


def _alt(children: Sequence[Token]) -> str:
    """Return what the pictures of a heading say: the name of a heading that has no other words."""
    pictures = (child.children or [] for child in children if child.type == "image")
    return " ".join(inline_text(alt) for alt in pictures).strip()


def _contents_html(children: Sequence[Token], state: StateCore) -> str:
    """Inline HTML of a heading as a list of contents shows it: no links, pictures, footnotes, ids."""
    kept: list[Token] = []
    for child in children:
        if child.type == "html_inline":
            tag = _PHRASE_TAG.fullmatch(child.content)
            if tag:
                kept.append(Token("html_inline", "", 0, content=f"<{tag[1]}{tag[2]}>"))
        elif child.type not in _LEFT_OUT:
            kept.append(child)
    renderer = cast(RendererHTML, state.md.renderer)
    return renderer.renderInline(kept, state.md.options, state.env).strip()


def _close(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    identity = escape(str(token.meta["id"]))
    anchor = f'<a class="anchor" href="#{identity}" aria-hidden="true" tabindex="-1">#</a>'
    return f"{anchor}</{token.tag}>\n"
