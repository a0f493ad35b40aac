"""From the word that was typed to the output or the file that is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import msgspec

from nisshi.errors import Problem, SiteError, did_you_mean
from nisshi.permalink import output_file, urls_for


class Target(msgspec.Struct, frozen=True):
    """What is meant: an output by its path below the output folder, or a file by its path."""

    kind: Literal["output", "file"]
    path: str


class Places(msgspec.Struct, frozen=True):
    """Where names are looked for."""

    root: Path
    output: Path
    here: Path  # the folder in which the person types
    address: str  # of the site


def target_of(word: str, outputs: Iterable[str], files: Iterable[str], places: Places) -> Target:
    """Return what `word` means: an address with or without its host, or a path; NFC and NFD are alike.

    Raises SiteError, with the nearest name that there is, when nothing is called so.
    """
    by_output = {_nfc(path): path for path in outputs}
    by_file = {_nfc(path): path for path in files}
    if "://" not in word:
        for path in _paths(word, places.root, places.here):
            if path in by_file:
                return Target("file", by_file[path])
        for path in _paths(word, places.output, places.here):
            if path in by_output:
                return Target("output", by_output[path])
    for path in _answers(word, places.address):
        if path in by_output:
            return Target("output", by_output[path])
    alike = [Target("file", file) for name, file in by_file.items() if name.endswith("/" + _nfc(word))]
    if len(alike) == 1:
        return alike[0]
    known = (*by_file, *("/" + path.removesuffix("index.html") for path in by_output), *by_output)
    hint = did_you_mean(_nfc(unquote(word)), known)
    raise SiteError((Problem(word, message="the blog has no such address or file", hint=hint.strip()),))


def _paths(word: str, folder: Path, here: Path) -> Iterator[str]:
    """Yield the path below `folder` that a person in `here` means, then the word as it is."""
    place = Path(_nfc(str((here / word).absolute())))
    top = Path(_nfc(str(folder)))
    for candidate in (place, Path(_nfc(str((here / word).resolve())))):
        if candidate.is_relative_to(top):
            yield candidate.relative_to(top).as_posix()
    yield _nfc(word).removeprefix("./")


def _answers(word: str, address: str) -> Iterator[str]:
    """Yield the files that a host would answer an address with."""
    try:
        path = urlsplit(word).path if "://" in word else word.partition("#")[0].partition("?")[0]
    except ValueError:  # a bracket without its partner: no address
        return
    path = "/" + unquote(path).lstrip("/")
    base = urls_for(address).base_path
    for inner in dict.fromkeys((path.removeprefix(base), path)) if path.startswith(f"{base}/") else (path,):
        yield output_file(inner)
        yield output_file(inner.rstrip("/") + "/")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
