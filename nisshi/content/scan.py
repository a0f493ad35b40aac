"""Folder -> SourceFiles, in a steady order, whatever order the file system keeps."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path, PurePosixPath
from typing import BinaryIO, TypeVar

import msgspec

from nisshi.content.leftovers import is_leftover
from nisshi.content.quotable import Quotable, is_quotable, quotable
from nisshi.digest import PIECE, digest_bytes
from nisshi.errors import Problem, SiteError
from nisshi.model import Asset, Post, SourceFile
from nisshi.permalink import post_path
from nisshi.stamps import Stamps

POSTS = "content/posts"
PAGES = "content/pages"
STATIC = "content/static"
REMOTE = "content/remote"  # our copies of pictures of other hosts

_T = TypeVar("_T")
_Found = tuple[str, os.stat_result]  # a path from the blog's folder, and the state of the file


class Sources(msgspec.Struct, frozen=True):
    """Everything below content/. A file that is as it was has not been read."""

    posts: tuple[SourceFile, ...]
    pages: tuple[SourceFile, ...]
    beside: dict[str, tuple[str, ...]]  # an index.md -> the other files of its folder
    static: tuple[Asset, ...]
    files: dict[str, str]  # path -> digest of every file that can be published or quoted
    quotable: Quotable  # what posts may quote, by the folder of the nearest index.md
    copies: tuple[Asset, ...] = ()  # of pictures of other sites; published where a text shows them


def scan(root: Path, stamps: Stamps, copies: tuple[Asset, ...] = ()) -> Sources:
    """List the content folders below `root`; folders that do not exist count as empty.

    `copies` are further files that may be published. Raises SiteError for a file that cannot be read.
    """
    listed = {folder: _files(root, folder) for folder in (POSTS, PAGES, STATIC, REMOTE)}
    texts = {folder: _texts(root, listed[folder], stamps) for folder in (POSTS, PAGES)}
    sources = (*texts[POSTS], *texts[PAGES])
    found = dict((*listed[POSTS], *listed[PAGES]))
    beside = _beside((source.path for source in sources), found)
    static = tuple(Asset(path, _nfc(path.removeprefix(STATIC + "/"))) for path, _ in listed[STATIC])
    published = {path: found[path] for paths in beside.values() for path in paths} | dict(listed[STATIC])
    published |= {copy.path: _state_of(root, copy.path) for copy in copies}
    quoted = {path: state for path, state in (*listed[POSTS], *listed[PAGES]) if is_quotable(path)}
    files = {source.path: source.digest for source in sources}
    others = published | quoted | dict(listed[REMOTE])
    files |= {path: _digest(root, path, state, stamps) for path, state in others.items()}
    homes = (source.path.removesuffix("/index.md") for source in sources if source.path.endswith("/index.md"))
    may_quote = quotable(root, homes, {path: files[path] for path in quoted})
    return Sources(texts[POSTS], texts[PAGES], beside, static, files, may_quote, copies)


def read(root: Path, source: SourceFile) -> SourceFile:
    """Return the file with its bytes, which may have become others since it was listed."""
    if source.data is not None:
        return source
    data = _read(root, source.path)
    return SourceFile(source.path, data, digest_bytes(data))


def pieces(root: Path, path: str) -> Iterator[bytes]:
    """Yield what a file holds, never all of it at once. Raises SiteError."""
    try:
        with (root / path).open("rb", buffering=0) as file:
            yield from iter(lambda: file.read(PIECE), b"")
    except OSError as error:
        raise _unreadable(path, error) from None


def looked_into(root: Path, path: str, look: Callable[[BinaryIO], _T]) -> _T:
    """Return what `look` finds in an open file. Raises SiteError."""
    try:
        with (root / path).open("rb") as file:
            return look(file)
    except OSError as error:
        raise _unreadable(path, error) from None


def assets_of(
    post: Post, beside: Mapping[str, tuple[str, ...]], quoted: frozenset[str] = frozenset()
) -> tuple[Asset, ...]:
    """Return the files beside a post's index.md; they are published beside its page, if not `quoted`."""
    paths = (path for path in beside.get(post.path, ()) if path not in quoted)
    return assets_at(post, paths)


