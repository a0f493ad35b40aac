"""Live secrets in a text: where they stand, under which digest an author may allow them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import msgspec

from nisshi.privacy.occurrences import lowered, matches_at
from nisshi.privacy.passwords import JAPANESE, NAMED, SIGNS, passwords
from nisshi.privacy.placeholders import entropy, is_placeholder, is_random
from nisshi.privacy.secret_rules import KEYED, TOKENS, Rule

RUN = 16  # characters; no token has fewer in a row

_INSIDE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.")
_RUNS = bytes(97 if byte in _INSIDE else 32 for byte in range(256))
# RFC 7468 and OpenSSH; in JSON the line ends are \n in letters. RFC 1421 headers may stand above the key.
_PEM = re.compile(
    r"-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?P<body>(?:[^-]|-(?!----)){0,20000}+)"
)
_HEADER = re.compile(r"[A-Za-z-]{1,40}: [^\n\\]*")
_PIECE = re.compile(r"(?<!\\)[A-Za-z0-9+/=]{16,}|(?<=\\[nr])[A-Za-z0-9+/=]{16,}")
_LEAST_KEY = 60  # characters of base64: an elliptic key of 32 bytes has 64


# What says that any rule but TOKENS can match; each costs a search of the text, so the fewest that do.
_SIGNS = tuple(sign.encode() for sign in (*SIGNS, "hooks.slack.com", "discord", ":aa", "sig="))


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
    has_keys = _has_keys(lower := data.lower()) or JAPANESE.encode() in data
    return has_keys or any(_signed(TOKENS, _long_runs(lower)))


def secrets(text: str) -> tuple[Secret, ...]:
    """Find what looks like a live secret, by place; none lies inside another. Linear in the text."""
    lower = lowered(text)
    found = [one for rule in _signed(TOKENS, _long_runs(lower)) for one in _matches(rule, text, lower)]
    if _has_keys(lower) or JAPANESE in text:
        found += _private_keys(text, lower)
        found += [one for rule in KEYED for one in _matches(rule, text, lower)]
        found += [
            Secret(name, start, end, text[start:end], sure=name != NAMED)
            for name, start, end in passwords(text, lower)
        ]
    return _apart(found)


def _has_keys(lower: bytes) -> bool:
    return any(sign in lower for sign in _SIGNS)


def _signed(rules: tuple[Rule, ...], lower: bytes) -> Iterator[Rule]:
    return (rule for rule in rules if any(sign.encode() in lower for sign in rule.signs))


def _long_runs(data: bytes) -> bytes:
    """Return only the long runs of letters, digits, "_", "-" and "." of the text, one a line."""
    mapped = data.translate(_RUNS)
    runs, at = [], 0
    while (start := mapped.find(b"a" * RUN, at)) >= 0:
        end = mapped.find(b" ", start)
        at = len(mapped) if end < 0 else end
        runs.append(data[start:at])
    return b"\n".join(runs)


def _matches(rule: Rule, text: str, lower: bytes) -> Iterator[Secret]:
    group = "value" if "value" in rule.pattern.groupindex else 0
    if rule.anchored:
        matches = matches_at(rule.pattern, rule.signs, text, lower, edge=rule.edge)
    else:
        matches = rule.pattern.finditer(text) if any(_signed((rule,), lower)) else iter(())
    for match in matches:
        if is_random(match[group], rule.least):
            yield Secret(rule.name, *match.span(group), match[group])


def _private_keys(text: str, lower: bytes) -> Iterator[Secret]:
    for match in matches_at(_PEM, ("-----begin ",), text, lower):
        pieces = tuple(_PIECE.findall(_HEADER.sub("", match["body"])))
        value = "".join(pieces)
        if len(value) >= _LEAST_KEY and entropy(value) >= 4 and not is_placeholder(value):
            yield Secret("a private key", match.start(), match.end(), value, pieces=pieces)


def _apart(found: list[Secret]) -> tuple[Secret, ...]:
    """Of those that overlap keep the first, of those that begin together the longest; rules come first."""
    kept: list[Secret] = []
    for secret in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or secret.start >= kept[-1].end:
            kept.append(secret)
    return tuple(kept)
