"""The code blocks of a text with their places, for who asks about them and wants no HTML."""

from __future__ import annotations

import re

import msgspec

from nisshi.markdown.notes import Notes
from nisshi.markdown.parser import build_parser
from nisshi.model import MarkdownOptions, MarkdownText

# What no page can show (HTML 13.2.3.5); a terminal's colours (ECMA-48 CSI sequences) go whole.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f](?:(?<=\x1b)\\[[0-9:;<=>?]*[ -/]*[@-~])?")


class CodeBlock(msgspec.Struct, frozen=True):
    """A fenced or indented block: what it holds, its info string, and the file's line its text begins at."""

    line: int
    info: str
    text: str


def code_blocks(text: MarkdownText, options: MarkdownOptions) -> tuple[CodeBlock, ...]:
    """Return the code blocks of a body in order, those in lists and quotations too. Never raises."""
    body = _UNSEEN.sub("", text.body.replace("\r\n", "\n").replace("\r", "\n"))
    notes = Notes(msgspec.structs.replace(text, body=body), options)
    return tuple(
        CodeBlock(
            line=text.body_line + (token.map[0] if token.map else 0) + (token.type == "fence"),
            info=token.info.strip(),
            text=token.content.removesuffix("\n"),
        )
        for token in build_parser(options).parse(body, {"notes": notes})
        if token.type in ("fence", "code_block")
    )
