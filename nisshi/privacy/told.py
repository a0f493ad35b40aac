"""What is told of secrets and private values: Problems that never show a secret whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from types import MappingProxyType

from nisshi.errors import Problem, Severity, did_you_mean
from nisshi.model import Post
from nisshi.privacy.addresses import emails, ip_addresses, is_public, macs
from nisshi.privacy.homes import homes
from nisshi.privacy.options import ALL, NONE, PRIVATE_KINDS, REDACT_KINDS
from nisshi.privacy.suspicion import Secret

_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ip": ("a public IP address", "IP addresses"),
        "email": ("an e-mail address", "e-mail addresses"),
        "home": ("somebody's home folder", "home folders"),
        "mac": ("a MAC address", "MAC addresses"),
    }
)


class Lines:
    """Where offsets of a text are in its file, and the lines as they may be shown."""

    def __init__(self, path: str, text: str, first: int = 1, found: Sequence[Secret] = ()) -> None:
        self.path = path
        self._text = text
        self._first = first
        self._found = found

    def at(self, start: int) -> tuple[int, int, str]:
        """Return line and column, from 1, and the line with every secret masked, at its full length."""
        opening = self._text.rfind("\n", 0, start) + 1
        closing = self._text.find("\n", start)
        closing = len(self._text) if closing < 0 else closing
        shown = masked(self._text[opening:closing], self._found)
        return self._text.count("\n", 0, start) + self._first, start - opening + 1, shown

    def problem(
        self, start: int, length: int, message: str, hint: str, severity: Severity = "error"
    ) -> Problem:
        """Return a Problem at an offset."""
        line, column, source = self.at(start)
        length = max(1, min(length, len(source) - column + 1))
        return Problem(self.path, line, column, message, hint, severity, source, length)


def masked(words: str, found: Iterable[Secret]) -> str:
    """Return words with each secret masked but for its first characters; as long as before."""
    for secret in found:
        for value in secret.pieces or (secret.value,):
            if value in words:
                kept = value[: min(4, len(value) // 4)]
                words = words.replace(value, kept + "•" * (len(value) - len(kept)))
    return words


def secret_problem(
    secret: Secret, lines: Lines, front: bool = True, readers: str = "whoever reads the page can use it"
) -> Problem:
    """Return the Problem of a live secret, a warning where only a name says that it is one.

    `front` says that the file has front matter to allow it in, `readers` who can use it.
    """
    shown = "" if secret.pieces else f": {secret.shown}"
    hint = f"Take it out and make it void: {readers}."
    if front:
        hint += f' Does it open nothing? Then allow it in front matter: allowSecrets: ["{secret.digest}"]'
    message = f"this looks like {secret.name}{shown}"
    severity: Severity = "error" if secret.sure else "warning"
    return lines.problem(secret.start, secret.end - secret.start, message, hint, severity)


def unused_allowances(post: Post, digests: Set[str]) -> Iterator[Problem]:
    """Yield a warning for each of `allowSecrets` that is not among the digests of what was found."""
    for digest in post.meta.allow_secrets:
        if digest not in digests:
            message = f"allowSecrets names {digest!r}, and no secret of this file has that digest"
            yield post.place("allow_secrets").problem(message, "Take it out of the list.", "warning")


def unknown_kinds(post: Post) -> Iterator[Problem]:
    """Yield an error for each word of `logRedact` and `allowPrivate` that is no kind of value."""
    meta = post.meta
    asked = (
        ("logRedact", "log_redact", meta.log_redact, (*REDACT_KINDS, ALL, NONE)),
        ("allowPrivate", "allow_private", meta.allow_private, (*PRIVATE_KINDS, ALL, NONE)),
    )
    for name, attribute, words, known in asked:
        for word in words:
            if word not in known:
                hint = f"{did_you_mean(word, known)}There are {', '.join(known)}."
                yield post.place(attribute).problem(f"{name} does not know {word!r}", hint)


def private_problems(
    excerpts: Sequence[tuple[int, str]],
    kinds: Iterable[str],
    lines: Lines,
    front: bool = True,
    shown: str | None = None,
) -> Iterator[Problem]:
    """Yield one warning for each kind of private value in the excerpts (offset in the text, content).

    Where not all of the excerpts is published, `shown` are the words that are.
    """
    for kind in kinds:
        found = [
            (offset + start, text[start:end])
            for offset, text in excerpts
            for start, end in _FINDERS[kind](text)
            if kind != "ip" or is_public(text[start:end])
        ]
        places = [place for place in found if shown is None or place[1] in shown]
        if places:
            start, value = places[0]
            one, many = _WORDS[kind]
            others = len({value for _, value in places}) - 1
            more = f", and {others} more {many}" if others else ""
            hint = _private_hint(kind) if front else "Replace what nobody needs to see."
            message = f"{one} will be published: {value}{more}"
            yield lines.problem(start, len(value), message, hint, "warning")


def _private_hint(kind: str) -> str:
    return (
        f"logRedact: [{kind}] in front matter publishes a pseudonym, [logs] redact in nisshi.toml does so "
        f"in every post; allowPrivate: [{kind}] says that it may be seen."
    )


_FINDERS = MappingProxyType({"ip": ip_addresses, "email": emails, "home": homes, "mac": macs})
