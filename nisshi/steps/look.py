"""The first look at everything a build depends on: is anything other than it was?"""

from __future__ import annotations

import os

import msgspec

from nisshi.cache import Cache
from nisshi.config import Settings, what_is_made
from nisshi.content.hold_back import Window
from nisshi.content.scan import Sources, scan
from nisshi.digest import digest_value
from nisshi.locks.images import IMAGES_LOCK, RemoteImage
from nisshi.stamps import Stamp, Stamps
from nisshi.steps.embeds import Known, read_known
from nisshi.steps.engine import engine_digest
from nisshi.steps.fonts import Fonts, fonts_of
from nisshi.steps.request import Request, Result
from nisshi.steps.shelf import Shelf, ShelfRecord
from nisshi.theme.lookup import Theme, load_theme
from nisshi.write import Written


class LookRecord(msgspec.Struct, frozen=True):
    """What the last build of an output folder saw and came to."""

    state: str  # digest of all inputs but the time
    window: Window  # the time for which the result holds
    files: dict[str, Stamp]
    result: Result
    engine: str
    theme: dict[str, str]  # digest of each file of its layers, by path


class Look(msgspec.Struct, frozen=True):
    """Everything a build depends on, as it is now."""

    name: str  # of the output folder, for the records of the cache
    sources: Sources
    theme: Theme
    engine: str
    fonts: Fonts
    state: str
    stamps: Stamps
    shelf: Shelf
    last: LookRecord | None
    embeds: Known = Known()
    remote: dict[str, RemoteImage] = {}  # images.lock, by address


def look(request: Request, settings: Settings, cache: Cache) -> Look:
    """List and digest all inputs; files that are as they were are not read. Raises SiteError."""
    name = _name(request)
    last = cache.record(f"look {name}", LookRecord)
    stamps = Stamps(last.files if last else {})
    engine = engine_digest(settings.site.timezone, stamps)
    theme = load_theme(request.root, settings.theme)
    embeds = read_known(request.root)
    remote = IMAGES_LOCK.read(request.root)
    sources = scan(request.root, stamps, embeds.thumbnails)
    fonts = fonts_of(request.root, settings.cards, stamps)
    plain = what_is_made(settings)
    asked = (plain, request.include, request.strict, request.keep_going, request.hosts, request.preview)
    # a digest forgets the order of a dict
    seen = (
        sources.files,
        list(sources.files),
        _theme_state(theme),
        sources.quotable,
        embeds,
        fonts.digests,
        remote,
    )
    return Look(
        name=name,
        sources=sources,
        theme=theme,
        engine=engine,
        fonts=fonts,
        state=digest_value((engine, asked, seen)),
        stamps=stamps,
        shelf=Shelf.of(request, cache, name),
        last=last,
        embeds=embeds,
        remote=remote,
    )


def unchanged(found: Look, request: Request) -> Result | None:
    """Return what a build would come to, where nothing is other than it was; else None."""
    last = found.last
    if last is None or last.state != found.state or not last.window.holds(request.now):
        return None
    if last.result.written is None or not request.write:
        return msgspec.structs.replace(last.result, written=None)
    if found.shelf.state != found.state or not found.shelf.is_whole():
        return None
    return msgspec.structs.replace(last.result, written=Written(0, len(found.shelf.rows) - 1, 0))


def remember_look(found: Look, cache: Cache) -> None:
    """Keep what had to be read again to find that nothing has changed, so that next time it has not."""
    if found.last is not None and found.stamps.read_again:
        record = msgspec.structs.replace(found.last, files=found.stamps.seen)
        cache.keep_record(f"look {found.name}", record)
    if found.shelf.read_again:
        cache.keep_record(f"site {found.name}", ShelfRecord(found.shelf.intact(), found.shelf.state))


def theme_digests(theme: Theme) -> dict[str, str]:
    """Return the digest of every file of the theme's layers by its path, for who asks what has changed."""
    return {file.path: file.digest for layer in theme.layers for file in layer.files.values()}


def _name(request: Request) -> str:
    """Name an output folder in a way that does not change when the blog is moved."""
    try:
        return os.path.relpath(request.output, request.root).replace(os.sep, "/")
    except ValueError:  # on another drive of Windows: there is no way from one to the other
        return request.output.as_posix()


def _theme_state(theme: Theme) -> tuple[object, ...]:
    """Return a plain value that differs when any file of the theme differs, or a layer wins over another."""
    return tuple(
        (layer.name, [(name, file.path, file.digest) for name, file in layer.files.items()])
        for layer in theme.layers
    )
