"""Animations in AVIF have tracks as films do; phones pack films beside and behind pictures."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from nisshi.images.private import without_private
from tests.images.film_samples import DEVICE, PICTURES, PLACE, box, film, keys
from tests.images.samples import SECRET, exif, picture, saved

XMP = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
COLOURS = ("red", "green", "blue")


def animation() -> bytes:
    frames = [Image.new("RGB", (64, 48), colour) for colour in COLOURS]
    return saved(frames[0], "AVIF", save_all=True, append_images=frames[1:], duration=100, xmp=XMP)


def shown(data: bytes) -> list[bytes]:
    with Image.open(BytesIO(data)) as image:
        frames = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            frames.append(image.convert("RGB").tobytes())
        return frames


def with_words(data: bytes) -> bytes:
    """Put what a phone says into the movie box, which moves to the end so that no place in the file changes."""
    start = data.index(b"moov") - 4
    end = start + int.from_bytes(data[start : start + 4], "big")
    words = box(b"udta", box(b"\xa9xyz", PLACE)) + keys((b"com.apple.quicktime.make", DEVICE))
    padding = box(b"free", bytes(end - start - 8))
    return data[:start] + padding + data[end:] + box(b"moov", data[start + 8 : end], words)


def test_of_an_animation_everything_goes_but_the_frames() -> None:
    data = with_words(animation()) + box(b"uuid", bytes(16), XMP)
    clean = without_private(data)
    assert data.count(SECRET.encode()) > 1
    for secret in (SECRET.encode(), PLACE, DEVICE):
        assert secret in data
        assert secret not in clean
    assert len(clean) == len(data)
    assert shown(clean) == shown(data)
    assert len(shown(clean)) == len(COLOURS)
    assert without_private(clean) == clean


FILM = film(PICTURES, udta=box(b"\xa9xyz", PLACE))


@pytest.mark.parametrize(
    "behind", [box(b"mpvd", FILM), FILM, PLACE + DEVICE], ids=["in a box", "as it is", "odd"]
)
def test_a_film_beside_or_behind_a_picture_goes(behind: bytes) -> None:
    still = picture("AVIF", (60, 40), exif=exif(6), xmp=XMP)
    clean = without_private(still + behind)
    assert clean.startswith(without_private(still))
    assert len(clean) == len(still + behind)
    for secret in (SECRET.encode(), PLACE, DEVICE, b"one picture"):
        assert secret not in clean
    assert shown(clean) == shown(still)


def test_an_animation_that_is_cut_off_or_spoilt_raises_nothing() -> None:
    data = with_words(animation())
    for end in range(0, len(data), 7):
        for spoilt in (
            data[:end],
            data[:end] + b"\xff" * 5 + data[end + 5 :],
            data[:end] + bytes(4) + data[end + 4 :],
        ):
            assert len(without_private(spoilt)) == len(spoilt)
