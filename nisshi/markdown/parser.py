"""The parser of posts: markdown-it with our extensions, built once and used for many texts."""

from __future__ import annotations

from markdown_it import MarkdownIt

from nisshi.markdown.all_extensions import extensions
from nisshi.markdown.first_chars import by_first_character
from nisshi.markdown.lines import Blocks
from nisshi.markdown.renderer import Renderer
from nisshi.model import MarkdownOptions


class Parser(MarkdownIt):
    """markdown-it that leaves link targets as the author wrote them; `links` encodes them later."""

    def normalizeLink(self, url: str) -> str:
        return url


def build_parser(options: MarkdownOptions) -> MarkdownIt:
    """Return a parser with every extension the options ask for; it keeps no state between texts.

    It wants its texts with line feeds only, and without control characters.
    """
    parser = Parser("commonmark", {"html": True, "xhtmlOut": False}, renderer_cls=Renderer)
    parser.disable("normalize")
    parser.block = Blocks(parser.block)
    for extension in extensions(options):
        extension(parser)
    by_first_character(parser)
    return parser
