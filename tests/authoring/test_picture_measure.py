"""Pictures are measured as they are shown; broken, vast and active ones are refused."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nisshi.authoring.picture_measure import Measured, measure
from tests.net.bad_server import PNG


def drawn(form: str, size: tuple[int, int] = (30, 20), **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, form, **options)
    return file.getvalue()


def turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return drawn("JPEG", exif=exif)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif"), ("WEBP", "image/webp"),
        ("AVIF", "image/avif"), ("BMP", "image/bmp"),
    ],
)  # fmt: skip
def test_sizes(form: str, kind: str) -> None:
    assert measure(drawn(form)) == Measured(kind, 30, 20)


def test_a_picture_that_lies_on_its_side_is_measured_upright() -> None:
    assert measure(turned(6)) == Measured("image/jpeg", 20, 30)
    assert measure(turned(3)) == Measured("image/jpeg", 30, 20)


def test_the_way_up_that_browsers_ignore_is_ignored() -> None:
    xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r tiff:Orientation="6"/></x:xmpmeta>'
    assert measure(drawn("JPEG", xmp=xmp.encode())) == Measured("image/jpeg", 30, 20)


@pytest.mark.parametrize("cut", [20, 40, 300, -200])
def test_a_cut_picture_is_broken(cut: int) -> None:
    noise = Image.effect_noise((60, 60), 90)
    file = io.BytesIO()
    noise.save(file, "PNG")
    assert measure(file.getvalue()[:cut]) == "is broken or no picture at all: it cannot be read"


def test_a_bomb_is_not_unpacked() -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    for side in (9_000, 60_000):
        head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
        bomb = PNG[:8] + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")
        found = measure(bomb)
        assert isinstance(found, str)
        assert "pixels" in found


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ('<svg width="90" height="20"></svg>', (90, 20)),
        ('<svg viewBox="0 0 90.4 20"><g/></svg>\n', (90, 20)),
        ("<?xml version='1.0'?><svg width='1px' height='2px'/>", (1, 2)),
        ('<svg width="100%" viewBox="0,0,3,4"></svg>', (3, 4)),
        ('<svg width="9em" height="9"></svg>', (0, 0)),
        ("<svg></svg>", (0, 0)),
    ],
)
def test_drawings(text: str, size: tuple[int, int]) -> None:
    assert measure(text.encode()) == Measured("image/svg+xml", *size)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<svg><script>alert(1)</script></svg>", "holds a script"),
        ('<svg onload="alert(1)"></svg>', "holds a script"),
        ('<svg><a href="javascript:alert(1)"/></svg>', "holds a script"),
        ("<svg><image href='https://example.com/a.png'/></svg>", "asks other sites"),
        ("<svg width='1'", "no SVG that can be read"),
        ("<svg width='1'><g>", "broken"),
        ("<html><svg></svg>", "text/html and not a picture"),
        ("", "something and not a picture"),
    ],
)
def test_drawings_that_are_refused(text: str, said: str) -> None:
    found = measure(text.encode())
    assert isinstance(found, str)
    assert said in found


@given(
    st.binary(),
    st.sampled_from([PNG, b"GIF89a", b"\xff\xd8\xff", b"<svg ", b"BM", b"RIFF....WEBP"]),
    st.integers(0, 60),
)
def test_any_bytes_are_a_picture_or_none(data: bytes, sign: bytes, cut: int) -> None:
    assert isinstance(measure(sign + data), Measured | str)
    assert isinstance(measure(sign[: 8 + cut] + data), Measured | str)
