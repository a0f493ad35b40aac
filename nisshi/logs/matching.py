"""What an author points at records with: words as they stand in the log, or an expression between slashes."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from nisshi.logs.records import Excerpt

# What redaction has put in the place of a value: IP-1 is not the beginning of IP-12.
_PSEUDONYM = re.compile(r"(?<!\w)(?:IP|MAC|email|token|user|host)-\d+$", re.ASCII)
_EXPRESSION = re.compile(r"/(.+)/(i?)", re.DOTALL)


class Fault(msgspec.Struct, frozen=True):
    """Why an excerpt is not what its author asked for; `piece` is what the author wrote."""

    piece: str
    message: str
    hint: str = ""


def matcher(written: str) -> Callable[[str], bool] | Fault:
    """Return a test of texts: whether they hold the words, or match `/expression/` (`/expression/i`).

    The expression is one of Python; `^` and `$` stand for the ends of a line.
    """
    found = _EXPRESSION.fullmatch(written)
    if found is None and _PSEUDONYM.search(written) is None:
        return lambda text: written in text
    if found is None:
        whole = re.compile(rf"{re.escape(written)}(?!\d)")
        return lambda text: whole.search(text) is not None
    try:
        pattern = re.compile(found[1], re.MULTILINE | (re.IGNORECASE if found[2] else 0))
    except re.error as error:
        return Fault(written, f"“{written}” is no regular expression: {error.msg}", _MEANT)
    return lambda text: pattern.search(text) is not None


_MEANT = "put a backslash before a sign that stands for itself, or leave out the slashes to look for words"


def matching(excerpt: Excerpt, written: str) -> tuple[int, ...] | Fault:
    """Return the indexes of the records that hold a match, head line or continuation."""
    matches = matcher(written)
    if isinstance(matches, Fault):
        return matches
    text = excerpt.text
    records = enumerate(excerpt.records)
    return tuple(index for index, record in records if matches(text[record.start : record.end]))
