"""Which lines of a Markdown text are code, found by the parser's own rules for blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_BLOCKS = ("normalize", "block")  # rules of the parser that find blocks; none looks into a line of text


class CodeLines(NamedTuple):
    """The lines of a block of code, fences with it, counted from 0; `end` is the first behind it."""

    start: int
    end: int
    indented: bool  # and not between fences


def code_lines(body: str, *, definition_lists: bool = False) -> Iterator[CodeLines]:
    """Yield each block of code in order, wherever it stands: in lists, quotations, footnotes, definitions."""
    last = 0
    for token in _block_parser(definition_lists).parse(whole_lines(body)):
        if token.type in ("code_block", "fence") and token.map and token.map[0] >= last:
            last = token.map[1]
            start, end = token.map
            yield CodeLines(start, end, token.type == "code_block")


def indented_code(
    body: str, fences: Sequence[tuple[int, int]] = (), *, definition_lists: bool = False
) -> tuple[tuple[int, str], ...]:
    """Return each block of code that has no fences: where it begins, in characters, and its lines.

    `fences` are where the contents of fences stand, which are passed over.
    """
    bounds = [0, *(bound for fence in fences for bound in fence), len(body)]
    outside = [body[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    # It is indented by four columns behind whatever it stands in (CommonMark 0.31, 4.4).
    if not any("    " in piece or "\t" in piece for piece in outside):
        return ()
    starts = list(accumulate((len(line) + 1 for line in body.split("\n")), initial=0))
    return tuple(
        (starts[block.start], body[starts[block.start] : starts[block.end]])
        for block in code_lines(body, definition_lists=definition_lists)
        if block.indented
    )


def whole_lines(body: str) -> str:
    """The text with a line feed at its end: without one markdown-it reads past it (`> - <!-- a\\n> `)."""
    return body if body.endswith("\n") else body + "\n"


@cache
def _block_parser(definition_lists: bool) -> MarkdownIt:
    """A parser that finds the blocks that the converter finds; it keeps nothing from text to text."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    footnote_plugin(parser, inline=False)
    if definition_lists:
        deflist_plugin(parser)
    parser.core.ruler.enableOnly(_BLOCKS)
    return parser
