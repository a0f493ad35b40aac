"""What may be changed or told before a post is published: settings and front matter together."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

RedactKind = Literal["ip", "email", "token", "user", "host", "home", "mac"]
PrivateKind = Literal["ip", "email", "home", "mac"]

REDACT_KINDS: tuple[RedactKind, ...] = get_args(RedactKind)
PRIVATE_KINDS: tuple[PrivateKind, ...] = get_args(PrivateKind)
ALL = "true"  # for a list of kinds: every one
NONE = "false"  # for a list of kinds: not even those of nisshi.toml


class Privacy(msgspec.Struct, frozen=True, kw_only=True):
    """The settings below [logs] that decide what is changed and told: part of the key of a text."""

    redact: tuple[str, ...] = ()
    private: Literal["warn", "ignore"] = "warn"


def kinds_to_redact(everywhere: tuple[str, ...], asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds for one post: `asked` (`logRedact`) adds to `everywhere`, "false" drops all."""
    if NONE in asked:
        return ()
    wanted = {*everywhere, *(REDACT_KINDS if ALL in asked else asked)}
    return tuple(kind for kind in REDACT_KINDS if kind in wanted)


def kinds_to_tell(privacy: Privacy, redacted: tuple[str, ...], allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds of private values that one post is warned of; `allowed` is its `allowPrivate`."""
    if privacy.private == "ignore" or ALL in allowed:
        return ()
    return tuple(kind for kind in PRIVATE_KINDS if kind not in redacted and kind not in allowed)
