"""A fence that nothing closes hides what follows it, so its author is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nisshi.markdown.notes import Notes

# A line that begins like a fence, also where it is too short, in a list or in a quotation.
_LIKE_A_FENCE = re.compile(r"[ \t>]*(?P<mark>`{2,}|~{2,})(?P<rest>[^`~]*)")


def unclosed_fences(parser: MarkdownIt) -> None:
    """Warn of each fence that only the end of the text closes (CommonMark 4.5), or that of its list item or quote.

    One that ends with its quote or item is told of only where it hides the rest of the text too, or the
    next fence looks as if it were meant to close it: a line of it is not indented enough.
    """
    parser.core.ruler.after("block", "unclosed_fences", _tell)


def _tell(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "fence" and token.map and not _is_closed(token):
            _tell_of(token, state.env["notes"])


def _is_closed(token: Token) -> bool:
    """Whether the block has one line more than its beginning and its content."""
    first, end = token.map or (0, 0)
    content = token.content
    lines = content.count("\n") + (bool(content) and not content.endswith("\n"))
    return end - first > lines + 1


def _tell_of(token: Token, notes: Notes) -> None:
    first, end = token.map or (0, 0)
    rest, body_line = notes.lines[end:], notes.text.body_line
    if any(line.strip() for line in rest):
        place = _next_fence(rest, token.markup)
        if place < 0:
            return
        message = "this code block ends with its list item or quote, before a line closes it"
        hint = f"write its lines as far in as its first one, up to the {token.markup} in line {end + place + body_line}"
    else:
        message = "this code block is never closed: all that follows is shown as code"
        hint = _near_end(notes.lines[first + 1 : end], token.markup, first + 1 + body_line)
    notes.report(first, message, hint, find=token.markup)


def _next_fence(lines: Sequence[str], markup: str) -> int:
    """Return which line is the next fence if it can be the end of a block, else -1."""
    for number, line in enumerate(lines):
        match = _LIKE_A_FENCE.fullmatch(line)
        if match and len(match["mark"]) > 2:
            return number if match["mark"].startswith(markup) and not match["rest"].strip() else -1
    return -1


def _near_end(lines: Sequence[str], markup: str, first: int) -> str:
    """Say how to close a block, looking at what in it was perhaps meant to; `first` is the line of lines[0]."""
    for number, line in enumerate(lines, first):
        match = _LIKE_A_FENCE.fullmatch(line)
        if not match:
            continue
        mark, words = match["mark"], match["rest"].strip()
        if mark.startswith(markup) and words:
            return (
                f"line {number} does not close it, for words stand behind its {mark}: end the block before it"
            )
        if mark.startswith(markup):
            return f"line {number} does not close it, for it is too far in: at most three spaces may stand before it"
        if not words:
            return (
                f"line {number} does not close it with {mark}: write {markup}, as in the line that opens it"
            )
    return f"write {markup} alone in the line below its last one"
