"""Rules are tried only where a character stands that their construct can begin with.

markdown-it asks each of a dozen rules at every line and at every mark, and all but one or two look
at the first character and say no. Here that character says which rules are asked at all, in the
same order, so nothing else changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Rule, RuleFuncTv, Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

# What a line begins with; a rule that is not named here (table, paragraph, …) is asked at any line.
_LINE = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "abbreviation": "*",
    "list": "*+-0123456789",
    "reference": "[",
    "footnote_def": "[",
    "html_block": "<",
    "heading": "#",
    "math_block": "$",
}
# What a mark inside a paragraph begins with; the rule `text` takes all that lies between the marks.
_MARK = {
    "text": "",
    "linkify": ":",
    "newline": "\n",
    "math_inline": "$",
    "math_inline_double": "$",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}


class _LineRules(Ruler[RuleFuncBlockType]):
    """Each chain of block rules as one rule that asks those its line can begin."""

    def __compile__(self) -> None:
        enabled = [rule for rule in self.__rules__ if rule.enabled]
        chains = {"": enabled} | {
            name: [rule for rule in enabled if name in rule.alt] for rule in enabled for name in rule.alt
        }
        self.__cache__ = {name: [_line_rule(rules)] for name, rules in chains.items()}


class _MarkRules(Ruler[RuleFuncInlineType]):
    """The inline rules as one rule that asks those its mark can begin."""

    def __compile__(self) -> None:
        self.__cache__ = {"": [_mark_rule([rule for rule in self.__rules__ if rule.enabled])]}


def by_first_character(parser: MarkdownIt) -> None:
    """Let a parser, whose rules may still change, ask its rules in this way."""
    lines, marks = _LineRules(), _MarkRules()
    lines.__rules__, marks.__rules__ = parser.block.ruler.__rules__, parser.inline.ruler.__rules__
    parser.block.ruler, parser.inline.ruler = lines, marks
    # A "]" ends the text of a link.
    parser.inline.terminator_re = re.compile(f"[{re.escape(''.join(_MARK.values()) + ']')}]")


def _line_rule(rules: Iterable[Rule[RuleFuncBlockType]]) -> RuleFuncBlockType:
    by_char, others = _by_char(rules, _LINE)

    def ask(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = state.bMarks[start] + state.tShift[start]
        for rule in by_char.get(state.src[first : first + 1], others):  # noqa: SIM110 - a generator costs more
            if rule(state, start, end, silent):
                return True
        return False

    return ask


def _mark_rule(rules: Iterable[Rule[RuleFuncInlineType]]) -> RuleFuncInlineType:
    by_char, _ = _by_char(rules, _MARK)
    between = tuple(rule.fn for rule in rules if rule.name == "text")

    def ask(state: StateInline, silent: bool) -> bool:
        for rule in by_char.get(state.src[state.pos], between):  # noqa: SIM110
            if rule(state, silent):
                return True
        return False

    return ask


def _by_char(
    rules: Iterable[Rule[RuleFuncTv]], starts: Mapping[str, str]
) -> tuple[dict[str, tuple[RuleFuncTv, ...]], tuple[RuleFuncTv, ...]]:
    """The rules to ask at each character that some rule begins with, and those to ask at any other."""
    rules = tuple(rules)
    chars = "".join(starts.get(rule.name, "") for rule in rules)
    by_char = {
        char: tuple(rule.fn for rule in rules if char in starts.get(rule.name, char)) for char in chars
    }
    return by_char, tuple(rule.fn for rule in rules if rule.name not in starts)
