"""Which lines of Markdown are indented code (CommonMark 0.31, 4.4): what is rewritten leaves them alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

_MAY_BE = re.compile(r"^[ >]*(?: {4}|\t)", re.MULTILINE)
# The signs of quotations; in a fence there are not more than outside of it.
_QUOTES = tuple(re.compile(rf"(?: {{0,3}}> ?){{0,{most}}}") for most in range(10))
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_ITEM = re.compile(
    r"(?P<sign>[-+*]|\d{1,9}[.)]|\[\^[^\]\s]{1,99}\]:)(?P<space>[ \t]+|$)"
)  # a footnote goes on too
_IN_FOOTNOTE = 4  # columns
# What interrupts a paragraph and goes on in no line: headings, also by their underline, and rules.
_LINE = re.compile(r"#{1,6}(?:\s.*)?|=+|[-_*][-_*\s]*")
_FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")


def outside_indented_code(body: str, rewrite: Callable[[str], str]) -> str:
    """Return Markdown, all of it rewritten but its indented code; pieces handed over consist of whole lines."""
    if not _MAY_BE.search(body):
        return rewrite(body)
    reader = _Reader()
    parts = groupby(_LINES.findall(body), key=reader.is_code)
    return "".join("".join(lines) if is_code else rewrite("".join(lines)) for is_code, lines in parts)


class _Reader:
    """Reads one line after another, and knows which lists and fences it is in."""

    def __init__(self) -> None:
        self._depth = 0  # of quotations
        self._begin()

    def _begin(self) -> None:
        self._items: list[int] = []  # where the content of each list item begins, the innermost last
        self._fence = ""  # the sign that opened the one we are in
        self._is_free = True  # nothing stands above that an indented line would go on with

    def is_code(self, line: str) -> bool:
        """Whether this line is indented code. A line that only might be is none."""
        quote = _QUOTES[min(self._depth, len(_QUOTES) - 1) if self._fence else -1].match(line)
        start = quote.end() if quote else 0
        if (depth := line.count(">", 0, start)) != self._depth:
            self._depth = depth
            self._begin()
        rest = line[start:].expandtabs(4).rstrip()
        text = rest.lstrip()
        return self._judge(text, len(rest) - len(text))

    def _judge(self, text: str, indent: int) -> bool:
        if self._fence and (not text or indent >= self._base()):
            if text.startswith(self._fence) and not text.strip(self._fence[0]):
                self._fence, self._is_free = "", True
            return False
        self._fence = ""
        if not text:
            self._is_free = True
            return False
        item = _ITEM.match(text)
        opened = _FENCE.fullmatch(text)
        is_line = _LINE.fullmatch(text) is not None
        if self._is_free or item or opened or is_line:
            while self._items and indent < self._items[-1]:
                self._items.pop()
        if indent - self._base() >= 4 and self._is_free:
            return True
        while item and len(self._items) < 100:
            space = len(item["space"])
            width = len(item["sign"]) + (space if 1 <= space <= 4 else 1)
            self._items.append(indent + (_IN_FOOTNOTE if item["sign"][0] == "[" else width))
            indent, text = indent + width, text[width:]
            item = _ITEM.match(text)
        opened = _FENCE.fullmatch(text)
        self._fence = (opened[1] or opened[2]) if opened else ""
        self._is_free = is_line
        return False

    def _base(self) -> int:
        return self._items[-1] if self._items else 0
