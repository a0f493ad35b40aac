"""Frames and foreign scripts in raw HTML: a known player waits for a click, a widget's script goes, and of
any other site the author is told what its presence means to readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import NamedTuple

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nisshi.markdown.embed_cards import NOTHING, card, text_link
from nisshi.markdown.embeds import with_facts
from nisshi.markdown.notes import Notes
from nisshi.markdown.pieces import PIECE
from nisshi.markdown.targets import kind_of

_MAY_BE = re.compile(r"<iframe|<script", re.IGNORECASE)
_START = re.compile(r"<(iframe|script)\b", re.IGNORECASE)
_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("iframe", "script")}
_ATTRIBUTE = re.compile(r"(?<=[\s\"'])([a-zA-Z\-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")


class _Place(NamedTuple):
    notes: Notes
    beside: str  # all HTML of the text
    line: int  # of the piece that is looked at, from 0


def frames(parser: MarkdownIt) -> None:
    """Rewrite `<iframe>` and `<script src>` as `[embeds] privacy` says."""
    parser.core.ruler.push("frames", _rewrite)


def _rewrite(state: StateCore) -> None:
    if not _MAY_BE.search(state.src):
        return
    notes: Notes = state.env["notes"]
    beside = "\n".join(_html(state.tokens))
    for token in state.tokens:
        line = token.map[0] if token.map else 0
        if token.type == "html_block" and _MAY_BE.search(token.content):
            token.content = _block(token.content, _Place(notes, beside, line))
        elif token.type == "inline" and token.children and _MAY_BE.search(token.content):
            _inline(token.children, _Place(notes, beside, line))


def _html(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield each piece of HTML that the author wrote, and each card."""
    for token in tokens:
        for piece in (token, *(token.children or ())):
            if piece.type in ("html_block", "html_inline", "embed"):
                yield piece.content


def _block(html: str, place: _Place) -> str:
    """A block of HTML, its elements each replaced as a whole; an element that ends elsewhere stays."""
    out: list[str] = []
    done = 0
    endless: set[str] = set()  # names of which no end tag follows any more
    for match in PIECE.finditer(html):
        start = _START.match(match.group())
        if match.start() < done or not start:
            continue
        name = start[1].lower()
        end = None if name in endless else _ENDS[name].search(html, match.start())
        if not end:
            endless.add(name)
            continue
        tag = html[match.start() : html.index(">", match.start()) + 1] if name == "script" else match.group()
        here = place._replace(line=place.line + html.count("\n", 0, match.start()))
        out += (html[done : match.start()], _element(name, tag, html[match.start() : end.end()], here))
        done = end.end()
    return "".join((*out, html[done:]))


def _inline(children: Sequence[Token], place: _Place) -> None:
    line = place.line
    endless: set[str] = set()
    for index, child in enumerate(children):
        line += child.type in ("softbreak", "hardbreak")
        start = _START.match(child.content) if child.type == "html_inline" else None
        if not start or (name := start[1].lower()) in endless:
            continue
        rest = (
            number
            for number in range(index + 1, len(children))
            if children[number].type == "html_inline" and _ENDS[name].match(children[number].content)
        )
        end = next(rest, 0)
        if not end:
            endless.add(name)
            continue
        inner = children[index + 1 : end]
        whole = child.content + "".join(part.content for part in inner) + children[end].content
        written = _element(name, child.content, whole, place._replace(line=line))
        if written != whole:
            child.content = written
            for part in (*inner, children[end]):
                part.type, part.tag, part.content, part.nesting, part.children = "html_inline", "", "", 0, []
                part.attrs = {}


def _element(name: str, tag: str, whole: str, place: _Place) -> str:
    values = _attributes(tag)
    return _script(values, whole, place) if name == "script" else _frame(values, tag, whole, place)


def _attributes(tag: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag):
        values.setdefault(name.lower(), unescape(double or single or bare).strip())
    return values


def _script(values: dict[str, str], whole: str, place: _Place) -> str:
    from nisshi.embeds.all_providers import is_widget, recognise
    from nisshi.embeds.mastodon import hosts_of_posts

    options, source = place.notes.options, values.get("src", "")
    if options.embeds == "as-written" or kind_of(source, options.own_hosts) != "external":
        return whole
    if is_widget(source, hosts_of_posts(place.beside)):
        embed = recognise(f"https:{source}" if source.startswith("//") else source)
        is_gist = embed and embed.provider == "gist"  # of which nothing else is in the page
        return card(embed, NOTHING, options, escape, tag="span") if embed and is_gist else ""
    message = f"this script makes every reader's browser ask {_host(source)}"
    if options.embeds == "strict":
        hint = "it is left out: `[embeds] privacy` is “strict”"
        place.notes.report(place.line, message, hint, find=source)
        return ""
    place.notes.report(place.line, message, "take it out, or serve it from your blog", find=source)
    return whole


def _frame(values: dict[str, str], tag: str, whole: str, place: _Place) -> str:
    notes, source = place.notes, values.get("src", "")
    options = notes.options
    kind = kind_of(source, options.own_hosts)
    if not source or kind == "internal" or source == "about:blank":
        return _kept(values, tag, whole, "")
    if kind == "other":
        notes.report(place.line, "this frame has no address of a page: it is left out", find=source)
        return ""
    url = f"https:{source}" if source.startswith("//") else source
    if options.embeds == "as-written":
        return _kept(values, tag, whole, _host(url))
    from nisshi.embeds.all_providers import recognise

    embed = recognise(url)
    title = values.get("title", "")
    if embed:
        facts = notes.text.embeds.get(embed.key, NOTHING)
        facts = msgspec.structs.replace(facts, title=facts.title or title)
        return card(with_facts(embed, notes), facts, options, escape, tag="span")
    message = f"this frame makes every reader's browser ask {_host(url)}"
    if options.embeds == "strict":
        hint = "a link stands in its place: `[embeds] privacy` is “strict”"
        notes.report(place.line, message, hint, find=source)
        return text_link(url, title or url, options)
    hint = "write a link, or set `[embeds] privacy` to “strict”, which makes it one"
    notes.report(place.line, message, hint, find=source)
    return _kept(values, tag, whole, _host(url))


def _kept(values: dict[str, str], tag: str, whole: str, name: str) -> str:
    """The frame as it is, loaded when it comes near, and with a name for those who hear the page."""
    more = "" if "loading" in values else ' loading="lazy"'
    if name and not values.get("title") and "title" not in values:
        more += f' title="{escape(name)}"'
    start = len("<iframe")
    return f"{tag[:start]}{more}{tag[start:]}{whole[len(tag) :]}"


def _host(url: str) -> str:
    """The host of an address as written, for words to the author."""
    return url.partition("//")[2].partition("/")[0].partition("?")[0] or "another site"
