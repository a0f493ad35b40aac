"""The key of each output: the digest of everything its bytes are made from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import msgspec

from nisshi.cache import Cache
from nisshi.cards.social_card import CARD
from nisshi.digest import digest_bytes, digest_value
from nisshi.steps.plan import Plan
from nisshi.theme.closure import Closure, closure_digest, closures, shared_digest, templates_digest
from nisshi.theme.lookup import Theme

_Closures = dict[str, Closure]


def task_keys(
    plan: Plan, text_digest: Callable[[str], str], engine: str, templates: dict[str, str]
) -> list[str]:
    """Return the key of each task of the plan, in order.

    `text_digest` gives the digest of a post's text by its path, `templates` that of a template with
    all it can reach; a name that no template has stands for itself. A key is three digests, with a
    point between: of engine, settings and template; of the task; of the texts it shows. Left apart,
    they cost nothing to join, and say which of them has changed. A social card shows nothing of the
    settings but what its task holds, so that none is drawn again for a new entry in a menu.
    """
    common = digest_value((engine, plan.shared))
    alone = digest_value(engine)
    frame = cache(lambda template: digest_bytes(f"{common} {templates.get(template, template)}".encode()))
    return [
        f"{alone if task.kind == CARD else frame(task.template)}.{digest}.{_texts(task.bodies, text_digest)}"
        for task, digest in zip(plan.tasks, plan.digests, strict=True)
    ]


def _texts(paths: tuple[str, ...], text_digest: Callable[[str], str]) -> str:
    if len(paths) == 1:
        return text_digest(paths[0])
    return digest_bytes("".join(map(text_digest, paths)).encode()) if paths else ""


def template_digests(theme: Theme, asset_urls: dict[str, str], engine: str, memory: Cache) -> dict[str, str]:
    """Return the digest of each template with all it can reach and all it may say."""
    shared = shared_digest(theme, asset_urls)
    reached = _closures(theme, engine, memory)
    return {name: closure_digest(theme, names, shared) for name, names in reached.items()}


def _closures(theme: Theme, engine: str, memory: Cache) -> _Closures:
    """Read the templates' references only when a template has changed: that takes Jinja's parser."""
    key = f"closures {digest_value((engine, templates_digest(theme)))}"
    if (data := memory.get(key)) is not None:
        try:
            return msgspec.msgpack.decode(data, type=_Closures)
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass  # no result
    found = closures(theme)
    memory.put(key, msgspec.msgpack.encode(found))
    return found
