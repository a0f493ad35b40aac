"""Before a text is converted: secrets are told, private values are told or get pseudonyms."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING

import msgspec

from nisshi.code_lines import indented_code
from nisshi.digest import digest_value
from nisshi.errors import Problem
from nisshi.model import Converted, FileBeside, MarkdownText, Post
from nisshi.privacy.fenced import fenced
from nisshi.privacy.options import Privacy, kinds_to_redact, kinds_to_tell
from nisshi.privacy.suspicion import Secret, may_hold_secrets
from nisshi.privacy.told import (
    Lines,
    masked,
    private_problems,
    secret_problem,
    unknown_kinds,
    unused_allowances,
)

if TYPE_CHECKING:
    from nisshi.privacy.redactor import Redactor

_TAG = re.compile(r"<[^>]*>")
_OF_FILE = "its file lies beside the post, and the next edit may show this line"
_SHOWN = ("title", "description", "slug", "tags", "series", "header_image", "aliases")


class Guarded(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it may be converted, and what is told of it."""

    text: MarkdownText
    problems: tuple[Problem, ...]
    written: MarkdownText  # before anything was replaced
    redactor: Redactor | None
    told: tuple[Secret, ...]  # never to be shown whole
    tell: tuple[str, ...]  # kinds of private values that nobody allowed or redacts

    def as_written(self, converted: Converted) -> Converted:
        """Let Problems and links point into the author's lines, with secrets masked."""
        if self.redactor is None and not self.told:
            return converted
        problems = tuple(self._problem(problem) for problem in converted.problems)
        once = tuple(self._problem(problem) for problem in converted.once)
        links = []
        for link in converted.links:
            column, source = self._place(link.line, link.column, link.source)
            links.append(msgspec.structs.replace(link, column=column, source=source))
        return msgspec.structs.replace(converted, problems=problems, once=once, links=tuple(links))

    def private_in_files(self, converted: Converted) -> Iterator[Problem]:
        """Yield what is told of private values in quoted files: of the lines that are shown or offered."""
        if not self.tell:
            return
        words = ""
        for name, path, file in _quoted(self.written):
            words = words or unescape(_TAG.sub("", converted.html))
            shown = None if name in converted.offered else words
            lines = Lines(path, file.text, found=self.told)
            yield from private_problems([(0, file.text)], self.tell, lines, shown=shown)

    def _problem(self, problem: Problem) -> Problem:
        column, source = self._place(problem.line, problem.column, problem.source)
        return msgspec.structs.replace(
            problem,
            column=column,
            source=source,
            message=masked(problem.message, self.told),
            hint=masked(problem.hint, self.told),
        )

    def _place(self, line: int, column: int, source: str) -> tuple[int, str]:
        """Return column and line as the author has them; those of a line without pseudonyms stay."""
        lines = self.written.body.split("\n")
        index = line - self.written.body_line
        if self.redactor is not None and 0 <= index < len(lines) and source:
            own = lines[index]
            if own != source and self.redactor.apply(own) == source:
                return _column_before(self.redactor, own, column), masked(own, self.told)
        return column, masked(source, self.told)


def guard(
    data: bytes,
    post: Post,
    text: MarkdownText,
    privacy: Privacy,
    *,
    definition_lists: bool = False,
    beside: frozenset[str] = frozenset(),
) -> Guarded:
    """Look through a file and those it quotes, and put pseudonyms in the place of what is to be redacted.

    `data` is the whole file, front matter too; `beside` are the digests of secrets in files beside it
    that `text` does not hold, which the post may allow too.
    """
    kinds = kinds_to_redact(privacy.redact, post.meta.log_redact)
    spans = fenced(text.body)
    excerpts = [(span.start, text.body[span.start : span.end]) for span in spans]
    excerpts = sorted((*excerpts, *indented_code(text.body, spans, definition_lists=definition_lists)))
    quoted = [file.text for file in text.files.values()]
    redactor = _redactor((*(words for _, words in excerpts), *quoted), kinds, text.body) if kinds else None
    problems = list(unknown_kinds(post))
    found = _secrets(data)
    told = [
        secret
        for line, secret in found
        if secret.digest not in post.meta.allow_secrets
        and (redactor is None or line < text.body_line or not _is_redacted(secret, redactor))
    ]
    if found:
        lines = Lines(text.path, _decoded(data), found=told)
        problems += [secret_problem(secret, lines) for secret in told]
    tell = kinds_to_tell(privacy, kinds, post.meta.allow_private)
    if tell:
        problems += private_problems(excerpts, tell, Lines(text.path, text.body, text.body_line, told))
    in_files = [secret for _, _, file in _quoted(text) for secret in _secrets_in(file.text)]
    told += _not_allowed(in_files, post, redactor)
    problems += _secrets_of_files(post, text, redactor)
    known = {secret.digest for secret in (*(secret for _, secret in found), *in_files)}
    problems += unused_allowances(post, known | beside)
    written = text
    if redactor is not None:
        problems += _front_matter(post, redactor)
        files = {name: _redacted(file, redactor) for name, file in text.files.items()}
        text = msgspec.structs.replace(text, body=redactor.apply(text.body), files=files)
    problems = [_masked(problem, told) for problem in problems]
    return Guarded(
        text=text, problems=tuple(problems), written=written, redactor=redactor, told=tuple(told), tell=tell
    )


