"""The code and log figures of a post as plain `<pre>`, made without a tree.

Most of a post's elements are the colours in its figures. A feed shows none of them, so figures are
taken out of the source before the rest becomes a tree, and put back into what the tree is written as.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nisshi.outputs.feed_logs import is_plain_about, log_parts

_START = re.compile(
    r'<figure class="(?:code" data-lang="[^"<>]*"><figcaption>'
    r'(?:<span class="file">(?P<file>[^<>\r\0]*)</span>)?(?:<span class="lang">[^<>]*</span>)*'
    r'</figcaption><pre tabindex="0"><code(?: class="[^"<>]*")?>|(?P<log>log)" data-format="[^"<>]*"'
    r'(?: data-merged="")?(?: data-wide="")?(?: id="[^"<>]*")?>(?=<figcaption>))'
)
_CODE_END = "</code></pre></figure>"
_LOG_END = "</div></figure>"
_COLOURS = re.compile(r'</(?:span|mark)>|<(?:span|mark) class="[^"]*+"(?: [a-z-]+="[^"]*+")*+>')
# What would not leave a tree as it came: other tags, line ends and references than the converter writes.
_OTHER = re.compile("[<>\r\0]")
_NOTE_TAGS = re.compile("</?b>|<br>")
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
    has_log = False
    at = 0
    while start := _START.search(html, at):
        has_log = has_log or start["log"] is not None
        stop = _CODE_END if start["log"] is None else _LOG_END
        end = html.find(stop, start.end())
        figure = _plain(start, html[start.end() : end]) if end >= 0 else ""
        if not figure:
            return html, ()
        kept += html[at : start.start()], f'<{PLACE} taken="{len(figures)}"></{PLACE}>'
        figures.append(figure)
        at = end + len(stop)
    rest = "".join((*kept, html[at:]))
    if len(_ODD.findall(rest)) > len(figures) or (has_log and not is_plain_about(rest, PLACE)):
        return html, ()
    return rest, tuple(figures)


def put_back(html: str, figures: Sequence[str]) -> str:
    """Return the HTML with the figures in their places."""
    return _PLACES.sub(lambda place: figures[int(place[1])], html) if figures else html


def _plain(start: re.Match[str], inner: str) -> str:
    """Return a figure as a tree would be written, or "" where only a tree can tell."""
    if start["log"] is None:
        caption, is_said = start["file"] or "", start["file"] is not None
        parts: tuple[tuple[bool, str], ...] = ((False, inner),)
    else:
        found = log_parts(inner)
        if found is None:
            return ""
        (caption, parts), is_said = found, bool(found[0])
    html = [f"<p>{caption}</p>"] if is_said else []
    for is_note, written in parts:
        text = _COLOURS.sub("", written if is_note else written.replace("<br>", ""))
        html.append(f"<p>{text}</p>" if is_note else _block(text, is_code=start["log"] is None))
        if _OTHER.search(_NOTE_TAGS.sub("", text) if is_note else text) or _REFERENCE.search(text):
            return ""
    if _OTHER.search(caption) or _REFERENCE.search(caption):
        return ""
    return "".join(html).replace("\xa0", "&nbsp;")


def _block(text: str, *, is_code: bool) -> str:
    if is_code:
        return f"<pre><code>{text}</code></pre>"
    # A parser drops one line feed after `<pre>` (HTML 13.1.2.5).
    return f"<pre>\n{text}</pre>" if text.startswith("\n") else f"<pre>{text}</pre>"
