"""The address of a link, found by one pattern where nothing in it has a meaning of its own."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination

# No escape, entity, bracket, space or control character; a space or the link's bracket ends it.
_PLAIN = re.compile(r"[^\x00-\x20\x7f()<>\\&]+(?=[ )])")


class _Destination(NamedTuple):
    """The fields of what markdown-it's own function returns."""

    ok: bool
    pos: int
    str: str


def destinations(parser: MarkdownIt) -> None:
    """Let the parser read plain addresses at once, and ask markdown-it for all others."""
    helpers = SimpleNamespace(**{**vars(parser.helpers), "parseLinkDestination": _destination})
    setattr(parser, "helpers", helpers)  # noqa: B010 - typed as the module it usually is


def _destination(string: str, pos: int, maximum: int) -> object:
    plain = _PLAIN.match(string, pos, maximum)
    return _Destination(True, plain.end(), plain[0]) if plain else parseLinkDestination(string, pos, maximum)