def without_secrets(problems: tuple[Problem, ...], data: bytes) -> tuple[Problem, ...]:
    """Return Problems of a file that show no secret of it whole."""
    told = [secret for _, secret in _secrets(data)] if problems else []
    return tuple(_masked(problem, told) for problem in problems) if told else problems


def _masked(problem: Problem, told: list[Secret]) -> Problem:
    message, hint, source = (masked(words, told) for words in (problem.message, problem.hint, problem.source))
    return msgspec.structs.replace(problem, message=message, hint=hint, source=source)


def _quoted(text: MarkdownText) -> Iterator[tuple[str, str, FileBeside]]:
    """Yield the files that the text names, each with its path from the blog's folder."""
    folder = posixpath.dirname(text.path)
    for name, file in text.files.items():
        if file.text:
            yield name, posixpath.join(folder, name), file


def _redacted(file: FileBeside, redactor: Redactor) -> FileBeside:
    """Return a file with pseudonyms; what is made from it is kept under a digest of its own."""
    if not file.text:
        return file
    text = redactor.apply(file.text)
    return msgspec.structs.replace(file, text=text, digest=digest_value((file.digest, text)))


def _secrets_of_files(post: Post, text: MarkdownText, redactor: Redactor | None) -> Iterator[Problem]:
    """Yield the secrets of the files that a post quotes, those of lines that are not shown too."""
    for _, path, file in _quoted(text):
        told = _not_allowed(_secrets_in(file.text), post, redactor)
        lines = Lines(path, file.text, found=told)
        yield from (secret_problem(secret, lines, readers=_OF_FILE) for secret in told)


def _secrets_in(text: str) -> list[Secret]:
    if not may_hold_secrets(text.encode()):
        return []
    from nisshi.privacy.secrets import secrets  # many patterns

    return list(secrets(text))


def _not_allowed(found: Iterable[Secret], post: Post, redactor: Redactor | None) -> list[Secret]:
    return [
        secret
        for secret in found
        if secret.digest not in post.meta.allow_secrets
        and (redactor is None or not _is_redacted(secret, redactor))
    ]


def _redactor(texts: tuple[str, ...], kinds: tuple[str, ...], body: str) -> Redactor:
    from nisshi.privacy.redactor import redactor_for  # few posts ask for it

    return redactor_for(texts, kinds, body)


def _secrets(data: bytes) -> list[tuple[int, Secret]]:
    """Return the secrets of a file, each with its line."""
    if not may_hold_secrets(data):
        return []
    from nisshi.privacy.secrets import secrets

    text = _decoded(data)
    return [(text.count("\n", 0, secret.start) + 1, secret) for secret in secrets(text)]


def _decoded(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _is_redacted(secret: Secret, redactor: Redactor) -> bool:
    return all(piece not in redactor.apply(piece) for piece in secret.pieces or (secret.value,))


def _front_matter(post: Post, redactor: Redactor) -> Iterator[Problem]:
    """Yield a warning for each value of front matter that still shows what the text no longer does."""
    for attribute in _SHOWN:
        value = getattr(post.meta, attribute)
        words = value if isinstance(value, str) else " ".join(value)
        for edit in redactor.edits(words)[:1]:
            message = f"{words[edit.start : edit.end]!r} is {edit.new} in the text and stands in front matter"
            hint = "Front matter is published as it is: write it in other words."
            yield post.place(attribute).problem(message, hint, "warning")


def _column_before(redactor: Redactor, line: str, column: int) -> int:
    """Return where a column of the changed line is in the line as it was."""
    moved = 0  # how much further left the changed line is by now
    for edit in redactor.edits(line):
        start = edit.start - moved + 1  # of the pseudonym, as a column
        if column < start:
            break
        if column < start + len(edit.new):
            return edit.start + 1
        moved += edit.end - edit.start - len(edit.new)
    return column + moved
