"""Pygments' grammars with the rules of each state joined into one regular expression.

Pygments tries a state's rules one after the other, in Python. As alternatives of one expression they
are tried in the same order by the engine of regular expressions: half the time for the same tokens.
A state is compiled when a text first enters it, which for most states never happens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any, ClassVar, NamedTuple

from pygments.lexer import Lexer, RegexLexer
from pygments.token import Token, _TokenType

_Tokens = Iterator[tuple[int, _TokenType, str]]

_COUNTS_GROUPS = re.compile(r"\\[1-9]|\(\?P|\(\?\(")
"""A rule with back-references, names or conditions, which must not have other rules' groups before it."""

_GROUP = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\((?!\?)", re.DOTALL)
"""The bracket that opens a group, after all escapes and sets, whose brackets open none."""

_INLINE_FLAGS = re.compile(r"\(\?([aimsux]+)\)")


class _Source(NamedTuple):
    """The expression of a rule, not yet compiled."""

    regex: str
    flags: int


class _Rule(NamedTuple):
    """What a match makes: a token, or what `callback` makes of a match of `own`; or nothing (both None)."""

    token: _TokenType | None
    callback: Callable[[Lexer, re.Match[str] | None], _Tokens] | None
    own: Callable[[], re.Pattern[str]]
    new_state: Any  # as RegexLexer has it: a tuple of states, a number to pop, "#push" or None


class _Part(NamedTuple):
    """Rules in one expression. Each ends in an empty group that has its name."""

    match: Callable[[str, int], re.Match[str] | None]
    rules: Mapping[str | None, _Rule]


class JoinedLexer(RegexLexer):
    """Stands before the class of a lexer, whose rules it keeps as text until their state is entered."""

    _states: ClassVar[dict[str, tuple[_Part, ...]]]
    _tokens: ClassVar[dict[str, list[tuple[Any, Any, Any]]]]

    @staticmethod
    def _process_regex(regex: Any, flags: int, state: str) -> _Source:
        return _Source(regex if isinstance(regex, str) else regex.get(), flags)

    def get_tokens_unprocessed(self, text: str, stack: Iterable[str] = ("root",)) -> _Tokens:
        """Tokens with their offsets, exactly as `RegexLexer.get_tokens_unprocessed` gives them."""
        states = list(stack)
        parts = self._parts(states[-1])
        at = 0
        while True:
            for matches, rules in parts:
                match = matches(text, at)
                if match is None:
                    continue
                token, callback, own, new_state = rules[match.lastgroup]
                if token is not None:
                    yield at, token, match[0]
                elif callback is not None:
                    yield from callback(self, own().match(text, at))
                at = match.end()
                if new_state is not None:
                    _change(states, new_state)
                    parts = self._parts(states[-1])
                break
            else:
                if at >= len(text):
                    return
                if text[at] == "\n":  # with no rule for it, the next line starts afresh
                    states = ["root"]
                    parts = self._parts("root")
                    yield at, Token.Text.Whitespace, "\n"
                else:
                    yield at, Token.Error, text[at]
                at += 1

    def _parts(self, state: str) -> tuple[_Part, ...]:
        if state not in self._states:
            self._states[state] = tuple(_join(self._tokens[state]))
        return self._states[state]


def make_lexer(kind: type[Lexer], **options: bool) -> Lexer:
    """A lexer of this class with its rules joined; one that goes its own way through a text is as it was."""
    is_plain = issubclass(kind, RegexLexer) and not hasattr(kind, "token_variants")
    if is_plain and kind.get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed:
        kind = type(kind.__name__, (JoinedLexer, kind), {"_states": {}})
    return kind(**options)


def _join(definitions: Iterable[tuple[Any, Any, Any]]) -> Iterator[_Part]:
    """The rules of a state, in order, in as few expressions as can be."""
    pieces: list[str] = []
    rules: dict[str | None, _Rule] = {}
    flags = 0
    for source, action, new_state in definitions:
        # A `default` rule comes compiled: it matches the empty text.
        regex, flags = source if isinstance(source, _Source) else ("", flags)
        if pieces and _COUNTS_GROUPS.search(regex):
            yield _Part(re.compile("|".join(pieces), flags).match, rules)
            pieces, rules = [], {}
        name = f"_{len(rules)}"
        pieces.append(f"{_scoped(regex, flags)}(?P<{name}>)")
        own = cache(partial(re.compile, regex, flags))
        is_token = type(action) is _TokenType
        rules[name] = _Rule(action if is_token else None, None if is_token else action, own, new_state)
    if pieces:
        yield _Part(re.compile("|".join(pieces), flags).match, rules)


def _scoped(regex: str, flags: int) -> str:
    """The expression as a part of another one: with flags of its own, without groups nobody reads."""
    own = ""
    if inline := _INLINE_FLAGS.match(regex):
        own, regex = inline[1], regex[inline.end() :]
    if flags & re.VERBOSE or "x" in own:
        return f"(?{own}:{regex}\n)"  # its last line may be a comment
    if not _COUNTS_GROUPS.search(regex):
        regex = _GROUP.sub(lambda found: found[1] or "(?:", regex)
    return f"(?{own}:{regex})"


def _change(states: list[str], new_state: Any) -> None:
    """Push and pop; the first state always stays."""
    if isinstance(new_state, tuple):
        for state in new_state:
            if state == "#pop":
                del states[max(1, len(states) - 1) :]
            else:
                states.append(states[-1] if state == "#push" else state)
    elif isinstance(new_state, int):
        del states[max(1, len(states) + new_state) :]
    else:
        states.append(states[-1])
