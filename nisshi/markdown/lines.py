"""The block parser's table of lines, made in one go."""

from __future__ import annotations

from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

_INDENT = " \t"
_TAB = 4  # columns (CommonMark 2.2)


class Blocks(ParserBlock):
    """The parser's own block rules, run over our table of lines."""

    def __init__(self, like: ParserBlock) -> None:
        super().__init__()
        vars(self).update(vars(like))

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:
        state = _State(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens


class _State(StateBlock):
    """Where each line begins and ends, and how far it is indented (in characters and in columns)."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        lines = src.split("\n")
        if not lines[-1].strip(_INDENT):  # the last line counts only when there is something on it
            lines.pop()
        self.src = src
        self.lineMax = len(lines)
        lengths = list(map(len, lines))
        starts = list(accumulate((length + 1 for length in lengths), initial=0))
        self.eMarks = [start + length for start, length in zip(starts, lengths, strict=False)]
        self.bMarks = starts
        # One entry more than there are lines: rules look at the line after the last.
        starts[-1] = len(src)
        self.eMarks.append(len(src))
        self.tShift, self.sCount, self.bsCount = ([0] * len(starts) for _ in range(3))
        for number, line in enumerate(lines):
            if line[:1] in (" ", "\t"):
                indent = line[: len(line) - len(line.lstrip(_INDENT))]
                self.tShift[number] = len(indent)
                self.sCount[number] = len(indent.expandtabs(_TAB))
