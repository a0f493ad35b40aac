"""Where each key stands in TOML and JSON, whose parsers keep no places."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

_STRING = r'"(?:\\.|[^"\\\n])*"'
_NAME = rf"(?:[\w-]+|{_STRING}|'[^'\n]*')"
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_BRACKETS = r"(?P<open>[\[{])|(?P<close>[]}])"

# A match without a group is text to be passed over, so that nothing in it is taken for a key.
TOML = re.compile(
    r'"""(?s:\\.|[^\\])*?"""|' + r"'''(?s:.)*?'''|#.*|"
    rf"^[ \t]*\[{{1,2}}[ \t]*(?P<table>{_NAMES})[ \t]*\]{{1,2}}[ \t]*(?=#|$)|"
    rf"(?P<key>{_NAMES})[ \t]*=[ \t]*|{_STRING}|'[^'\n]*'|[\w-]+|{_BRACKETS}",
    re.MULTILINE,
)
JSON = re.compile(rf"(?P<key>{_STRING})\s*:\s*|{_STRING}|{_BRACKETS}")

Path = tuple[str, ...]


class KeyPlace(msgspec.Struct, frozen=True):
    """Offsets from the start of the block, from 0."""

    key: int
    value: int  # of a table with a header: its name there


def key_places(block: str, grammar: re.Pattern[str]) -> Mapping[Path, KeyPlace]:
    """Find every key of a valid block by its path from the top; `grammar` is TOML or JSON."""
    places: dict[Path, KeyPlace] = {}
    table: Path = ()  # of the last header
    around: list[Path] = []  # the keys whose brackets are open
    path: Path = ()
    for match in grammar.finditer(block):
        kind = match.lastgroup
        if kind == "open":
            around.append(path)
        elif kind == "close":
            path = around.pop() if around else ()
        elif kind == "key" or (kind == "table" and not around):
            above = () if kind == "table" else around[-1] if around else table
            path = (*above, *_names(match[kind]))
            value = match.end() if kind == "key" else match.start(kind)
            for depth in range(len(above) + 1, len(path) + 1):
                places.setdefault(path[:depth], KeyPlace(match.start(kind), value))
            table = path if kind == "table" else table
    return places


def _names(written: str) -> Path:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, written))
