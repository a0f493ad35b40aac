"""A log figure as a feed shows it: a caption, `pre` elements and the author's notes, with a tree and without.

The texts of the `pre` are those of the source; where lines are left out, a line says so, and each record
of merged logs says which it is from. Unlike code, a
log has links and a check box in its bar and words between its lines. Where what is left out of them could
change how a parser reads what is around the figure, only a tree can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from nisshi.logs.plain import PIECE, cut_line, with_sources

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_FRAME = re.compile(r'(<figcaption>.*?</figcaption><div class="records"[^<>]*>)(.*)', re.DOTALL)
_BLOCK = re.compile(r"<pre><code>(.*?)</code></pre>", re.DOTALL)
_LABEL = re.compile(r'<(?:span|code) class="(file|host|command)">([^<>]*)</(?:span|code)>')
_PIECES = "pre, div.between.cut, div.between.note"
_SIGNS = {"file": "", "host": "@", "command": "$ "}
"""What is said of a log, in this order, and the sign before it; pages show the same ones."""
_TAG = re.compile(r'<(/?)([a-z]+)(?: [a-z-]+(?:="[^"<>]*+")?)*+>')
_KNOWN = frozenset(
    {"figcaption", "div", "details", "summary", "p", "span", "strong", "b", "code", "a", "label"}
)
_EMPTY = frozenset({"br", "input"})

# Elements in which a parser reads tags by other rules, and what may hide a tag from view.
_OTHER_RULES = re.compile(
    r"<(?:[!?]|(?:title|textarea|xmp|iframe|noembed|noframes|script|style|plaintext|template|select|table|object"
    r"|noscript|button|label)\b)",
    re.IGNORECASE,
)
_TAGS_ALONE = re.compile(r"[^<>]*+(?:<[^<>]++>[^<>]*+)*+")


def log_parts(inner: str) -> tuple[str, tuple[tuple[bool, str], ...]] | None:
    """The caption of a log figure and what stands below it, as HTML: (is a note, it) in order.

    `inner` is what is in the figure. None where it is not as the converter writes it.
    """
    frame = _FRAME.fullmatch(inner)
    if frame is None or not _is_balanced(frame[1] + _BLOCK.sub("", frame[2]) + "</div>"):
        return None
    return _caption(dict(_LABEL.findall(frame[1]))), tuple(_joined(map(_read, PIECE.finditer(frame[2]))))


def plain_log(tree: LexborHTMLParser, figure: LexborNode) -> None:
    """Put the same in the place of a log figure in a tree."""
    said = {name: node.text() for name in _SIGNS if (node := figure.css_first(f"figcaption .{name}"))}
    if caption := _caption(said):
        label = tree.create_node("p")
        label.insert_child(caption)
        figure.insert_before(label)
    for stripe in figure.css(".stripe[data-source]"):
        stripe.insert_child(f"[{stripe.attributes['data-source']}] ")
    for is_note, group in groupby(figure.css(_PIECES), key=lambda node: _has(node, "note")):
        if is_note:
            for note in group:
                words = tree.create_node("p")
                for part in list(note.iter(include_text=True)):
                    words.insert_child(part)
                figure.insert_before(words)
            continue
        block = tree.create_node("pre")
        block.insert_child(
            "\n".join(cut_line(node.text()) if _has(node, "cut") else node.text() for node in group)
        )
        figure.insert_before(block)
    figure.decompose()


def _read(piece: re.Match[str]) -> tuple[bool, str]:
    if piece["cut"] is not None:
        return False, cut_line(piece["cut"])
    if piece["note"] is not None:
        return True, piece["note"]
    return False, with_sources(piece["text"])


def _has(node: LexborNode, name: str) -> bool:
    return node.tag == "div" and name in (node.attributes.get("class") or "").split()


def _joined(pieces: Iterable[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    for is_note, group in groupby(pieces, key=lambda piece: piece[0]):
        texts = [text for _, text in group]
        yield from ((True, text) for text in texts) if is_note else ((False, "\n".join(texts)),)


def _caption(said: dict[str, str]) -> str:
    return " ".join(sign + said[name] for name, sign in _SIGNS.items() if said.get(name))


def _is_balanced(html: str) -> bool:
    opened: list[str] = []
    for end, name in _TAG.findall(html):
        if name in _EMPTY and not end:
            continue
        if name not in _KNOWN or (end and (not opened or opened.pop() != name)):
            return False
        if not end:
            if name in opened and name not in ("details", "div"):
                return False
            opened.append(name)
    return not opened and not _TAG.sub("", html).count("<")


def is_plain_about(html: str, place: str) -> bool:
    """Whether the links and boxes of figures at each `place` element do nothing to what is around them.

    A link in a link ends the outer one (HTML 13.2.6.4.7), and some elements admit no box.
    """
    if _OTHER_RULES.search(html) or not _TAGS_ALONE.fullmatch(html):
        return False
    is_link = False
    for tag in re.finditer(rf"<(?:(/?)a\b|{place} )", html, re.IGNORECASE):
        if tag[1] is None and is_link:
            return False
        is_link = is_link if tag[1] is None else not tag[1]
    return True
