"""Live secrets in a text: where they stand, under which digest an author may allow them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nisshi.privacy.occurrences import lowered, matches_at
from nisshi.privacy.passwords import NAMED, passwords
from nisshi.privacy.placeholders import entropy, is_placeholder, is_random
from nisshi.privacy.secret_rules import KEYED, TOKENS, Rule
from nisshi.privacy.suspicion import JAPANESE, Secret, has_keys, long_runs, signed

# RFC 7468 and OpenSSH; in JSON the line ends are \n in letters. RFC 1421 headers may stand above the key.
_PEM = re.compile(
    r"-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?P<body>(?:[^-]|-(?!----)){0,20000}+)"
)
_HEADER = re.compile(r"[A-Za-z-]{1,40}: [^\n\\]*")
_PIECE = re.compile(r"(?<!\\)[A-Za-z0-9+/=]{16,}|(?<=\\[nr])[A-Za-z0-9+/=]{16,}")
_LEAST_KEY = 60  # characters of base64: an elliptic key of 32 bytes has 64


def secrets(text: str) -> tuple[Secret, ...]:
    """Find what looks like a live secret, by place; none lies inside another. Linear in the text."""
    lower = lowered(text)
    found = [one for rule in signed(TOKENS, long_runs(lower)) for one in _matches(rule, text, lower)]
    if has_keys(lower) or JAPANESE in text:
        found += _private_keys(text, lower)
        found += [one for rule in KEYED for one in _matches(rule, text, lower)]
        found += [
            Secret(name, start, end, text[start:end], sure=name != NAMED)
            for name, start, end in passwords(text, lower)
        ]
    return _apart(found)


def _matches(rule: Rule, text: str, lower: bytes) -> Iterator[Secret]:
    group = "value" if "value" in rule.pattern.groupindex else 0
    if rule.anchored:
        matches = matches_at(rule.pattern, rule.signs, text, lower, edge=rule.edge)
    else:
        matches = rule.pattern.finditer(text) if any(signed((rule,), lower)) else iter(())
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
