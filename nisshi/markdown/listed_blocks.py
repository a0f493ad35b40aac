"""The code blocks of a text with their places, for who asks about them and wants no HTML."""

from __future__ import annotations

import msgspec

from nisshi.code_lines import whole_lines
from nisshi.logs.ansi import strip
from nisshi.markdown.controls import without_controls
from nisshi.markdown.notes import Notes
from nisshi.markdown.parser import build_parser
from nisshi.model import MarkdownOptions, MarkdownText


class CodeBlock(msgspec.Struct, frozen=True):
    """A fenced or indented block: what it holds, its info string, and the file's line its text begins at."""

    line: int
    info: str
    text: str


def code_blocks(text: MarkdownText, options: MarkdownOptions) -> tuple[CodeBlock, ...]:
    """Return the code blocks of a body in order, those in lists and quotations too. Never raises."""
    body = without_controls(text.body)
    notes = Notes(msgspec.structs.replace(text, body=body), options)
    found = []
    for token in build_parser(options).parse(whole_lines(body), {"notes": notes}):
        # A table that was made of a fence has kept what the fence held.
        info, content = token.meta.get("code", (token.info, token.content))
        if token.type in ("fence", "code_block") or "code" in token.meta:
            line = text.body_line + (token.map[0] if token.map else 0) + (token.type != "code_block")
            found.append(CodeBlock(line, info.strip(), strip(content.removesuffix("\n"))))
    return tuple(found)
