"""Pictures that stand in a drawing as data (`data:image/png;base64,…`), as an address or within CSS."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Callable
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from nisshi.images.svg_words import names_a_machine

Clean = Callable[
    [bytes], tuple[bytes, bool]
]  # a picture -> without what is private, and whether some of it stays
ADDRESSES = frozenset(
    ("href", "src", "to", "from", "values")
)  # attributes whose value may be such an address
_HEAD = re.compile(r"data:[\w/+.;=\- ]*", re.IGNORECASE | re.ASCII)  # nothing that XML or CSS would quote
_PACKED = re.compile(r"; *base64 *\Z", re.IGNORECASE)
_PICTURE = re.compile(r"data:\s*(?:image/|application/octet-stream|;|\Z)", re.IGNORECASE)
_BEGINNINGS = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")  # which browsers show whatever their address says
_TEXT = re.compile(r"data:\s*text/", re.IGNORECASE)
_FRAGMENT = re.compile(r"[\w.\-]*", re.ASCII)
_OPEN = re.compile(rb"(\(|[\"']|&(?:quot|apos|#3[49]|#x2[27]);)\s*(?=data:)", re.IGNORECASE)
_ODD = re.compile(rb"[\\&\r\n]|<!")  # escapes of CSS and XML, and ends of lines in quotes
_ODD_BARE = re.compile(rb"[\s\"'(]")  # between brackets without quotes


class Found(NamedTuple):
    """What takes the place of an address, b"" where it stays, and whether something private may stay."""

    instead: bytes
    stays: bool


class Cleaned(NamedTuple):
    """What to cut of a piece (start, end, instead), and whether something private may stay in it."""

    cuts: list[tuple[int, int, bytes]]
    stays: bool


def is_data(value: str) -> bool:
    """Whether an address holds its content itself; browsers skip spaces before it."""
    return value.lstrip()[:5].lower() == "data:"


def of_address(value: str, clean: Clean) -> Found:
    """Clean the picture in an address. What no browser could read either stays, and counts as private."""
    address, mark, fragment = value.strip().partition("#")
    head, comma, body = address.partition(",")
    is_packed = _PACKED.search(head) is not None
    data = _unpacked(body, is_packed)
    if not comma or not (_PICTURE.match(head) or (data and data.startswith(_BEGINNINGS))):
        text = data.decode("utf-8", "replace") if data and _TEXT.match(head) else ""
        return Found(b"", names_a_machine(text))
    if data is None:
        return Found(b"", True)
    less, stays = clean(data)
    if less == data:
        return Found(b"", stays)
    if not _HEAD.fullmatch(head) or not _FRAGMENT.fullmatch(fragment):
        return Found(b"", True)
    packed = b64encode(less).decode()
    return Found(f"{head}{'' if is_packed else ';base64'},{packed}{mark}{fragment}".encode(), stays)


def _unpacked(body: str, is_packed: bool) -> bytes | None:
    """Return the bytes as browsers read them: `=` at the end may lack, `%2B` is a plus, spaces mean nothing."""
    try:
        if not is_packed:
            return unquote_to_bytes(body.translate({9: None, 10: None, 13: None}))
        plain = b"".join(unquote_to_bytes(body).split()).rstrip(b"=")
        return b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except (Error, UnicodeEncodeError):
        return None


def of_attribute(name: str, value: str, raw: bytes, clean: Clean) -> Cleaned:
    """Clean the pictures in an attribute: an address, a list of them, a style or a paint; `raw` is the XML of it."""
    if "data:" not in value.lower():
        return Cleaned([], False)
    if len(value) > len(raw):  # it comes out of an entity, and many could come out of the same
        return Cleaned([], True)
    if name in ADDRESSES and is_data(value):
        if name == "values" and ";" in value.partition(",")[2]:  # several
            return Cleaned([], True)
        instead, stays = of_address(value, clean)
        return Cleaned([(0, len(raw), instead)] if instead else [], stays)
    if name == "srcset":
        found = [of_address(word.strip(","), clean) for word in value.split() if is_data(word)]
        return Cleaned([], any(instead or stays for instead, stays in found))
    return of_css(raw, clean) if b"data:" in raw.lower() else Cleaned([], True)


def of_css(raw: bytes, clean: Clean) -> Cleaned:
    """Clean the pictures in a piece of CSS as it is written in XML; where one is written oddly it stays."""
    cuts: list[tuple[int, int, bytes]] = []
    at, any_stays = 0, False
    while opened := _OPEN.search(raw, at):
        start = opened.end()
        close = b")" if opened[1] == b"(" else opened[1]
        stop = raw.find(close, start)
        written = raw[start : stop if stop >= 0 else len(raw)]
        at = start + len(written) + len(close)
        instead, stays = of_address(unescape(written.decode("utf-8", "replace")), clean)
        if instead and stop >= 0 and _is_plain(written, close):
            cuts.append((start, stop, instead))
        else:
            stays |= instead != b""
        any_stays |= stays
    return Cleaned(cuts, any_stays)


def _is_plain(written: bytes, close: bytes) -> bool:
    """Whether what is written is what a browser reads, up to where we saw its end."""
    bare = close == b")" and _ODD_BARE.search(written.strip())
    return written.isascii() and not _ODD.search(written) and not bare
