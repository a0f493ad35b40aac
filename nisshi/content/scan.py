"""Folder -> SourceFiles, in a steady order, whatever order the file system keeps."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath, PurePosixPath

import msgspec

from nisshi.content.leftovers import is_leftover
from nisshi.digest import digest_bytes
from nisshi.errors import Problem, SiteError
from nisshi.model import Asset, Post, SourceFile
from nisshi.permalink import post_path

POSTS = "content/posts"
PAGES = "content/pages"
STATIC = "content/static"


class Sources(msgspec.Struct, frozen=True):
    """Everything below content/, Markdown read, other files by their paths only."""

    posts: tuple[SourceFile, ...]
    pages: tuple[SourceFile, ...]
    beside: dict[str, tuple[str, ...]]  # an index.md -> the other files of its folder
    static: tuple[Asset, ...]


def scan(root: Path) -> Sources:
    """Read the content folders below `root`; folders that do not exist count as empty.

    Raises SiteError for a file that cannot be read.
    """
    markdown = {folder: tuple(_markdown(root, folder)) for folder in (POSTS, PAGES)}
    indexes = [source.path for source in (*markdown[POSTS], *markdown[PAGES])]
    beside = _beside(indexes, (*_files(root, POSTS), *_files(root, PAGES)))
    static = [Asset(path, _nfc(path.removeprefix(STATIC + "/"))) for path in _files(root, STATIC)]
    return Sources(markdown[POSTS], markdown[PAGES], beside, tuple(static))


def with_assets(post: Post, beside: dict[str, tuple[str, ...]]) -> Post:
    """Give a post the files that lie beside its index.md; they are published beside its page."""
    folder = post.path.removesuffix("index.md")
    home = post_path(post.meta.slug).lstrip("/")
    assets = tuple(Asset(path, _nfc(home + path.removeprefix(folder))) for path in beside.get(post.path, ()))
    return msgspec.structs.replace(post, assets=assets) if assets else post


def _beside(markdown: Iterable[str], paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give each file that is no post to the nearest folder above it that has an index.md."""
    indexes = {path for path in markdown if path.endswith("/index.md")}
    found: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        above = (f"{folder}/index.md" for folder in PurePosixPath(path).parents)
        nearest = next((index for index in above if index in indexes), None)
        if nearest and not path.endswith(".md"):
            found[nearest].append(path)
    return {index: tuple(files) for index, files in found.items()}


def _markdown(root: Path, folder: str) -> Iterator[SourceFile]:
    for path in _files(root, folder):
        if path.endswith(".md"):
            data = _read(root, path)
            yield SourceFile(path, data, digest_bytes(data))


def _read(root: Path, path: str) -> bytes:
    try:
        return (root / path).read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise SiteError(
            (Problem(path, message=message, hint="Is it a link to a file that is gone?"),)
        ) from None


def _files(root: Path, folder: str) -> tuple[str, ...]:
    """List files below root/folder, relative to root; editors' and hidden files are passed over."""
    found = []
    for place, folders, names in os.walk(root / folder):
        folders[:] = [name for name in folders if not is_leftover(PurePath(name))]
        relative = Path(place).relative_to(root).as_posix()
        found += [f"{relative}/{name}" for name in names if not is_leftover(PurePath(name))]
    return tuple(sorted(found, key=lambda path: (_nfc(path), path)))


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)
