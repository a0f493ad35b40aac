"""Code blocks, fenced and indented: each is written once and taken again while nothing in it changes.

What writing takes (Pygments, the log formats) is imported at the first block that nobody has written.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from nisshi.digest import digest_value
from nisshi.markdown.highlight import Highlighter
from nisshi.markdown.notes import Notes


def fences(parser: MarkdownIt) -> None:
    """Render `fence` and `code_block` tokens as figures; a fence called `toc` is left to others.

    Needs `env["notes"]`, the `Notes` of the text, for warnings, language and options.
    """
    highlighter = Highlighter()
    rules = getattr(parser.renderer, "rules")  # noqa: B009 - the protocol does not name it
    before = rules["fence"]

    def fence(
        renderer: RendererHTML,
        tokens: Sequence[Token],
        index: int,
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        token = tokens[index]
        info = unescapeAll(token.info).strip()
        if info.split(maxsplit=1)[:1] == ["toc"]:
            return str(before(tokens, index, options, env))
        return _block(token.content, info, token.map[0] if token.map else 0, env["notes"], highlighter)

    def code_block(
        renderer: RendererHTML,
        tokens: Sequence[Token],
        index: int,
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        return _block(tokens[index].content, "", 0, env["notes"], highlighter)

    parser.add_render_rule("fence", fence)
    parser.add_render_rule("code_block", code_block)


def _block(content: str, info: str, line: int, notes: Notes, highlighter: Highlighter) -> str:
    """One block as a figure; `line` is where its fence stands, for warnings."""
    lang = notes.text.lang or notes.options.lang

    def write() -> str:
        from nisshi.markdown.code_blocks import write_block

        return write_block(content, info, line, lang, notes, highlighter)

    return notes.block(digest_value((info, content, lang, notes.options.log_watch)), write)
