"""The key of each output: the digest of everything its bytes are made from."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nisshi.cache import Cache
from nisshi.digest import digest_bytes, digest_value
from nisshi.steps.plan import Plan
from nisshi.theme.closure import Closure, closure_digest, closures, shared_digest, templates_digest
from nisshi.theme.lookup import Theme

_Closures = dict[str, Closure]


def task_keys(
    plan: Plan, text_digest: Callable[[str], str], engine: str, templates: dict[str, str]
) -> tuple[str, ...]:
    """Return the key of each task of the plan, in order.

    `text_digest` gives the digest of a post's text by its path, `templates` that of a template with
    all it can reach; a name that no template has stands for itself.
    """
    common = digest_value((engine, plan.shared))
    keys = []
    for task, digest in zip(plan.tasks, plan.digests, strict=True):
        texts = "".join(map(text_digest, task.bodies))
        template = templates.get(task.template, task.template)
        keys.append(digest_bytes(f"{common} {digest} {template} {texts}".encode()))
    return tuple(keys)


def template_digests(theme: Theme, asset_urls: dict[str, str], engine: str, cache: Cache) -> dict[str, str]:
    """Return the digest of each template with all it can reach and all it may say."""
    shared = shared_digest(theme, asset_urls)
    reached = _closures(theme, engine, cache)
    return {name: closure_digest(theme, names, shared) for name, names in reached.items()}


def _closures(theme: Theme, engine: str, cache: Cache) -> _Closures:
    """Read the templates' references only when a template has changed: that takes Jinja's parser."""
    key = digest_value(("closures", engine, templates_digest(theme)))
    if (data := cache.get(key)) is not None:
        try:
            return msgspec.msgpack.decode(data, type=_Closures)
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass  # no result
    found = closures(theme)
    cache.put(key, msgspec.msgpack.encode(found))
    return found
