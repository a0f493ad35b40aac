"""Outputs that cannot all be written: one path, nearly one path, or a file where a folder must be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from nisshi.errors import Place, Problem
from nisshi.model import Asset, Output, Task


class _Claim(msgspec.Struct, frozen=True):
    path: str
    source: str


def collisions(outputs: Iterable[Task | Output | Asset], places: Mapping[str, Place]) -> tuple[Problem, ...]:
    """Return a sorted Problem for each pair of sources of which one's output is in the other's way.

    `places` says where a source gives its slug. Paths that differ only in case or Unicode form are
    one: on macOS and Windows they are one file.
    """
    taken: dict[str, _Claim] = {}
    problems: dict[tuple[str, str], Problem] = {}  # two posts may meet as page and as Markdown: told once
    for output in outputs:
        claim = _claim(output)
        first = taken.setdefault(_folded(claim.path), claim)
        if first is not claim:
            problem = _problem(first, claim, _same_path(first, claim), places)
            problems.setdefault((first.source, claim.source), problem)
    for key, claim in taken.items():
        for folder in _folders(key):
            if folder in taken:
                problem = _problem(taken[folder], claim, _in_the_way(taken[folder], claim), places)
                problems.setdefault((taken[folder].source, claim.source), problem)
    return tuple(sorted(problems.values()))


def _claim(output: Task | Output | Asset) -> _Claim:
    match output:
        case Task():
            return _Claim(output.output, output.source)
        case Output():
            return _Claim(output.path, output.source)
        case Asset():
            return _Claim(output.output, output.path)


def _folded(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _folders(path: str) -> Iterator[str]:
    """Yield the folders a path lies in: "a/b/c" gives "a/b" and "a"."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _same_path(first: _Claim, second: _Claim) -> str:
    if first.path == second.path:
        return f"{first.source} and {second.source} both become {first.path}"
    return (
        f"{first.source} becomes {first.path} and {second.source} becomes {second.path}: "
        "the two differ only in case or Unicode form, which is one file on many computers"
    )


def _in_the_way(file: _Claim, inner: _Claim) -> str:
    return (
        f"{file.source} becomes the file {file.path}, but {inner.source} becomes {inner.path} "
        "and needs a folder of that name"
    )


def _problem(first: _Claim, second: _Claim, message: str, places: Mapping[str, Place]) -> Problem:
    """Place the Problem in a post if one of the two is, else in another file of the author's, the later one first."""
    sources = (second.source, first.source)
    files = (source for source in sources if source.startswith("content/"))
    path = next((source for source in sources if source in places), None) or next(files, second.path)
    place = places.get(path, Place(path))
    return place.problem(message, "Give one of them another slug, tag or file name.")
