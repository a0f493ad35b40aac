"""Whether a text can hold a secret at all: asked of every text, answered without any pattern."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from nisshi.privacy.secret_rules import TOKENS, Rule

RUN = 16  # characters; no token has fewer in a row

_INSIDE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.")
_RUNS = bytes(97 if byte in _INSIDE else 32 for byte in range(256))

# What says that any rule but TOKENS can match; each costs a search of the text, so the fewest that do.
_SIGNS = (
    *(b"@", b"key", b"pass", b"auth", b"token", b"secret", b"pwd", b"curl", b"mysql", b"bearer"),
    *(b"hooks.slack.com", b"discord", b":aa", b"sig="),
)
JAPANESE = "パスワード"  # a sign that is no ASCII


class Secret(msgspec.Struct, frozen=True):
    """A value that opens something. Offsets are those of the text, in characters."""

    name: str  # "a GitHub token"
    start: int
    end: int
    value: str
    sure: bool = True  # False: a value drawn by lot, of which only its name says that it is a secret
    pieces: tuple[str, ...] = ()  # what of it stands in lines of its own; else the value is one piece

    @property
    def digest(self) -> str:
        """The name under which a post allows it: 12 hexadecimal digits of its BLAKE2b."""
        return hashlib.blake2b(self.value.encode()).hexdigest()[:12]

    @property
    def shown(self) -> str:
        """So much of it that the author knows which one is meant: at most four characters, or a quarter."""
        return f"{self.value[: min(4, len(self.value) // 4)]}…"


def may_hold_secrets(data: bytes) -> bool:
    """Tell cheaply whether a text (UTF-8) can hold any; most texts cannot."""
    lower = data.lower()
    named = has_keys(lower) or JAPANESE.encode() in data
    return named or any(signed(TOKENS, long_runs(lower)))


def has_keys(lower: bytes) -> bool:
    """Tell whether anything but the shape of a token may give a secret away."""
    return any(sign in lower for sign in _SIGNS)


def signed(rules: tuple[Rule, ...], lower: bytes) -> Iterator[Rule]:
    """Yield the rules of which a sign is in the text."""
    return (rule for rule in rules if any(sign.encode() in lower for sign in rule.signs))


def long_runs(data: bytes) -> bytes:
    """Return only the long runs of letters, digits, "_", "-" and "." of the text, one a line."""
    mapped = data.translate(_RUNS)
    runs, at = [], 0
    while (start := mapped.find(b"a" * RUN, at)) >= 0:
        end = mapped.find(b" ", start)
        at = len(mapped) if end < 0 else end
        runs.append(data[start:at])
    return b"\n".join(runs)
