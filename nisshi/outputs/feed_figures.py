"""The code and log figures of a post as plain `<pre>`, made without a tree.

Most of a post's elements are the colours in its figures. A feed shows none of them, so figures are
taken out of the source before the rest becomes a tree, and put back into what the tree is written as.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_START = re.compile(
    r'<figure class="(?P<kind>code|log)" data-(?:lang|format)="[^"<>]*"><figcaption>'
    r'(?:<span class="file">(?P<file>[^<>\r\0]*)</span>)?(?:<span class="(?:lang|summary)">[^<>]*</span>)*'
    r'</figcaption><pre tabindex="0"><code(?: class="[^"<>]*")?>'
)
_END = "</code></pre></figure>"
_COLOURS = re.compile(r'</(?:span|mark)>|<(?:span|mark) class="[^"]*+"(?: data-[a-z]+="[^"]*+")*+>')
# What would not leave a tree as it came: other tags, line ends and references than the converter writes.
_OTHER = re.compile("[<>\r\0]")
_REFERENCE = re.compile("&(?!(?:lt|gt|amp);)")
PLACE = "hgroup"
"""The element that stands for a figure: a rare one that parsers treat as they treat `figure` (HTML 13.2.6.4.7)."""
_PLACES = re.compile(f'<{PLACE} taken="([0-9]+)"></{PLACE}>')
# By figures of the author's and in drawings, where a browser reads tags by other rules, a place is not
# sure to stand for its figure; nor is one that the author may have written.
_ODD = re.compile(f"<(?:svg|math|figure|{PLACE})", re.IGNORECASE)


def take_figures(html: str) -> tuple[str, tuple[str, ...]]:
    """Return the HTML with a `PLACE` for each figure, and the figures as a feed shows them.

    Only figures exactly as the converter writes them are taken: all of a post's, or none. Every `PLACE`
    in the HTML is then one of these, but only a tree can tell whether each of them is an element.
    """
    figures: list[str] = []
    kept: list[str] = []
    at = 0
    while start := _START.search(html, at):
        end = html.find(_END, start.end())
        figure = _plain(start, _COLOURS.sub("", html[start.end() : end])) if end >= 0 else ""
        if not figure:
            return html, ()
        kept += html[at : start.start()], f'<{PLACE} taken="{len(figures)}"></{PLACE}>'
        figures.append(figure)
        at = end + len(_END)
    rest = "".join((*kept, html[at:]))
    return (html, ()) if len(_ODD.findall(rest)) > len(figures) else (rest, tuple(figures))


def put_back(html: str, figures: Sequence[str]) -> str:
    """Return the HTML with the figures in their places."""
    return _PLACES.sub(lambda place: figures[int(place[1])], html) if figures else html


def _plain(start: re.Match[str], text: str) -> str:
    """Return a figure as a tree would be written, or "" where only a tree can tell."""
    label = f"<p>{start['file']}</p>" if start["kind"] == "code" and start["file"] is not None else ""
    if _OTHER.search(text) or _REFERENCE.search(text) or _REFERENCE.search(label):
        return ""
    if start["kind"] == "log":
        # A parser drops one line feed after `<pre>` (HTML 13.1.2.5).
        block = f"<pre>\n{text}</pre>" if text.startswith("\n") else f"<pre>{text}</pre>"
    else:
        block = f"<pre><code>{text}</code></pre>"
    return (label + block).replace("\xa0", "&nbsp;")
