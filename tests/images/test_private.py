"""What a picture tells of its maker is not published, and nothing that is seen changes."""

from __future__ import annotations

import struct
import time
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from nisshi.images.facts import facts, opened
from nisshi.images.orientation import orientation_of
from nisshi.images.private import without_private
from tests.images.samples import SECRET, exif, picture, pixels, saved

XMP = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def told(orientation: int = 1) -> dict[str, bytes]:
    more: dict[str, Any] = {"exif": exif(orientation), "icc_profile": PROFILE}
    return {
        "jpeg": picture("JPEG", comment=SECRET.encode(), xmp=XMP, **more),
        "progressive": picture("JPEG", progressive=True, comment=SECRET.encode(), **more),
        "png": picture("PNG", **more),
        "webp": picture("WEBP", xmp=XMP, **more),
        "avif": picture("AVIF", xmp=XMP, **more),
    }


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("kind", told())
def test_it_goes_and_pixels_profile_and_orientation_stay(kind: str, orientation: int) -> None:
    data = told(orientation)[kind]
    clean = without_private(data)
    assert SECRET.encode() in data
    assert SECRET.encode() not in clean
    assert pixels(clean) == pixels(data)
    with opened(clean) as image:
        assert orientation_of(image) == orientation
        assert image.info["icc_profile"] == PROFILE
        assert dict(image.getexif().get_ifd(0x8825)) == {}
    assert without_private(clean) == clean
    assert facts(clean) != facts(data)  # the one is private


def test_a_comment_in_a_gif() -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "green")]
    data = saved(
        frames[0],
        "GIF",
        save_all=True,
        append_images=frames[1:],
        comment=SECRET.encode(),
        loop=3,
        duration=40,
    )
    clean = without_private(data)
    assert SECRET.encode() in data
    assert SECRET.encode() not in clean
    with Image.open(BytesIO(clean)) as image:
        assert (getattr(image, "n_frames", 1), image.info["loop"], image.info["duration"]) == (2, 3, 40)


def test_texts_of_a_png_and_an_animation() -> None:
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "green")]
    data = saved(frames[0], "PNG", pnginfo=words, save_all=True, append_images=frames[1:])
    clean = without_private(data)
    assert SECRET.encode() not in clean
    assert pixels(clean) == pixels(data)
    with Image.open(BytesIO(clean)) as image:
        assert getattr(image, "n_frames", 1) == 2


def test_what_is_appended_goes() -> None:
    data = picture("JPEG")
    assert without_private(data + b"\0a film" * 9) == data


@pytest.mark.parametrize("kind", told())
def test_a_file_that_is_cut_off_or_spoilt_raises_nothing(kind: str) -> None:
    data = told()[kind]
    for end in range(0, len(data), max(len(data) // 40, 1)):
        for spoilt in (data[:end], data[:end] + b"\xff" * 40 + data[end + 40 :]):
            assert len(without_private(spoilt)) <= len(spoilt) + 1  # a chunk of a WebP is padded


def test_what_holds_nothing_private_is_the_same_file() -> None:
    for data in (picture("PNG"), b"", b"GIF89a", b"\xff\xd8", b"no picture"):
        assert without_private(data) == data


def test_stray_bytes_between_segments_hide_nothing() -> None:
    data = picture("JPEG", (60, 40), exif=exif(6))
    assert SECRET.encode() in data
    stray = data[:2] + b"\0\0" + data[2:]
    assert SECRET.encode() not in without_private(stray)


def test_a_run_of_fill_bytes_takes_no_long() -> None:
    data = picture("JPEG", (60, 40))
    padded = data[:-2] + b"\xff" * 200_000 + data[-2:]
    assert without_private(padded).endswith(b"\xff\xd9")


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


def test_boxes_of_a_jpeg_xl_that_are_not_the_picture() -> None:
    start = box(b"JXL ", b"\r\n\x87\n") + box(b"ftyp", b"jxl \0\0\0\0jxl ")
    private = [box(kind, SECRET.encode()) for kind in (b"Exif", b"xml ", b"brob", b"jbrd", b"jumb")]
    pixels = [box(b"jxlp", b"\0\0\0\0one"), box(b"jxlp", b"\x80\0\0\1two")]
    told = start + private[0] + pixels[0] + b"".join(private[1:]) + pixels[1]
    assert without_private(told) == start + b"".join(pixels)
    assert without_private(b"\xff\x0a bare") == b"\xff\x0a bare"  # no boxes, so nothing beside the picture


def avif(iloc: bytes, more: bytes = b"") -> bytes:
    """Return boxes as of an AVIF with one item of EXIF, number 1, and a list of the places of items."""
    items = box(b"iinf", b"\0\0\0\0\0\1" + box(b"infe", b"\2\0\0\0\0\1\0\0Exif\0"))
    start = box(b"ftyp", b"avif\0\0\0\0avif")
    return start + box(b"meta", bytes(4) + items + box(b"iloc", iloc)) + box(b"mdat", more)


def test_places_of_an_avif_that_take_no_room_or_lie_over_each_other_take_no_long() -> None:
    items = b"\0\1\0\0\xff\xff" * 65_535  # each with 65,535 extents, which take no bytes
    endless = avif(bytes(6) + b"\xff\xff" + items)
    one = avif(
        bytes(4) + b"\x44\0\0\1" + b"\0\1\0\0\xff\xff" + struct.pack(">II", 0, 2_000_000) * 65_535,
        bytes(2_000_000),
    )
    begun = time.process_time()
    assert without_private(endless) == endless
    assert len(without_private(one)) == len(one)
    assert time.process_time() - begun < 5


def test_a_list_of_places_that_is_cut_off_counts_as_far_as_it_goes() -> None:
    def cut(place: int) -> bytes:
        extents = struct.pack(">II", place, len(SECRET))
        return avif(bytes(4) + b"\x44\0\0\1" + b"\0\1\0\0\0\2" + extents, SECRET.encode())

    data = cut(cut(0).index(SECRET.encode()))
    assert SECRET.encode() in data
    assert SECRET.encode() not in without_private(data)
    assert len(without_private(data)) == len(data)
