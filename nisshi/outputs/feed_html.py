"""A post's HTML as any feed reader can show it: a tree without styles, scripts or relative addresses.

Readers throw styles and scripts away and know nothing of our page, so what depends on them is put
plainly instead: a log excerpt is a `<pre>` with what its author says of it, a frame is a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from nisshi.browser_address import runs_script
from nisshi.outputs.feed_embeds import frame_link, plain_embed
from nisshi.outputs.feed_figures import PLACE, put_back, take_figures
from nisshi.outputs.feed_logs import plain_log
from nisshi.outputs.feed_pictures import formula_source, plain_diagram
from nisshi.srcset import with_addresses

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    # The element it is for, a selector of such elements, and what is done to each.
    _Pass = tuple[str, str, Callable[[LexborHTMLParser, LexborNode], None]]

_DOCUMENT = "<!doctype html><body>"
_ADDRESSES = ("href", "src", "data", "poster", "cite", "longdesc", "xlink:href")
_NOISE = frozenset(
    {"class", "style", "id", "name", "tabindex", "role", "rel", "target", "loading", "decoding"}
    | {"fetchpriority", "crossorigin", "contenteditable", "draggable", "autoplay", "nonce", "integrity"}
)
_NOISE_PREFIXES = ("on", "data-", "aria-")


def feed_html(html: str, page_url: str) -> str:
    """Return the body `html` of the page at the absolute `page_url` for use in a feed.

    Ids are dropped, since a reader shows many posts in one document; links to a place in the post
    (footnotes, headings) lead to that place of its own page.
    """
    from selectolax.lexbor import LexborHTMLParser

    source, figures = take_figures(html)
    tree = LexborHTMLParser(_DOCUMENT + source)
    if figures and len(tree.css(PLACE)) != len(figures):  # one is in a comment or a value
        tree, figures = LexborHTMLParser(_DOCUMENT + html), ()
    body = tree.body
    if body is None:
        return ""
    names = frozenset(node.tag for node in body.css("*"))
    _rewrite(tree, body, names, _BEFORE)
    for node in body.css("*"):
        _clean_attributes(node, page_url)
    _rewrite(tree, body, names, _AFTER)
    return put_back(body.inner_html or "", figures)


def _rewrite(
    tree: LexborHTMLParser, body: LexborNode, names: frozenset[str | None], passes: Iterable[_Pass]
) -> None:
    """Rewrite what each selector finds; one for an element that is not there is not tried."""
    for name, selector, rewrite in passes:
        if name in names:
            for node in body.css(selector):
                rewrite(tree, node)


def _plain_code(tree: LexborHTMLParser, figure: LexborNode) -> None:
    """Code becomes `<pre><code>`, its file name a paragraph above it."""
    file = figure.css_first("figcaption .file")
    if file is not None:
        label = tree.create_node("p")
        label.insert_child(file.text())
        figure.insert_before(label)
    block, code = tree.create_node("pre"), tree.create_node("code")
    source = figure.css_first("pre")
    code.insert_child("" if source is None else source.text())
    block.insert_child(code)
    figure.replace_with(block)


def _drawing_title(tree: LexborHTMLParser, drawing: LexborNode) -> None:
    """An inline drawing needs the ids and styles a reader drops: its title stands for it."""
    title = drawing.css_first("title")
    drawing.replace_with(title.text() if title is not None else "")


def _check_box(tree: LexborHTMLParser, box: LexborNode) -> None:
    attributes = box.attributes
    if attributes.get("type") == "checkbox":
        box.replace_with("☑" if "checked" in attributes else "☐")
    else:
        box.decompose()


def _footnote_rule(tree: LexborHTMLParser, notes: LexborNode) -> None:
    notes.insert_before(tree.create_node("hr"))


def _drop(tree: LexborHTMLParser, node: LexborNode) -> None:
    node.decompose()


def _drop_contents(tree: LexborHTMLParser, contents: LexborNode) -> None:
    """The list of contents goes, and the heading right above it, which pages hide too (contents.css)."""
    above = contents.prev
    while above is not None and above.is_text_node and not above.text().strip():
        above = above.prev
    if above is not None and above.tag == "h2":
        above.decompose()
    contents.decompose()


def _unwrap(tree: LexborHTMLParser, node: LexborNode) -> None:
    node.unwrap(delete_empty=True)


def _unwrap_bare(tree: LexborHTMLParser, span: LexborNode) -> None:
    if not span.attributes:
        span.unwrap(delete_empty=True)


def _keep_first_line_feed(tree: LexborHTMLParser, block: LexborNode) -> None:
    """A parser drops one line feed after `<pre>` (HTML 13.1.2.5): put a second one before the first."""
    first = block.child
    if first is not None and first.is_text_node and first.text(deep=False).startswith("\n"):
        first.insert_before("\n")


_DROPPED = ("script", "style", "link", "meta", "base", "template", "canvas", "button", "select", "textarea")
_BEFORE: tuple[_Pass, ...] = (
    *((name, name, _drop) for name in _DROPPED),
    ("nav", "nav.toc", _drop_contents),
    ("a", "a.anchor, a.footnote-back", _drop),
    ("figure", "figure.code", _plain_code),
    ("figure", "figure.log", plain_log),
    ("p", "p.embed", plain_embed),
    ("span", "span.embed", plain_embed),
    ("figure", "figure.diagram", plain_diagram),
    ("math", "math[alttext]", formula_source),
    ("svg", "svg", _drawing_title),
    ("input", "input", _check_box),
    ("section", "section.footnotes", _footnote_rule),
    ("div", "div.table", _unwrap),
    ("noscript", "noscript", _unwrap),
    ("form", "form", _unwrap),
    ("mark", "mark.failure", _unwrap),
)
_AFTER: tuple[_Pass, ...] = (
    ("iframe", "iframe", frame_link),
    ("embed", "embed", frame_link),
    ("object", "object", frame_link),
    ("span", "span", _unwrap_bare),
    ("pre", "pre", _keep_first_line_feed),
)


def _clean_attributes(node: LexborNode, page_url: str) -> None:
    attributes = node.attributes
    if "data-src" in attributes and node.tag == "img":  # a script would have loaded it
        node.attrs["src"] = attributes["data-src"]
        attributes = node.attributes
    for name, value in attributes.items():
        if name in _NOISE or name.startswith(_NOISE_PREFIXES):
            del node.attrs[name]
        elif name in _ADDRESSES and value is not None:
            if runs_script(value):
                del node.attrs[name]
            else:
                node.attrs[name] = absolute(value, page_url)
        elif name == "srcset" and value is not None:
            node.attrs[name] = with_addresses(value, lambda address: absolute(address, page_url))


def absolute(address: str, page_url: str) -> str:
    """Resolve an address against its page; one that is no URL at all stays as the author wrote it."""
    if address.startswith(("https://", "http://")):
        return address
    try:
        return urljoin(page_url, address.strip())
    except ValueError:
        return address
