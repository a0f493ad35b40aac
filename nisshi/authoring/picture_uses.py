"""Which pictures of other hosts the texts of a blog name, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from nisshi.config import Settings
from nisshi.content.front_matter import read_post
from nisshi.content.hold_back import Include, gate_of, hold_back
from nisshi.content.reading import Rules
from nisshi.content.scan import Sources, read, scan
from nisshi.errors import Place
from nisshi.locks.originals import original_url
from nisshi.markdown.convert import Converter
from nisshi.markdown.options import markdown_options
from nisshi.markdown.pieces import PIECE
from nisshi.markdown.targets import kind_of
from nisshi.model import Kind, MarkdownText, Post, SourceFile
from nisshi.stamps import Stamps
from nisshi.theme.lookup import load_theme, template_keys

_MAY_SHOW = re.compile(r"!\[|<img\b", re.I)
_IMG = re.compile(r"<img\b", re.I)
_SRC = re.compile(r"\ssrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)


class PictureUse(msgspec.Struct, frozen=True):
    """A picture of another host where a text names it."""

    url: str  # of the original, as images.lock has it
    place: Place
    held: bool  # in a text that is not published (a draft), nor will be by waiting


def picture_uses(
    root: Path, settings: Settings, hosts: tuple[str, ...], now: datetime, include: Include
) -> tuple[PictureUse, ...]:
    """Return all uses, in the order of paths and lines, header images first.

    Posts of a later date count as published: their pictures may be gone by then. `hosts` are the
    blog's own. Raises SiteError for a folder that cannot be read; a faulty post has no pictures.
    """
    zone = ZoneInfo(settings.site.timezone)
    keys = template_keys(load_theme(root, settings.theme))
    rules = Rules(zone=settings.site.timezone, aliases=settings.front_matter.aliases, template_keys=keys)
    options = markdown_options(settings, hosts)
    converter = Converter(options)
    early = msgspec.structs.replace(include, future=True)
    found: list[PictureUse] = []
    for kind, source in _texts(scan(root, Stamps({}))):
        reading = read_post(source.path, read(root, source).data or b"", kind, rules, zone)
        if reading.post is None or reading.text is None:
            continue
        held = bool(hold_back((gate_of(reading.post),), now, early))
        for url, place in _named(reading.post, reading.text, converter, options.own_hosts):
            found.append(PictureUse(url, place, held))
    return tuple(found)


def _texts(sources: Sources) -> Iterator[tuple[Kind, SourceFile]]:
    yield from (("post", source) for source in sources.posts)
    yield from (("page", source) for source in sources.pages)


def _named(
    post: Post, text: MarkdownText, converter: Converter, own: tuple[str, ...]
) -> Iterator[tuple[str, Place]]:
    header = post.meta.header_image
    if header and kind_of(header, own) == "external":
        yield original_url(header), post.place("header_image")
    if not _MAY_SHOW.search(text.body):
        return
    lines = text.body.split("\n")
    for address in _addresses(converter.convert(text).html):
        if kind_of(address, own) == "external":
            url = original_url(address)
            yield url, _place(text, lines, address, url)


def _addresses(html: str) -> Iterator[str]:
    """Yield the addresses of the pictures in converted HTML; those of this blog are marks by now."""
    for piece in PIECE.finditer(html):
        if piece["tag"] and _IMG.match(piece["tag"]) and (found := _SRC.search(piece["tag"])):
            yield unescape(found[1] or found[2] or found[3] or "")


def _place(text: MarkdownText, lines: list[str], address: str, url: str) -> Place:
    """Find the line that writes an address: as it is in the page, or one that is encoded to the same."""
    for number, line in enumerate(lines):
        if (column := line.find(address)) >= 0:
            return Place(text.path, text.body_line + number, column + 1, len(address), line)
    for number, line in enumerate(lines):
        for word in re.finditer(r"(?:https?:)?//[^\s<>\"')\]]+", line):
            if original_url(unescape(word[0])) == url:
                return Place(text.path, text.body_line + number, word.start() + 1, len(word[0]), line)
    return Place(text.path, text.body_line)
