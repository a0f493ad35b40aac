"""Pictures in converted HTML: each <img> has a mark until it is known how large it is (see `ImageUse`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import msgspec

from nisshi.model import Picture, PictureSource

# What the author's own <picture> holds is left to the author. The mark can stand nowhere but behind "<img".
_IMG = r"(?P<img><img) \x04(?P<number>\d+)\x05(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
_PIECE = re.compile(rf"<(?P<close>/?)picture\b|{_IMG}", re.IGNORECASE)
_ALONE = re.compile(_IMG)  # where nobody wrote a <picture>: it begins with letters that are found at once
_ATTRIBUTE = re.compile(r"([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_MARK = re.compile(" \x04\\d+\x05")
_NUMBER = re.compile(r"\s*(\d{1,6})(?:\.\d+)?\s*(?:px)?\s*", re.IGNORECASE)

_Attributes = dict[str, str | None]  # by lower-case name, values as they stand in HTML; None: no value
_Show = Callable[[_Attributes, Picture, bool, bool], str]


def with_pictures(html: str, pictures: Sequence[Picture], sizes: str = "", *, below: bool = False) -> str:
    """Return `html`, whose links are in place, with `pictures[N]` in the place of the mark N.

    `sizes` says how wide the page shows a picture (HTML, "sizes"). The first picture is loaded at once,
    unless one stands above the text already (`below`); the others when they come near.
    """
    return _replaced(html, pictures, partial(_on_page, sizes), seen=below)


def with_plain_pictures(html: str, pictures: Sequence[Picture]) -> str:
    """Return `html` with plain <img> of known width and height, for feeds."""
    return _replaced(html, pictures, _in_feed, seen=True)


def without_sources(pictures: Iterable[Picture]) -> tuple[Picture, ...]:
    """Return the pictures as feeds show them: what has been made smaller by now changes no feed."""
    return tuple(msgspec.structs.replace(picture, sources=()) for picture in pictures)


def _replaced(html: str, pictures: Sequence[Picture], show: _Show, *, seen: bool) -> str:
    if "\x04" not in html:
        return html
    depth = 0

    def piece(match: re.Match[str]) -> str:
        nonlocal depth, seen
        if not match["img"]:
            depth = max(depth - 1, 0) if match["close"] else depth + 1
            return match[0]
        number = int(match["number"])
        picture = pictures[number] if number < len(pictures) else Picture()
        is_first, seen = not seen, True
        return show(_attributes(match["rest"]), picture, is_first, depth > 0)

    pieces = _PIECE if "<picture" in html.lower() else _ALONE
    return _MARK.sub("", pieces.sub(piece, html))


def _attributes(text: str) -> _Attributes:
    """Return the attributes of a tag; of two of one name the first counts (HTML 13.2.5.33)."""
    found: _Attributes = {}
    for match in _ATTRIBUTE.finditer(text):
        one, other, bare = match[2], match[3], match[4]
        value = one if one is not None else None if other is None else other.replace('"', "&quot;")
        found.setdefault(match[1].lower(), bare if value is None else value)
    return found


def _on_page(sizes: str, own: _Attributes, picture: Picture, is_first: bool, is_inside: bool) -> str:
    attributes = _sized(own, picture)
    if is_first:
        attributes.setdefault("fetchpriority", "high")
    else:
        attributes.setdefault("loading", "lazy")
    attributes.setdefault("decoding", "async")
    tag = _tag("img", attributes)
    if not picture.sources or is_inside or "srcset" in own:
        return tag
    width = _pixels(own.get("width"))
    shown = own.get("sizes") or (f"{width}px" if width else sizes) or "100vw"
    return f"<picture>{''.join(_source(source, shown) for source in picture.sources)}{tag}</picture>"


def _in_feed(own: _Attributes, picture: Picture, is_first: bool, is_inside: bool) -> str:
    return _tag("img", _sized(own, picture))


def _sized(own: _Attributes, picture: Picture) -> _Attributes:
    """Return an <img>'s attributes with the address, width and height of the picture; given sizes win."""
    from html import escape

    attributes = dict(own)
    for side in ("width", "height"):
        if pixels := _pixels(own.get(side)):  # `460px` is what browsers forgive (HTML 2.4.4.4)
            attributes[side] = str(pixels)
    if picture.url:
        attributes["src"] = escape(picture.url, quote=True)
    if not (picture.width and picture.height):
        return attributes
    if "width" not in own and "height" not in own:
        attributes["width"], attributes["height"] = str(picture.width), str(picture.height)
    elif "height" not in own and (width := _pixels(own["width"])):
        attributes["height"] = str(max(round(width * picture.height / picture.width), 1))
    elif "width" not in own and (height := _pixels(own["height"])):
        attributes["width"] = str(max(round(height * picture.width / picture.height), 1))
    return attributes


def _pixels(value: str | None) -> int:
    """Return a length as browsers read it, 0 where it is none or a percentage."""
    match = _NUMBER.fullmatch(value or "")
    return int(match[1]) if match else 0


def _source(source: PictureSource, sizes: str) -> str:
    srcset = ", ".join(f"{url} {width}w" for url, width in source.candidates)
    return _tag("source", {"type": source.type, "srcset": srcset, "sizes": sizes})


def _tag(name: str, attributes: _Attributes) -> str:
    said = (f' {key}="{value}"' if value is not None else f" {key}" for key, value in attributes.items())
    return f"<{name}{''.join(said)}>"
