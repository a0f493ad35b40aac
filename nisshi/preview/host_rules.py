"""`_redirects` and `_headers` as Netlify and Cloudflare Pages read them.

Sources: docs.netlify.com "Redirects and rewrites" and "Custom headers". Paths are compared as bytes,
decoded once, so that an old address in Shift_JIS is as good as one in UTF-8.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, unquote_to_bytes

import msgspec


class Answer(msgspec.Struct, frozen=True):
    """Where a request is sent, and with which HTTP status; 200 and 404 mean a page served in place."""

    target: str  # encoded, with its query
    status: int


class Rule(msgspec.Struct, frozen=True):
    """One line of `_redirects`."""

    path: re.Pattern[bytes]
    parameters: tuple[tuple[str, str], ...]  # that must be there
    target: str
    status: int
    force: bool  # also where a file exists


class Redirects:
    """All lines of a `_redirects`; the first that fits wins, lines without a pattern before the others."""

    def __init__(self, text: str) -> None:
        self._exact: dict[bytes, list[Rule]] = defaultdict(list)
        self._patterns: list[Rule] = []
        for source, rule in _rules(text):
            if "*" in source or "/:" in source:
                self._patterns.append(rule)
            else:
                self._exact[_bare(unquote_to_bytes(source))].append(rule)

    def answer(self, path: bytes, query: str, *, forced: bool) -> Answer | None:
        """Return where a request for the decoded `path` goes.

        `forced` asks for the rules that win over a file; without it, for those where there is none.
        """
        given = dict(parse_qsl(query, keep_blank_values=True))
        for rule in (*self._exact.get(_bare(path), ()), *self._patterns):
            match = rule.path.fullmatch(_bare(path))
            if (
                match
                and rule.force >= forced
                and all(given.get(key) == value for key, value in rule.parameters)
            ):
                return Answer(_filled(rule, match, query), rule.status)
        return None


def _rules(text: str) -> Iterator[tuple[str, Rule]]:
    for line in text.splitlines():
        words = line.partition(" #")[0].split()
        if len(words) < 2 or words[0].startswith("#"):
            continue
        source, rest = words[0], words[1:]
        status = rest.pop() if re.fullmatch(r"\d{3}!?", rest[-1]) else "301"
        *parameters, target = rest
        pairs = tuple(tuple(map(_decoded, word.partition("=")[::2])) for word in parameters)
        yield (
            source,
            Rule(
                path=_pattern(source),
                parameters=tuple((pair[0], pair[1]) for pair in pairs),
                target=target,
                status=int(status[:3]),
                force=status.endswith("!"),
            ),
        )


def _pattern(path: str) -> re.Pattern[bytes]:
    """Read `*` and `:name`; `/a/*` also stands for `/a`, and the final slash makes no difference."""
    splat = path.endswith("/*")
    parts = re.split(r"(\*|/:\w+)", path.removesuffix("/*").rstrip("/"))
    pattern = b"".join(map(_piece, parts)) + (b"(?:/(?P<splat>.*))?" if splat else b"")
    return re.compile(pattern, re.DOTALL)


def _piece(part: str) -> bytes:
    if part == "*":
        return b".*"
    if part.startswith("/:"):
        return b"/(?P<%b>[^/]+)" % part[2:].encode()
    return re.escape(unquote_to_bytes(part))


def _filled(rule: Rule, match: re.Match[bytes], query: str) -> str:
    """Put what the pattern stood for into the target; the query goes along unless the rule reads it."""
    target = rule.target
    for name, value in sorted(match.groupdict(b"").items(), key=lambda pair: -len(pair[0])):
        target = target.replace(f":{name}", quote(value))
    if not query or rule.parameters or "?" in target:
        return target
    address, mark, fragment = target.partition("#")
    return f"{address}?{query}{mark}{fragment}"


def _bare(path: bytes) -> bytes:
    return path.rstrip(b"/")


def _decoded(text: str) -> str:
    return unquote_to_bytes(text).decode(errors="replace")


class Headers:
    """All blocks of a `_headers`; a request takes the headers of every block that fits."""

    def __init__(self, text: str) -> None:
        self._blocks: list[tuple[re.Pattern[bytes], list[tuple[str, str]]]] = []
        for line in text.splitlines():
            name, colon, value = line.strip().partition(":")
            if line.startswith("/"):
                self._blocks.append((_pattern(line.strip()), []))
            elif colon and not name.startswith("#") and self._blocks:
                self._blocks[-1][1].append((name.strip().lower(), value.strip()))

    def of(self, path: bytes) -> dict[str, str]:
        """Return the headers, by their lower-case names, of the decoded `path`; equal names are joined."""
        found: dict[str, str] = {}
        for pattern, headers in self._blocks:
            if pattern.fullmatch(_bare(path)):
                for name, value in headers:
                    found[name] = f"{found[name]}, {value}" if name in found else value
        return found
