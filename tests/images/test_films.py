"""What a film tells of its maker is written over where it lies, and what is played stays bit for bit."""

from __future__ import annotations

import random
import struct
import time
from io import BytesIO

import pytest

from nisshi.images.films import film_edits
from nisshi.images.private import without_private
from nisshi.images.spans import covered
from tests.images import film_samples as made
from tests.images.film_samples import CLOCK, DEVICE, PICTURES, PLACE, PLACES, PRIVATE, box, element, film, tag
from tests.images.samples import exif, picture


def cleaned(data: bytes) -> bytes:
    edits = film_edits(BytesIO(data))
    return b"".join(covered((data[at : at + 4096] for at in range(0, len(data), 4096)), edits))


APPLE = made.keys(
    (b"com.apple.quicktime.location.ISO6709", PLACE),
    (b"com.apple.quicktime.make", DEVICE),
    (b"com.apple.quicktime.creationdate", b"2026-11-28T03:13:00+0900"),
)
GOOGLE = box(b"\xa9xyz", b"\0\x18\x15\xc7", PLACE)
LOCI = box(b"loci", bytes(6), b"a place\0\0", PLACE)
XMP = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), b"<x:xmpmeta>", DEVICE)
FILMS = {
    "a phone": film(PICTURES, more=APPLE),
    "another phone": film(PICTURES, udta=GOOGLE + box(b"smta", DEVICE) + LOCI),
    "QuickTime": film(PICTURES, udta=GOOGLE + box(b"\xa9mak", DEVICE) + bytes(4)),
    "one that measures": film(PICTURES, PLACES, CLOCK, udta=box(b"GPMF", PLACE)),
    "a large one": film(PLACES, PICTURES, wide=True, udta=GOOGLE),
    "Adobe": film(PICTURES, more=XMP, after=XMP),
    "a car": film(PICTURES, more=box(b"gps ", PLACE), after=box(b"free", b"GPS ", PLACE)),
    "a ball": film(PICTURES, after=PLACE + DEVICE),
    "old": film(PICTURES, start=box(b"wide"), udta=GOOGLE, after=box(b"pnot", DEVICE) + box(b"PICT", DEVICE)),
    "in pieces": film(
        PICTURES, more=box(b"mvex", b"") + APPLE, after=box(b"moof", box(b"traf", box(b"udta", LOCI)))
    ),
}


@pytest.mark.parametrize("kind", FILMS)
def test_place_device_and_day_go_and_nothing_moves(kind: str) -> None:
    data = FILMS[kind]
    clean = cleaned(data)
    assert sum(data.count(secret) for secret in PRIVATE) > 4
    assert [secret for secret in PRIVATE if secret in clean] == []
    assert len(clean) == len(data)
    for sample in (*PICTURES.chunks[0], *PICTURES.chunks[1], b"how", b"after the times"):
        assert clean.index(sample) == data.index(sample)
    assert (b"co64" if kind == "a large one" else b"stco") in clean
    assert cleaned(clean) == clean
    assert walked(clean) == len(clean)


@pytest.mark.parametrize("size", [1, 7, 64, 1 << 20])
def test_in_pieces_of_any_size_the_same_is_written_over(size: int) -> None:
    data = FILMS["one that measures"] + bytes(100)
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    clean = list(covered(pieces, film_edits(BytesIO(data))))
    assert [len(piece) for piece in clean] == [len(piece) for piece in pieces]
    assert b"".join(clean) == cleaned(data)


@pytest.mark.parametrize("wide", [False, True])
def test_of_an_entry_of_pictures_just_the_name_of_the_packer_goes(wide: bool) -> None:
    assert b"\2" * 42 + bytes(32) + b"\3" * 4 in cleaned(film(PICTURES, wide=wide))


def walked(data: bytes) -> int:
    """Where a reader that knows only of boxes gets to."""
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        assert kind.strip().isalnum()
        at += struct.unpack_from(">Q", data, at + 8)[0] if size == 1 else size
    return at


def test_titles_chapters_and_covers_are_for_listeners() -> None:
    cover, told = picture("PNG", (20, 10)), picture("JPEG", (20, 10), exif=exif())
    listed = made.words(
        (b"\xa9nam", "第一回".encode()),
        (b"covr", cover),
        (b"covr", told),
        (b"\xa9too", DEVICE),
        (b"\xa9xyz", PLACE),
    )
    chapters = box(b"chpl", b"the beginning")
    clean = cleaned(film(PICTURES, udta=listed + chapters))
    assert "第一回".encode() in clean
    assert cover in clean
    assert chapters in clean
    assert told not in clean
    assert without_private(told) + bytes(len(told) - len(without_private(told))) in clean
    assert [secret for secret in PRIVATE if secret in clean] == []


@pytest.mark.parametrize(
    "cover",
    [b"", b"no picture " + DEVICE, box(b"ftyp", b"avif") + box(b"uuid", DEVICE), picture("WEBP", (20, 10))],
)
def test_a_cover_that_cannot_be_judged_goes(cover: bytes) -> None:
    clean = cleaned(film(PICTURES, udta=made.words((b"\xa9nam", b"a title"), (b"covr", cover))))
    assert b"covr" not in clean
    assert not cover or cover not in clean
    assert b"a title" in clean


