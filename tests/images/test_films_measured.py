"""What cameras measure while they film: in tracks, among words that are shown, and in blocks of dash cameras."""

from __future__ import annotations

import struct

import pytest

from tests.images.film_samples import DEVICE, PICTURES, PLACE, Track, box, film
from tests.images.test_films import cleaned

SUBTITLES = Track(b"sbtl", DEVICE, ((b"\0\x06Hello.", b"\0\x05Home."),))
START = box(b"ftyp", b"qt  \0\0\0\0qt  ")


def kept(data: bytes) -> list[bytes]:
    return [sample for chunk in PICTURES.chunks for sample in chunk if data.count(sample) == 1]


@pytest.mark.parametrize("handler", [b"meta", b"data", b"camm", b"GPS ", b"priv", b"fdsc", b"nrtm"])
def test_a_track_that_is_not_played_is_measured(handler: bytes) -> None:
    data = film(PICTURES, Track(handler, DEVICE, ((PLACE, b"a gyroscope"), (PLACE,))))
    clean = cleaned(data)
    assert PLACE not in clean
    assert b"a gyroscope" not in clean
    assert clean.count(b"trak") == 1
    assert kept(clean) == kept(data)


@pytest.mark.parametrize("handler", [b"soun", b"text", b"sbtl", b"subt", b"clcp", b"hint", b"auxv"])
def test_a_track_that_is_played_stays(handler: bytes) -> None:
    clean = cleaned(film(PICTURES, Track(handler, b"", ((b"what is played",),))))
    assert b"what is played" in clean
    assert clean.count(b"trak") == 2


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (b"\x0aDJI.Subtitle", b"as it was in spring"),
        (b"", b"F/2.8, SS 206, ISO 100, GPS (139.6917, 35.6895, 19)"),
        (b"", b"HOME(139.6917, 35.6895) 2026.11.28"),
        (b"", b"[Latitude: 35.6895] [longitude: 139.6917]"),
    ],
)
def test_words_of_a_drone_are_measured_and_subtitles_stay(name: bytes, words: bytes) -> None:
    drone = Track(b"text", name, ((b"\0\0",), (words, words)))
    data = film(PICTURES, drone, SUBTITLES)
    clean = cleaned(data)
    assert words not in clean
    assert clean.count(b"trak") == 2
    assert all(sample in clean for sample in SUBTITLES.chunks[0])
    assert kept(clean) == kept(data)


def test_words_and_places_in_pieces_keep_their_tracks() -> None:
    drone = Track(b"text", b"", ((b"GPS(1, 2, 3)",),))
    clean = cleaned(film(PICTURES, drone, more=box(b"mvex", b"")))
    assert b"GPS(" not in clean
    assert clean.count(b"trak") == 2


def dash_camera(*listed: tuple[int, int], blocks: bytes) -> bytes:
    pairs = b"".join(struct.pack(">II", *pair) for pair in listed)
    table = box(b"gps ", b"\0\0\1\1", struct.pack(">I", len(listed)), pairs)
    return START + box(b"mdat", blocks) + box(b"moov", table)


def test_blocks_of_a_dash_camera_go_and_nothing_else_that_it_lists() -> None:
    block = struct.pack(">I", 80) + b"freeGPS " + PLACE.ljust(68, b"\0")
    at = len(START) + 8
    data = dash_camera((at, 80), (at + 80, 12), (at + 92, 80), (2, 9), blocks=block + b"some sound.." + block)
    clean = cleaned(data)
    assert clean[at : at + 172] == bytes(80) + b"some sound.." + bytes(80)
    assert clean[: len(START)] == START
    assert b"gps " not in clean


def test_a_list_of_blocks_that_do_not_lie_in_the_film_changes_nothing() -> None:
    block = struct.pack(">I", 80) + b"freeGPS " + b"sound"
    at = len(START) + 8
    data = dash_camera((at, 2000), (1 << 31, 80), blocks=block)
    assert cleaned(data)[: at + len(block)] == data[: at + len(block)]


def unfinished(length: int, *, measured: bool) -> bytes:
    """Return a film with its tables before `mdat`, whose length was never written."""
    from tests.images.film_samples import track

    places = Track(b"camm" if measured else b"soun", b"", ((PLACE,),) if measured else ())
    long = b"\0\0\0\x14e\x88\x84\0 a frame of it" + b"\0\0\0\x0aA\x9a and so on" * 3
    pictures = Track(b"vide", b"", ((long,),))
    movie = b""
    for _ in range(2):  # its length is known the second time
        first = len(START) + len(movie) + 8
        movie = box(
            b"moov", track(pictures, (first,)), track(places, (first + len(long),) if measured else ())
        )
    return START + movie + struct.pack(">I4s", length, b"mdat") + long + (PLACE if measured else b"")


@pytest.mark.parametrize("length", [8, 9, 1 << 30])
@pytest.mark.parametrize("measured", [False, True])
def test_a_film_whose_length_was_never_written_is_played_as_before(length: int, measured: bool) -> None:
    data = unfinished(length, measured=measured)
    clean = cleaned(data)
    start = data.index(b"mdat") - 4
    assert clean[start:] == data[start:].replace(PLACE, bytes(len(PLACE)))
    assert len(clean) == len(data)


def test_what_is_appended_to_a_film_goes_also_where_it_looks_like_the_start_of_a_box() -> None:
    for tail in (b"\0\0\0\1tail", b"\0\0\0\1" + DEVICE, b"tail"):
        clean = cleaned(film(PICTURES, udta=box(b"\xa9xyz", PLACE), after=tail))
        assert PLACE not in clean
        assert DEVICE not in clean
        assert not clean.endswith(tail)
