"""The text of an excerpt as `render` wrote it, with words in the place of what only a page can show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

PIECE = re.compile(
    r'<pre><code>(?P<text>.*?)</code></pre>|<div class="between (?:cut">(?P<cut>[^<>]*)</div>'
    r'|note" role="note"(?: id="[^"<>]*")?>(?P<note>.*?)</div>)',
    re.DOTALL,
)
"""What is told of a log in words, in order: lines, where lines are left out, and notes."""

_FIGURE = '<figure class="log"'
_FILE = re.compile(r'<span class="file">([^<>]*)</span>')
_STRIPE = re.compile(r'<span class="stripe" data-stripe="\d" data-source="([^"<>]*)"></span>')
_TAG = re.compile(r"<[^<>]*>")


def cut_line(words: str) -> str:
    """A line that no log would write: what is said of lines left out."""
    return f"… {words} …"


def with_sources(html: str) -> str:
    """Put the name of the log that a record of merged logs is from before the record."""
    return _STRIPE.sub(r"[\1] ", html) if 'class="stripe"' in html else html


def plain_text(html: str) -> str:
    """Return the lines of excerpts, a line where lines are left out, and no notes.

    Where there are several, the name of its file stands above each, as `head` writes it.
    """
    _, *figures = html.split(_FIGURE)
    texts = ["\n".join(_lines(figure)) for figure in figures]
    if len(figures) > 1:
        names = (_FILE.search(figure) for figure in figures)
        texts = [
            f"==> {unescape(name[1])} <==\n{text}" if name else text
            for name, text in zip(names, texts, strict=True)
        ]
    return "\n\n".join(texts)


def _lines(figure: str) -> Iterator[str]:
    for piece in PIECE.finditer(figure):
        if piece["cut"] is not None:
            yield cut_line(unescape(piece["cut"]))
        elif piece["note"] is None:
            yield unescape(_TAG.sub("", with_sources(piece["text"])))
