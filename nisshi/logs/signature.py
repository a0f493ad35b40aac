"""What makes a failure the same failure in another post: its message without what changes each time."""

from __future__ import annotations

import re

import msgspec

from nisshi.digest import digest_value
from nisshi.logs.alike import COLUMNS, variables_out

LENGTH = 120  # characters; what follows is the circumstances
LETTERS = 6  # fewer name no failure
_PLACEHOLDER = re.compile("‹[a-z]+›")
_PATH = re.compile(r"(?<![\w/.:])(?:~|\.{1,2})?/(?:[\w.@+%,~-]+/?)+|\b[A-Za-z]:\\[^\s\"'<>|]+")
_FOLDED = re.compile(r"(?:‹n›[\s,:]*)+")


class Signature(msgspec.Struct, frozen=True):
    """`key` is the same for the same failure; `shown` is the message as a reader may see it.

    `key` is "" where too few words are left to say what failed (a line of an access log).
    """

    key: str
    shown: str


def signature(message: str) -> Signature:
    """Return the signature of a message: variables and paths taken out, case and spaces folded, 120 characters."""
    plain = variables_out(_PATH.sub("‹path›", message[:COLUMNS]))
    shown = _FOLDED.sub("‹n› ", plain).strip()[:LENGTH].rstrip()
    letters = sum(map(str.isalpha, _PLACEHOLDER.sub("", shown)))
    told = shown.casefold().replace(
        " ", ""
    )  # where a terminal cut a line, nobody knows whether a space stood
    return Signature(digest_value(told)[:12] if letters >= LETTERS else "", shown)
