"""Emphasis and strike-through beside Japanese text, and a warning where the marks stay visible."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from nisshi.japanese.emphasis import flanks
from nisshi.markdown.places import place
from nisshi.markdown.where import where

_PAIRED = re.compile("[*_~]")  # only these leave something to be done when all marks are known
# A run of four and more is no attempt at bold but a row of asterisks: a masked password, a rule.
# `**kwargs` in prose is Python.
_BOLD_MARK = re.compile(r"(?<!\*)\*{2,3}(?!\*|kw(?:args|ds)?\b)")


class _State(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        end, mark = start, self.src[start]
        while end < self.posMax and self.src[end] == mark:
            end += 1
        opens, closes = flanks(self.src, start, end, self.posMax, inside_words=canSplitWord)
        return Scanned(opens, closes, end - start)


class _Inline(ParserInline):
    """The parser's own inline rules, run over our state: nothing outside this parser changes."""

    def __init__(self, like: ParserInline) -> None:
        super().__init__()
        vars(self).update(vars(like))

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if src and not self.terminator_re.search(src):  # no mark of any kind
            tokens.append(Token("text", "", 0, content=src))
            return tokens
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        if _PAIRED.search(src):
            for rule in self.ruler2.getRules(""):
                rule(state)
        return tokens


def emphasis(parser: MarkdownIt) -> None:
    """Let `*`, `_` and `~~` open and close as flanks() says."""
    parser.inline = _Inline(parser.inline)


def strikethrough(parser: MarkdownIt) -> None:
    """`~~text~~` is struck out; a single tilde, a sign for ranges in Japanese, is not."""
    parser.enable("strikethrough")


def visible_asterisks(parser: MarkdownIt) -> None:
    """Warn where `**` was meant to make bold and reaches the reader as asterisks."""
    parser.core.ruler.after("inline", "visible_asterisks", where("**", _find_asterisks))


def _find_asterisks(state: StateCore) -> None:
    for block in state.tokens:
        if block.type == "inline" and "**" in block.content:
            for offset, marks in _asterisks(block):
                line, column = place(state.env["notes"], block, offset)
                state.env["notes"].report(
                    line,
                    f"these asterisks are shown as they are: no “{marks}” pairs with them",
                    "close the bold text, take out the space inside the marks, or write code in backquotes; "
                    r"\*\* if you mean asterisks",
                    find=marks,
                    column=column,
                )


def _asterisks(block: Token) -> list[tuple[int, str]]:
    children = block.children or []
    if not any("**" in child.content for child in children if child.type == "text"):
        return []
    found: list[tuple[int, str]] = []
    cursor = 0
    for child in children:
        start = block.content.find(child.content, cursor) if child.content else -1
        if start < 0:
            continue
        cursor = start + len(child.content)
        if child.type != "text":
            continue
        for match in _BOLD_MARK.finditer(child.content):
            before = block.content[: start + match.start()][-1:]
            after = block.content[start + match.end() :][:1]
            if not ((before == "" or before.isspace()) and (after == "" or after.isspace())):
                found.append((start + match.start(), match.group()))
    return found
