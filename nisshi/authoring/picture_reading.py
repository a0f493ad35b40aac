"""The pictures of other hosts that one text names, and where; needs all that converts a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from zoneinfo import ZoneInfo

from nisshi.content.front_matter import read_post
from nisshi.content.hold_back import Gate, gate_of
from nisshi.content.reading import Rules
from nisshi.errors import Place
from nisshi.locks.originals import original_url
from nisshi.markdown.convert import Converter
from nisshi.markdown.targets import kind_of
from nisshi.model import Kind, MarkdownOptions, MarkdownText, Post

_MAY_SHOW = re.compile(r"!\[|<img\b", re.I)

Found = tuple[Gate | None, tuple[tuple[str, Place], ...]]


def reader(rules: Rules, options: MarkdownOptions) -> Callable[[Kind, str, bytes], Found]:
    """Return a function that reads a text, given its path and bytes.

    It gives the text's gate and the URL and place of each picture; a faulty text has neither.
    """
    zone = ZoneInfo(rules.zone)
    converter = Converter(options)

    def read_text(kind: Kind, path: str, data: bytes) -> Found:
        reading = read_post(path, data, kind, rules, zone)
        if reading.post is None or reading.text is None:
            return None, ()
        return gate_of(reading.post), tuple(_named(reading.post, reading.text, converter, options.own_hosts))

    return read_text


def _named(
    post: Post, text: MarkdownText, converter: Converter, own: tuple[str, ...]
) -> Iterator[tuple[str, Place]]:
    header = post.meta.header_image
    if header and kind_of(header, own) == "external":
        yield original_url(header), post.place("header_image")
    if not _MAY_SHOW.search(text.body):
        return
    lines = text.body.split("\n")
    for image in converter.convert(text).images:
        if image.url and kind_of(image.url, own) == "external":
            url = original_url(image.url)
            yield url, _place(text, lines, image.url, url)


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