def test_a_cover_with_a_note_beside_its_picture_goes() -> None:
    cover = box(b"covr", box(b"data", bytes(8), picture("PNG", (20, 10))), box(b"name", DEVICE))
    listed = box(b"meta", bytes(4), made.handler(b"mdir", b"\0"), box(b"ilst", cover))
    clean = cleaned(film(PICTURES, udta=listed))
    assert DEVICE not in clean


def test_parts_without_anything_in_them_ask_for_no_edit() -> None:
    data = film(PICTURES, more=box(b"free") + box(b"uuid", bytes(16)), after=box(b"free") * 1000)
    edits = film_edits(BytesIO(data))
    assert all(edit.start < edit.end for edit in edits)
    assert len(edits) < 20


def test_what_is_needed_to_show_a_film_all_around_stays() -> None:
    around = box(b"uuid", bytes.fromhex("ffcc8263f8554a938814587a02521fdd"), b"<rdf:SphericalVideo>")
    assert around in cleaned(film(PICTURES, more=around))


INFO = element(
    0x1549A966, element(0xBF, b"\1\2\3\4"), element(0x4461, DEVICE[:8]), element(0x4D80, b"a muxer")
)
TAGS = element(
    0x1254C367,
    element(0xBF, b"\1\2\3\4"),
    element(0x7373, tag(b"TITLE", "棚".encode()), tag(b"LOCATION", PLACE), tag(b"MODEL", DEVICE * 9)),
)
CLUSTER = element(0x1F43B675, element(0xE7, b"\0"), element(0xA3, b"a block of sound"))
OPEN = bytes.fromhex("1f43b67501ffffffffffffff")
START = element(0x1A45DFA3, element(0x4282, b"webm"))
FONT = element(0x61A7, element(0x4660, b"font/ttf"), element(0x465C, b"letters"))
PHOTO = element(0x61A7, element(0x4660, b"image/jpeg"), element(0x465C, PLACE))
WEBM = {
    "a film": START + element(0x18538067, INFO, CLUSTER, element(0x1941A469, FONT, PHOTO), TAGS, width=8),
    "recorded by a browser": START
    + bytes.fromhex("1853806701ffffffffffffff")
    + INFO
    + OPEN
    + CLUSTER[5:]
    + TAGS,
    "cut off": (START + element(0x18538067, INFO, TAGS, element(0xEC, DEVICE), CLUSTER, bytes(99)))[:-50],
}


@pytest.mark.parametrize("kind", WEBM)
def test_of_a_webm_tags_go(kind: str) -> None:
    data = WEBM[kind]
    clean = cleaned(data)
    assert DEVICE[:8] in data
    for secret in (PLACE, DEVICE[:8], b"\1\2\3\4"):
        assert secret not in clean
    assert len(clean) == len(data)
    for kept in ("棚".encode(), b"a muxer", b"a block of sound"):
        assert clean.index(kept) == data.index(kept)
    assert clean.count(b"letters") == data.count(b"letters")
    assert cleaned(clean) == clean


def test_what_is_no_film_stays_as_it_is() -> None:
    for data in (b"", b"\0", b"\0\0\0\x08moov", b"RIFF....AVI LIST", START, b"no film at all" * 9):
        assert cleaned(data) == data


@pytest.mark.parametrize("name", [*FILMS, *WEBM])
def test_a_film_that_is_cut_off_or_spoilt_raises_nothing(name: str) -> None:
    data = (FILMS | WEBM)[name]
    odd = random.Random(name)
    for end in range(len(data)):
        assert len(cleaned(data[:end])) == end
    for _ in range(300):
        spoilt = bytearray(data)
        for _ in range(odd.randint(1, 6)):
            at = odd.randrange(len(data))
            spoilt[at : at + 4] = odd.choice((b"\xff" * 4, bytes(4), b"\0\0\0\1", odd.randbytes(4)))
        assert len(cleaned(bytes(spoilt))) == len(spoilt)


@pytest.mark.parametrize(
    "data",
    [
        box(b"ftyp", b"isom") + box(b"free") * 200_000,
        box(b"ftyp", b"isom") + box(b"moov", box(b"trak", *[box(b"mdia", box(b"minf"))] * 60_000)),
        START + element(0x18538067, bytes.fromhex("ec80") * 400_000),
        START + element(0x18538067, TAGS * 9_000),
    ],
    ids=["boxes", "media", "voids", "tags"],
)
def test_many_parts_take_no_long(data: bytes) -> None:
    begun = time.process_time()
    cleaned(data)
    assert time.process_time() - begun < 5


def test_chunks_that_lie_over_each_other_take_no_long() -> None:
    track = made.Track(b"meta", b"", tuple((bytes(2000),) for _ in range(2000)))
    start = box(b"ftyp", b"qt  \0\0\0\0qt  ")
    lying = made.track(track, (len(start) + 8,) * 2000)
    data = start + box(b"mdat", bytes(4_000_000)) + box(b"moov", lying)
    begun = time.process_time()
    assert len(cleaned(data)) == len(data)
    assert time.process_time() - begun < 5
