"""Rules that are for some texts only, and cost the others nothing."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.rules_core import StateCore

CoreRule = Callable[[StateCore], None]


def where(piece: str, rule: CoreRule) -> CoreRule:
    """Return a rule that looks at the tokens only where `piece` is somewhere in the text."""

    def guarded(state: StateCore) -> None:
        if piece in state.src:
            rule(state)

    return guarded
