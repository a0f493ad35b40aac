"""What a TIFF tells of its maker is not published, and its pages, pixels and colours stay."""

from __future__ import annotations

import struct
import time
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational, ImageFileDirectory_v2

from nisshi.images.private import without_private
from tests.images.samples import SECRET, picture, saved
from tests.images.test_private import PROFILE, XMP

PLACE = struct.pack("<6I", 35, 1, 41, 1, 22, 1)  # how 35° 41′ 22″ stands in a file
WORDS = (0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x013C, 0x8298)  # ImageDescription … Copyright
PRIVATE = {*WORDS, 0x0132, 0x02BC, 0x83BB, 0x8649, 0x8769, 0x8825, 0xC62F}
IMAGE = Image.open(BytesIO(picture("PNG", (90, 60))))


def tags(place: bool) -> ImageFileDirectory_v2:
    """Return what cameras and editors write into the directory of a TIFF, with directories below if `place`."""
    found = ImageFileDirectory_v2()
    for tag in WORDS:
        found[tag] = f"{SECRET} {tag}"
    found[0x0132] = "2026:11:28 10:00:00"
    for tag in (0x02BC, 0x83BB, 0x8649):
        found.tagtype[tag] = 1
        found[tag] = XMP
    if not place:
        return found
    found[0x8769] = {0x9003: "2026:11:28 10:00:00", 0x927C: SECRET.encode()}
    found[0x8825] = {1: "N", 2: tuple(IFDRational(part) for part in (35, 41, 22)), 29: "2026:11:28"}
    return found


def told(**more: Any) -> bytes:
    return saved(IMAGE, "TIFF", tiffinfo=tags("compression" not in more), icc_profile=PROFILE, **more)


KINDS: dict[str, dict[str, Any]] = {
    "plain": {},
    "deflated": {"compression": "tiff_deflate"},
    "lzw": {"compression": "tiff_lzw"},
    "jpeg": {"compression": "jpeg"},
    "with places of 8 bytes": {"big_tiff": True},
}


def shown(data: bytes) -> list[tuple[bytes, object]]:
    """Return what is seen of each page: pixels and colours."""
    with Image.open(BytesIO(data)) as image:
        pages = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            pages.append((image.convert("RGB").tobytes(), image.info.get("icc_profile")))
        return pages


def directories(data: bytes) -> list[set[int]]:
    """Return the tags of every page."""
    with Image.open(BytesIO(data)) as image:
        found = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            found.append(set(image.tag_v2))  # type: ignore[attr-defined]
        return found


@pytest.mark.parametrize("kind", KINDS)
def test_it_goes_and_pixels_and_profile_stay(kind: str) -> None:
    data = told(**KINDS[kind])
    assert SECRET.encode() in data and b"2026:11:28" in data
    assert (PLACE in data) == ("compression" not in KINDS[kind])  # libtiff writes no directories below
    clean = without_private(data)
    assert not any(secret in clean for secret in (SECRET.encode(), PLACE, b"2026:11:28", b"xmpmeta"))
    assert shown(clean) == shown(data)
    assert shown(clean)[0][1] == PROFILE
    assert not directories(clean)[0] & PRIVATE
    assert len(clean) == len(data)
    assert without_private(clean) == clean


def test_every_page_is_cleaned() -> None:
    other = IMAGE.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    data = told(save_all=True, append_images=[other, IMAGE])
    assert len(directories(data)) == 3 and data.count(PLACE) == 3
    clean = without_private(data)
    assert SECRET.encode() not in clean and PLACE not in clean
    assert not set.union(*directories(clean)) & PRIVATE
    assert shown(clean) == shown(data)


def made(order: str, *entries: tuple[int, int, int, bytes], more: bytes = b"") -> bytes:
    """Return a TIFF of two grey pixels with further entries: tag, type, count, value or place (from `more`).

    Places in `more` count from 200, where it lies; the pixels are the two bytes before it.
    """
    usual = (
        (256, 3, 2),
        (257, 3, 1),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 198),
        (278, 3, 1),
        (279, 4, 2),
    )
    rows = [
        struct.pack(f"{order}HHI", tag, kind, 1)
        + (struct.pack(f"{order}HH", value, 0) if kind == 3 else struct.pack(f"{order}I", value))
        for tag, kind, value in usual
    ]
    rows += [struct.pack(f"{order}HHI", *entry[:3]) + entry[3] for entry in entries]
    rows.sort(key=lambda row: struct.unpack(f"{order}H", row[:2]))
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    start = head + struct.pack(f"{order}H", len(rows)) + b"".join(rows) + bytes(4)
    return start.ljust(198, b"#") + b"\x20\xd0" + more


@pytest.mark.parametrize("order", "<>")
def test_both_orders_of_bytes_and_directories_below(order: str) -> None:
    below = struct.pack(f"{order}HHHI", 1, 0x013B, 2, 5) + struct.pack(f"{order}I", 230) + bytes(4)
    place = struct.pack(f"{order}I", 200)
    entries = (
        (330, 4, 1, place),
        (0x8825, 4, 1, place),
        (274, 3, 1, struct.pack(f"{order}HH", 6, 0)),
        (0x010F, 2, 4, b"me!\0"),  # a value within its entry
    )
    data = made(order, *entries, more=below.ljust(30, b"\0") + b"nobody")
    assert shown(data)
    clean = without_private(data)
    assert shown(clean) == shown(data)
    assert directories(clean)[0] >= {274, 330} and not directories(clean)[0] & PRIVATE
    assert not any(secret in clean for secret in (b"nobody", b"me!", b"##"))  # nor what nothing points at
    assert clean[200:202] == bytes(2)  # the directory below is there, and empty


def test_pixels_whose_length_is_not_told_stay() -> None:
    data = made("<", more=b"").replace(struct.pack("<HHI", 279, 4, 1), struct.pack("<HHI", 280, 4, 1))
    assert without_private(data)[198:] == data[198:]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_cut_off_or_spoilt_raises_nothing(kind: str) -> None:
    data = told(**KINDS[kind])
    for end in range(0, len(data), max(len(data) // 60, 1)):
        for spoilt in (data[:end], data[:end] + b"\xff" * 40 + data[end + 40 :]):
            assert len(without_private(spoilt)) <= len(spoilt)


def test_a_chain_that_leads_in_a_circle_ends() -> None:
    data = made("<")
    circle = data[:106] + struct.pack("<I", 8) + data[110:]
    assert shown(without_private(data)) == shown(data)
    assert without_private(circle)[198:] == data[198:]


def test_directories_that_lie_over_each_other_take_no_long() -> None:
    # Each of many places holds a directory that says it has 60,000 entries.
    body = b"\x60\xea" * 1_000_000
    places = struct.pack("<100000I", *range(200_000, 400_000, 2))
    data = b"II*\0" + struct.pack("<I", 8)
    data += struct.pack("<HHHII", 1, 330, 4, 100_000, 26) + bytes(4) + places + body
    begun = time.process_time()
    without_private(data)
    assert time.process_time() - begun < 5


def test_strips_that_lie_over_each_other_take_no_long() -> None:
    many = 200_000
    lists = struct.pack("<I", 100) * many + struct.pack("<I", 2_000_000) * many
    data = b"II*\0" + struct.pack("<IH", 8, 2)
    data += (
        struct.pack("<HHII", 273, 4, many, 38) + struct.pack("<HHII", 279, 4, many, 38 + 4 * many) + bytes(4)
    )
    begun = time.process_time()
    assert len(without_private(data + lists)) == len(data + lists)
    assert time.process_time() - begun < 5
