"""What a file is by its first bytes (WHATWG, "MIME Sniffing"), whatever its server says."""

from __future__ import annotations

import re

_FIRST = 4096  # bytes that are looked at
_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
)
_AVIF = (b"avif", b"avis")
# What may stand before the first element: white space, an XML declaration, comments, a document type.
_BEFORE = re.compile(
    rb"(?:\s+|<\?[^>]{0,500}>|<!--(?:[^-]|-(?!->)){0,2000}-->|<!DOCTYPE\s+svg[^>\[]{0,500}>)*", re.I
)
_TYPE = re.compile(r"[a-z0-9.+\-]{1,60}/[a-z0-9.+\-]{1,60}")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|title|iframe|div|p|table)[\s>]", re.I)


def sniff(data: bytes) -> str:
    """Return the type that the bytes show, "" where they show none that is known."""
    first = data[:_FIRST]
    for sign, kind in _SIGNS:
        if first.startswith(sign):
            return kind
    if first[:4] == b"RIFF" and first[8:12] == b"WEBP":
        return "image/webp"
    if first[4:8] == b"ftyp" and any(brand in first[8:40] for brand in _AVIF):
        return "image/avif"
    text = first.removeprefix(b"\xef\xbb\xbf")
    begin = _BEFORE.match(text)
    root = text[begin.end() if begin else 0 :]
    if root[:4].lower() == b"<svg":
        return "image/svg+xml"
    return "text/html" if _HTML.match(root) else ""


def type_of(data: bytes, said: str) -> str:
    """Return the type by the bytes, else by `said`, a Content-Type; no picture is believed in by name."""
    word = said.partition(";")[0].strip().lower()
    is_believed = _TYPE.fullmatch(word) and not (word.startswith("image/") and data)
    return sniff(data) or (word if is_believed else "")
