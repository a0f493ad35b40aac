"""`:tada:` becomes the character. Off by default: logs and prose are full of `:name:`."""

from __future__ import annotations

import re

from emoji import emojize
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_CODE = re.compile(r"(?<![\w:]):[a-z0-9_+\-]+:(?![\w:])")


def emoji_codes(parser: MarkdownIt) -> None:
    """Replace the short codes GitHub knows in prose; unknown ones, code and URLs stay."""
    parser.core.ruler.push("emoji_codes", _replace)


def _replace(state: StateCore) -> None:
    for block in state.tokens:
        if block.type != "inline" or block.content.count(":") < 2:
            continue
        in_url = False
        for child in block.children or []:
            if child.type in ("link_open", "link_close"):
                in_url = child.type == "link_open" and child.info == "auto"
            elif child.type == "text" and not in_url:
                child.content = _CODE.sub(lambda code: emojize(code[0], language="alias"), child.content)
