"""What is known of a picture before it is shown."""

from __future__ import annotations

import struct
import warnings
from zlib import crc32

import pytest
from PIL import Image

from nisshi.images.facts import Facts, Fault, facts
from nisshi.images.svg import svg_size
from tests.images.samples import exif, picture, saved


def known(data: bytes) -> tuple[str, int, int, bool, bool]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = facts(data)
    assert isinstance(found, Facts), found
    return found.format, found.width, found.height, found.animated, found.private


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_width_and_height(format: str) -> None:
    assert known(picture(format, (60, 40))) == (format.lower(), 60, 40, False, False)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_lies_on_its_side_is_told_upright(format: str) -> None:
    assert known(picture(format, (60, 40), exif=exif(6))) == (format.lower(), 40, 60, False, True)


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG"])
def test_animated(format: str) -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "green")]
    data = saved(frames[0], format, save_all=True, append_images=frames[1:], duration=80)
    assert known(data) == (format.lower(), 20, 10, True, False)


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg width="30" height="20">', (30, 20)),
        ('<?xml version="1.0"?><!-- <svg width="9"> --><svg width="1in" height=\'20px\'>', (96, 20)),
        ('<svg viewBox="0 0 300.4 200">', (300, 200)),
        ('<svg width="100%" height="100%" viewBox="0,0,30,20">', (30, 20)),
        ('<svg width="60" viewBox="0 0 30 20">', (60, 40)),
        ('<svg height="10" viewBox="0 0 30 20"/>', (15, 10)),
        ("<svg>", (0, 0)),
        ('<svg width="x" height="-3">', (0, 0)),
        ('<svg viewBox="0 0 0 0">', (0, 0)),
        ("<svga>", None),
    ],
)
def test_the_size_of_a_drawing(svg: str, size: tuple[int, int] | None) -> None:
    assert svg_size(svg.encode()) == size


def test_a_drawing_that_could_run_something_is_known() -> None:
    alive = facts(b'<svg xmlns="http://www.w3.org/2000/svg"><script>a()</script></svg>')
    inert = facts(b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')
    assert isinstance(alive, Facts) and alive.alive
    assert isinstance(inert, Facts) and not inert.alive


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is this large."""
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n\0\0\0\r" + chunk + struct.pack(">I", crc32(chunk)) + picture("PNG", (9, 9))[33:]
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"no picture", "cannot be read"),
        (b"\x89PNG\r\n\x1a\n", "cannot be read"),
        (picture("JPEG", (60, 40))[:90], "cannot be read"),
        (bomb(100_000, 100_000), "million"),
        (bomb(11_000, 10_000), "million"),
        (picture("TIFF", (9, 9)), "browsers do not show"),
        (b"<svg-like>", "no SVG"),
    ],
)
def test_what_is_no_picture_is_said_in_plain_words(data: bytes, words: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = facts(data)
    assert isinstance(found, Fault)
    assert words in found.reason
