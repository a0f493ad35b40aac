"""Consistent pseudonyms: what is private in the excerpts of a post has one other name all through it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from nisshi.privacy.addresses import (
    EMAIL_SHAPE,
    IP_SHAPE,
    MAC_SHAPE,
    Span,
    emails,
    ip_addresses,
    macs,
    stays,
)
from nisshi.privacy.homes import HOME_SHAPE, homes
from nisshi.privacy.names import hosts, users
from nisshi.privacy.secrets import secrets

_LABELS = MappingProxyType(
    {"ip": "IP", "email": "email", "mac": "MAC", "token": "token", "user": "user", "host": "host"}
)
_SHAPES = MappingProxyType({"ip": IP_SHAPE, "email": EMAIL_SHAPE, "mac": MAC_SHAPE, "home": HOME_SHAPE})
_NO_CASE = frozenset(("ip", "email", "mac", "host"))


_Key = tuple[str, str]  # a kind and a value, in lower case where case says nothing


class Edit(NamedTuple):
    """A piece of a text, in characters, and what takes its place."""

    start: int
    end: int
    new: str


class Redactor:
    """Puts pseudonyms in the place of the values it was made with. Adds and removes no line."""

    def __init__(self, names: Mapping[_Key, str]) -> None:
        self._names = names
        self._patterns = _patterns(names)

    def edits(self, text: str) -> list[Edit]:
        """Return what is changed in a text, in order."""
        found = _occurrences(self._patterns, text, self._names)
        return [Edit(start, end, self._names[key]) for start, end, key in found]

    def apply(self, text: str) -> str:
        """Return the text with pseudonyms."""
        pieces, at = list[str](), 0
        for edit in self.edits(text):
            pieces += (text[at : edit.start], edit.new)
            at = edit.end
        return "".join((*pieces, text[at:])) if pieces else text


def redactor_for(texts: Sequence[str], kinds: Sequence[str], prose: str = "") -> Redactor:
    """Return the redactor of a post: its values are those found in `texts`.

    `texts` are excerpts: the contents of the post's fences and the files it quotes; `prose` is its body,
    in which only tokens are looked for. Values of one kind are numbered as they first appear in the
    prose, then in the texts. A pseudonym that already stands there is given to nothing.
    """
    found = {
        (kind, _spelled(kind, value)) for kind in kinds for text in texts for value in _FINDERS[kind](text)
    }
    if "token" in kinds and prose:
        found |= {("token", value) for value in _tokens(prose)}
    if not found:
        return Redactor({})
    patterns = _patterns(found)
    taken = {match[0] for text in (prose, *texts) for match in _PSEUDONYM.finditer(text)}
    names, counts = dict[_Key, str](), Counter[str]()
    for text in (prose, *texts):
        for _, _, key in _occurrences(patterns, text, found):
            if key not in names:
                names[key] = _name(key, names, taken, counts)
    return Redactor({key: name for key, name in names.items() if key in found})


_PSEUDONYM = re.compile(r"\b(?:IP|email|MAC|token|user|host)-\d{1,6}\b", re.ASCII)


def _name(key: _Key, names: dict[_Key, str], taken: set[str], counts: Counter[str]) -> str:
    """Return the next free pseudonym; whoever has a home folder is the same user everywhere."""
    kind, value = key
    if match := HOME_SHAPE.fullmatch(value) if kind == "home" else None:
        person = ("user", match["name"])
        if person not in names:
            names[person] = _name(person, names, taken, counts)
        return match["folder"] + names[person]
    label = _LABELS[kind]
    counts[label] += 1
    while (name := f"{label}-{counts[label]}") in taken:
        counts[label] += 1
    return name


def _spelled(kind: str, value: str) -> str:
    return value.lower() if kind in _NO_CASE else value


def _ips(text: str) -> Iterator[str]:
    values = (text[start:end] for start, end in ip_addresses(text))
    return (value for value in values if not stays(value))


def _tokens(text: str) -> Iterator[str]:
    for secret in secrets(text):
        yield from secret.pieces or (secret.value,)


def _values(find: Callable[[str], Iterator[Span]]) -> Callable[[str], Iterator[str]]:
    return lambda text: (text[start:end] for start, end in find(text))


_FINDERS: Mapping[str, Callable[[str], Iterator[str]]] = MappingProxyType(
    {
        "ip": _ips,
        "email": _values(emails),
        "token": _tokens,
        "user": users,
        "host": hosts,
        "home": _values(homes),
        "mac": _values(macs),
    }
)


def _patterns(keys: Iterable[_Key]) -> dict[str, re.Pattern[str]]:
    """Return a pattern for each kind. Kinds that may have many values go by their shape."""
    by_kind = defaultdict[str, list[str]](list)
    for kind, value in keys:
        by_kind[kind].append(value)
    return {kind: _SHAPES.get(kind) or _any_of(kind, values) for kind, values in sorted(by_kind.items())}


def _any_of(kind: str, values: list[str]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(values, key=lambda value: (-len(value), value))))
    flags = re.ASCII | (re.IGNORECASE if kind in _NO_CASE else 0)
    if kind == "token":
        return re.compile(words, flags)
    return re.compile(rf"(?<![A-Za-z0-9_])(?:{words})(?![A-Za-z0-9_])", flags)


def _occurrences(
    patterns: Mapping[str, re.Pattern[str]], text: str, known: Container[_Key]
) -> list[tuple[int, int, _Key]]:
    """Return the places of known values, in order and apart; no other kind takes a piece of a token."""
    found = [
        (match.start(), match.end(), key)
        for kind, pattern in patterns.items()
        for match in pattern.finditer(text)
        if (key := (kind, _spelled(kind, match[0]))) in known
    ]
    kept: list[tuple[int, int, _Key]] = []
    for start, end, key in sorted(found, key=lambda one: (one[0], -one[1], one[2])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, key))
        elif key[0] == "token" and kept[-1][2][0] != "token":
            kept[-1] = (start, end, key)
    return kept