def assets_at(post: Post, paths: Iterable[str]) -> tuple[Asset, ...]:
    """Return files of a post's folder as they are published beside its page."""
    folder = post.path.rpartition("/")[0] + "/"
    home = post_path(post.meta.slug).lstrip("/")
    return tuple(Asset(path, _nfc(home + path.removeprefix(folder))) for path in paths)


def _beside(markdown: Iterable[str], paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give each file that is no post to the nearest folder above it that has an index.md."""
    homes = {path.removesuffix("/index.md"): path for path in markdown if path.endswith("/index.md")}
    found: dict[str, list[str]] = defaultdict(list)
    for path in paths if homes else ():
        nearest = next(
            (homes[str(folder)] for folder in PurePosixPath(path).parents if str(folder) in homes), ""
        )
        if nearest and not path.endswith(".md"):
            found[nearest].append(path)
    return {index: tuple(files) for index, files in found.items()}


def _texts(root: Path, listed: Iterable[_Found], stamps: Stamps) -> tuple[SourceFile, ...]:
    return tuple(_source(root, path, state, stamps) for path, state in listed if path.endswith(".md"))


def _source(root: Path, path: str, state: os.stat_result, stamps: Stamps) -> SourceFile:
    if digest := stamps.digest(path, state):
        return SourceFile(path, None, digest)
    data = _read(root, path)
    return SourceFile(path, data, stamps.learn(path, state, data))


def _digest(root: Path, path: str, state: os.stat_result, stamps: Stamps) -> str:
    if digest := stamps.digest(path, state):
        return digest
    try:
        return stamps.learn_file(path, state, f"{root}/{path}")
    except OSError as error:
        raise _unreadable(path, error) from None


def _read(root: Path, path: str) -> bytes:
    try:
        return (root / path).read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: str, error: OSError) -> SiteError:
    message = f"the file cannot be read: {error.strerror}"
    hint = "Is it a link to a file that is gone?" if isinstance(error, FileNotFoundError) else ""
    return SiteError((Problem(path, message=message, hint=hint),))


def _files(root: Path, folder: str) -> list[_Found]:
    """List files below root/folder, relative to root; editors' and hidden files are passed over."""
    found: list[_Found] = []
    _gather(f"{root}/", folder, found)
    if all(path.isascii() for path, _ in found):
        found.sort(key=itemgetter(0))
    else:
        found.sort(key=lambda file: (_nfc(file[0]), file[0]))
    return found


def _gather(root: str, folder: str, found: list[_Found]) -> None:
    try:
        entries = os.scandir(root + folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise _unreadable(folder, error) from None
    with entries:
        for entry in entries:
            if is_leftover(entry.name):
                continue
            path = f"{folder}/{entry.name}"
            if _is_file(entry, path):
                found.append((path, _state(entry, path)))
            elif entry.is_dir(follow_symlinks=False):  # a link to a folder may lead in a circle
                _gather(root, path, found)
            elif entry.is_symlink() and not entry.is_dir():
                found.append((path, _state(entry, path)))  # a link to a file that is gone


def _is_file(entry: os.DirEntry[str], path: str) -> bool:
    try:
        return entry.is_file()
    except OSError as error:  # a link that leads to itself
        raise _unreadable(path, error) from None


def _state(entry: os.DirEntry[str], path: str) -> os.stat_result:
    try:
        return entry.stat()
    except OSError as error:
        raise _unreadable(path, error) from None


def _state_of(root: Path, path: str) -> os.stat_result:
    try:
        return (root / path).stat()
    except OSError as error:
        raise _unreadable(path, error) from None


def _nfc(path: str) -> str:
    return path if path.isascii() else unicodedata.normalize("NFC", path)
