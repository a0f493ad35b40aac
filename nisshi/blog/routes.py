"""What a link inside the site may lead to, by source file and by path."""

from __future__ import annotations

import posixpath
import unicodedata
from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote

import msgspec

from nisshi.model import Absent, Asset, Post, Tag
from nisshi.permalink import Urls, post_path


class Route(msgspec.Struct, frozen=True):
    """A page or file of the site."""

    url: str  # ready for href
    ids: frozenset[str] | None = None  # its fragments; None where they are not known


class Routes:
    """Finds the permalink of what an author links to."""

    def __init__(self, urls: Urls) -> None:
        self.urls = urls
        self._by_source: dict[str, Route] = {}
        self._by_path: dict[str, Route] = {}
        self._absent: dict[str, Absent] = {}

    def add_post(self, post: Post, ids: Iterable[str]) -> None:
        """Add a post under its file, its path and its aliases."""
        path = post_path(post.meta.slug)
        route = Route(self.urls.path(path), frozenset(ids))
        self._by_source[_nfc(post.path)] = route
        self._by_path[_key(path)] = route
        for alias in post.meta.aliases:
            self._by_path.setdefault(_key(alias), route)

    def add_assets(self, assets: Iterable[Asset]) -> None:
        """Add files that are published as they are."""
        for asset in assets:
            route = Route(self.urls.path("/" + asset.output))
            self._by_source[_nfc(asset.path)] = route
            self._by_path[_key(asset.output)] = route

    def add_downloads(self, downloads: Iterable[Iterable[Asset]]) -> None:
        """Add files that are made from texts of posts; one that several offer has no place of its own."""
        found = [asset for assets in downloads for asset in assets]
        offers = Counter(asset.path for asset in found)
        for asset in found:
            if offers[asset.path] == 1:
                self.add_assets((asset,))
            else:
                self._by_path[_key(asset.output)] = Route(self.urls.path("/" + asset.output))

    def add_tag(self, tag: Tag) -> None:
        """Add a tag's page under all its spellings."""
        for name in (tag.segment, tag.name, *tag.spellings):
            self._by_path.setdefault(_key(f"tag/{name}"), Route(tag.url))

    def add_archive(self, year: int, month: int = 0) -> None:
        """Add the page of a year or month; a month also without its leading zero."""
        path = f"/{year:04}/{month:02}/" if month else f"/{year:04}/"
        self._by_path.setdefault(_key(path), Route(self.urls.path(path)))
        if month:
            self._by_path.setdefault(_key(f"{year}/{month}"), Route(self.urls.path(path)))

    def add_list(self, path: str) -> None:
        """Add a page that is always there, such as "/tags/"."""
        self._by_path.setdefault(_key(path), Route(self.urls.path(path)))

    def add_absent(self, post: Absent) -> None:
        """Remember a post that is not in this build, to say so where it is linked."""
        self._absent[_key(post.path)] = post
        if post.slug:
            self._absent.setdefault(_key(post.slug), post)

    def source(self, path: str) -> Route | None:
        """Return what became of a source file, by its path from the root of the site's folder."""
        return self._by_source.get(_nfc(path))

    def absent(self, path: str) -> Absent | None:
        """Return the post that would answer a source path or a path of the site, had it been built."""
        return self._absent.get(_key(path))

    def path(self, path: str) -> Route | None:
        """Return what answers a path, encoded or not, with or without its final slash."""
        return self._by_path.get(_key(unquote(path))) or self._by_path.get(_key(path))

    def known_paths(self) -> tuple[str, ...]:
        """Return all paths, for did-you-mean."""
        pages = {path for path, route in self._by_path.items() if route.url.endswith("/") and path}
        return tuple(f"/{path}/" if path in pages else f"/{path}" for path in self._by_path)

    def sources_from(self, folder: str) -> list[str]:
        """Return all source files as a relative link in `folder` names them, for did-you-mean."""
        return [posixpath.relpath(path, folder) for path in self._by_source]


def _key(path: str) -> str:
    return _nfc(path).strip("/")


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
