"""Which lines of Markdown are code: what is rewritten leaves them alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt

# Indented code (CommonMark 0.31, 4.4), a fence in something that may end before it does, or a definition.
_MAY_BE = re.compile(
    r"^(?:[ >]*(?: {4}|\t)|(?:\[\^[^\]\n]*+\]:)?[ \t>\-*+.)0-9]++(?:`{3}|~{3}))", re.MULTILINE
)
_DEFINITION = re.compile(r"^[ \t>]*[:~][ \t]", re.MULTILINE)
_BLOCKS = ("normalize", "block")  # rules of the parser that find blocks; none looks into a line of text


def outside_code(body: str, rewrite: Callable[[str], str], *, definition_lists: bool = False) -> str:
    """Return Markdown, all of it rewritten but its code; pieces handed over consist of whole lines.

    So are fences, but for a text where all of them begin their lines: these are handed over.
    """
    if not _MAY_BE.search(body) and not (definition_lists and _DEFINITION.search(body)):
        return rewrite(body)
    lines = body.split("\n")
    bounds = [0, *_code(body, definition_lists), len(lines)]
    parts = ["\n".join(lines[start:end]) for start, end in pairwise(bounds)]
    kept = [part if number % 2 else rewrite(part) for number, part in enumerate(parts)]
    return "\n".join(part for part, (start, end) in zip(kept, pairwise(bounds), strict=True) if start < end)


def _code(body: str, definition_lists: bool) -> Iterator[int]:
    """Yield the first line of each block of code and the one behind its last, in order."""
    last = 0
    for token in _block_parser(definition_lists).parse(body):
        if token.type in ("code_block", "fence") and token.map and token.map[0] >= last:
            last = token.map[1]
            yield from token.map


@cache
def _block_parser(definition_lists: bool) -> MarkdownIt:
    """A parser that finds the blocks that the converter finds; it keeps nothing from text to text."""
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    footnote_plugin(parser, inline=False)
    if definition_lists:
        deflist_plugin(parser)
    parser.core.ruler.enableOnly(_BLOCKS)
    return parser
