"""Which pictures of other hosts the texts of a blog name, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from nisshi.config import Settings
from nisshi.content.hold_back import Gate, Include, hold_back
from nisshi.content.reading import Rules
from nisshi.content.scan import Sources, read
from nisshi.digest import digest_value
from nisshi.errors import Place
from nisshi.markdown.options import markdown_options
from nisshi.model import Kind, SourceFile
from nisshi.theme.lookup import load_theme, template_keys


class TextPictures(msgspec.Struct, frozen=True, array_like=True):
    """The pictures that one text names; kept from build to build under the key of what they depend on."""

    key: str
    gate: Gate | None = None  # None: no post
    named: tuple[tuple[str, Place], ...] = ()  # header image first; URLs of originals, as in images.lock


class PictureUse(msgspec.Struct, frozen=True):
    """A picture of another host where a text names it."""

    url: str  # of the original
    place: Place
    held: bool  # in a text that is not published (a draft), nor will be by waiting


def read_pictures(
    root: Path,
    settings: Settings,
    hosts: tuple[str, ...],
    sources: Sources,
    known: Mapping[str, TextPictures],
    engine: str = "",
) -> dict[str, TextPictures]:
    """Return the pictures of each text by its path; those `known` under the right key are not read again.

    `hosts` are the blog's own. Raises SiteError for a file or theme that cannot be read.
    """
    keys = template_keys(load_theme(root, settings.theme))
    rules = Rules(zone=settings.site.timezone, aliases=settings.front_matter.aliases, template_keys=keys)
    options = markdown_options(settings, hosts)
    common = digest_value((engine, rules, options))
    read_text = None
    found: dict[str, TextPictures] = {}
    for kind, listed in texts_of(sources):
        last = known.get(listed.path)
        if last is not None and last.key == _key(common, kind, listed):
            found[listed.path] = last
            continue
        if read_text is None:
            from nisshi.authoring.picture_reading import reader  # parsers: not where nothing is new

            read_text = reader(rules, options)
        source = read(root, listed)
        gate, named = read_text(kind, source.path, source.data or b"")
        found[source.path] = TextPictures(_key(common, kind, source), gate, named)
    return found


def _key(common: str, kind: Kind, source: SourceFile) -> str:
    return digest_value((common, kind, source.path, source.digest))


def uses_of(texts: Mapping[str, TextPictures], now: datetime, include: Include) -> tuple[PictureUse, ...]:
    """Return all uses, in the order of texts and lines.

    Posts of a later date count as published: their pictures may be gone by then.
    """
    early = msgspec.structs.replace(include, future=True)
    gates = [text.gate for text in texts.values() if text.gate]
    hidden = {post.path for post in hold_back(gates, now, early)}
    return tuple(
        PictureUse(url, place, path in hidden) for path, text in texts.items() for url, place in text.named
    )


def texts_of(sources: Sources) -> Iterator[tuple[Kind, SourceFile]]:
    """Yield all posts and pages, each with what it is."""
    yield from (("post", source) for source in sources.posts)
    yield from (("page", source) for source in sources.pages)
