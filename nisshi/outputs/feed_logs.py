"""The text of a log figure without a tree: its `pre` elements, joined by line feeds.

Unlike code, a log has links and a check box in its bar and notes between its lines. They are left out
here; where they could change how a parser reads what is around the figure, only a tree can tell.
"""

from __future__ import annotations

import re

_FRAME = re.compile(r'(<figcaption>.*?</figcaption><div class="records"[^<>]*>)(.*)', re.DOTALL)
_BLOCK = re.compile(r"<pre><code>(.*?)</code></pre>", re.DOTALL)
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


def log_text(inner: str) -> str | None:
    """What is in the `pre` elements of a log figure; None where it is not as the converter writes it."""
    frame = _FRAME.fullmatch(inner)
    if frame is None:
        return None
    around = frame[1] + _BLOCK.sub("", frame[2])
    return "\n".join(_BLOCK.findall(frame[2])) if _is_balanced(around + "</div>") else None


def _is_balanced(html: str) -> bool:
    opened: list[str] = []
    for end, name in _TAG.findall(html):
        if name in _EMPTY and not end:
            continue
        if name not in _KNOWN or (end and (not opened or opened.pop() != name)):
            return False
        if not end:
            if name in opened and name != "details":
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
