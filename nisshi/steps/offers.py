"""Files that a text quotes and offers whole: where it says so, or links to them."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

import msgspec

from nisshi.markdown.log_files import nfc
from nisshi.model import Converted, Download, MarkdownText


def with_offers(converted: Converted) -> Converted:
    """Return the same with the quoted files that the text links to among those it offers."""
    if not converted.quoted:
        return converted
    linked = {_file(link.target) for link in converted.links}
    found = (name for name in converted.quoted if name in converted.offered or nfc(name) in linked)
    return msgspec.structs.replace(converted, offered=tuple(found))


def downloads(converted: Converted, text: MarkdownText) -> tuple[Download, ...]:
    """Return the files that a text offers, as they are published."""
    return tuple(Download(name, text.files[name].text) for name in converted.offered)


def _file(target: str) -> str:
    try:
        path = urlsplit(target).path
    except ValueError:
        return ""
    return nfc(posixpath.normpath(unquote(path))) if path and not path.startswith("/") else ""
