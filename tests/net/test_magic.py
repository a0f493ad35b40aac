"""The first bytes say what a file is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.net.magic import sniff, type_of
from tests.net.bad_server import PNG


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", ""),
        (b"\x00\x00\x00\x1cftypavif", "image/avif"),
        (b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00avif", "image/avif"),
        (b"\x00\x00\x00\x1cftypisom", ""),
        (b"<svg xmlns='x'>", "image/svg+xml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a - b -->\n<svg>", "image/svg+xml"),
        (b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'><svg>", "image/svg+xml"),
        (b"<!doctype html><svg>", "text/html"),
        (b"  <HTML lang=ja>", "text/html"),
        (b"<?xml version='1.0'?><html>", "text/html"),
        (b"<", ""),
        (b"", ""),
    ],
)
def test_types(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_the_server_is_believed_but_for_pictures() -> None:
    assert type_of(b"{}", "application/JSON; charset=utf-8") == "application/json"
    assert type_of(b"{}", "image/png") == ""
    assert type_of(PNG, "text/html") == "image/png"


@given(st.binary() | st.binary().map(b"<!--".__add__) | st.binary().map(b"<?xml ".__add__))
def test_any_bytes_have_a_type_or_none(data: bytes) -> None:
    assert isinstance(sniff(data * 50), str)
