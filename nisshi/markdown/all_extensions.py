"""Every extension of the parser, in the order they are applied.

The order matters where two of them add a rule to the end of the same chain: a paragraph that is an
embed is none to anybody else, raw HTML is closed before its frames become cards, and these are there
before its comments go and its targets are known; comments are gone before links are looked at, links
before pictures, pictures before line breaks, and headings are known before the list of contents is made.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt

from nisshi.markdown.abbreviations import abbreviations
from nisshi.markdown.alerts import alerts
from nisshi.markdown.balance import balance
from nisshi.markdown.bare_links import bare_links
from nisshi.markdown.csv_tables import csv_tables
from nisshi.markdown.destinations import destinations
from nisshi.markdown.embeds import embeds
from nisshi.markdown.emphasis import emphasis, strikethrough, visible_asterisks
from nisshi.markdown.escapes import escapes
from nisshi.markdown.fences import fences
from nisshi.markdown.footnotes import footnotes
from nisshi.markdown.frames import frames
from nisshi.markdown.headings import headings
from nisshi.markdown.links import links
from nisshi.markdown.pictures import pictures
from nisshi.markdown.raw_html import raw_html
from nisshi.markdown.soft_breaks import soft_breaks
from nisshi.markdown.tables import tables
from nisshi.markdown.tasks import tasks
from nisshi.markdown.toc import toc
from nisshi.markdown.unclosed_fences import unclosed_fences
from nisshi.model import MarkdownOptions

Extension = Callable[[MarkdownIt], None]

ALWAYS: tuple[Extension, ...] = (
    emphasis,
    strikethrough,
    visible_asterisks,
    alerts,
    tables,
    tasks,
    destinations,
    bare_links,
    escapes,
    embeds,
    balance,
    frames,
    raw_html,
    links,
    pictures,
    soft_breaks,
    headings,
    footnotes,
    abbreviations,
    toc,
    csv_tables,
    fences,
    unclosed_fences,
)


def extensions(options: MarkdownOptions) -> tuple[Extension, ...]:
    """Return the extensions the options ask for; an optional one is imported only when it is on."""
    optional: list[Extension] = []
    if options.math:
        from nisshi.markdown.math import math

        optional.append(math)
    if options.emoji:
        from nisshi.markdown.emoji_codes import emoji_codes

        optional.append(emoji_codes)
    if options.definition_lists:
        from nisshi.markdown.definition_lists import definition_lists

        optional.append(definition_lists)
    if options.typographer:
        from nisshi.markdown.quotes import quotes

        optional.append(quotes)
    return (*optional, *ALWAYS)
