"""Addresses at which nothing is published and which lead elsewhere: former ones, and the author's own."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import msgspec

from nisshi.explain.state import State
from nisshi.permalink import urls_for
from nisshi.steps.plan import whole_task

RULES = "_redirects"  # the output that says them to the host, a line for each


class RedirectStory(msgspec.Struct, frozen=True):
    """An address that only leads elsewhere."""

    address: str
    to: str
    status: str  # of the answer, such as "301"


def redirect_story(state: State, word: str) -> RedirectStory | None:
    """Return where an address leads, by the rules as planned; None where none is for just this address."""
    try:
        path = "/" + unquote(urlsplit(word).path).lstrip("/")
    except ValueError:  # a bracket without its partner: no address
        return None
    asked = (path, urls_for(state.settings.site.url).base_path + path)
    for line in _rules(state):
        source, to, status = line.rsplit(" ", 2)  # a source may have conditions behind it
        if unquote(source) in asked:
            return RedirectStory(path, to, status.rstrip("!"))
    return None


def _rules(state: State) -> list[str]:
    plan = state.proposal.plan
    for number, task in enumerate(plan.tasks):
        if task.output == RULES and (whole := whole_task(plan, number, state.cache)):
            return msgspec.msgpack.decode(whole.inputs, type=bytes).decode().splitlines()
    return []
