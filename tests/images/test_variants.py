"""Smaller versions of pictures."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat
from PIL.PngImagePlugin import PngInfo

from nisshi.images.facts import Facts, Fault, facts
from nisshi.images.variants import Asked, make_variants, wants_variants, widths_of
from tests.images.samples import SECRET, exif, picture, pixels, saved

ASKED = Asked((64, 128), ("avif", "webp"), 60)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(2000, (640, 1280)), (1280, (640, 1280)), (900, (640, 900)), (640, (640,)), (300, (300,))],
)
def test_no_version_is_wider_and_the_widest_fills_the_column(width: int, widths: tuple[int, ...]) -> None:
    assert widths_of(width, (640, 1280)) == widths
    assert widths_of(width, ()) == ()


def test_versions_are_upright_small_and_say_nothing_private() -> None:
    data = picture("PNG", (400, 200), exif=exif(6))
    made = make_variants(data, ASKED)
    assert not isinstance(made, Fault)
    assert {one.width for one in made} == {64, 128}
    for one in made:
        assert len(one.data) < len(data)
        assert SECRET.encode() not in one.data
        with Image.open(BytesIO(one.data)) as image:
            assert image.size == (one.width, one.width * 2)
            assert image.format == one.format.upper()
    assert make_variants(data, ASKED) == made


def test_a_format_that_is_not_smaller_is_left_out() -> None:
    data = BytesIO()
    Image.new("1", (200, 100)).save(data, "PNG", optimize=True)
    assert make_variants(data.getvalue(), Asked((64,), ("avif",), 60)) == ()


@pytest.mark.parametrize("mode", ["P", "LA", "RGBA", "L", "1", "CMYK", "I;16"])
def test_any_kind_of_colours(mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (300, 200)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert not isinstance(make_variants(out.getvalue(), ASKED), Fault)


def test_a_picture_that_breaks_off_is_said_to() -> None:
    data = picture("PNG")
    assert isinstance(make_variants(data[: len(data) // 2], ASKED), Fault)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (Facts("jpeg", 900, 600, size=90_000), True),
        (Facts("jpeg", 90, 60, size=90_000), False),
        (Facts("png", 900, 600, size=900), False),
        (Facts("gif", 900, 600, size=90_000), False),
        (Facts("svg", 900, 600, size=90_000), False),
        (Facts("webp", 900, 600, animated=True, size=90_000), False),
    ],
)
def test_of_which_pictures_versions_are_made(facts: Facts, wanted: bool) -> None:
    assert wants_variants(facts) == wanted


TURNED = b'<rdf:Description tiff:Orientation="6"/>'


def described() -> dict[str, bytes]:
    """Return pictures whose way up is told where no browser looks for it."""
    words = PngInfo()
    words.add_itxt("XML:com.adobe.xmp", TURNED.decode())
    image = Image.open(BytesIO(picture("PNG")))
    return {
        "jpeg": picture("JPEG", xmp=TURNED),
        "png": saved(image, "PNG", pnginfo=words),
        "webp": picture("WEBP", xmp=TURNED),
    }


@pytest.mark.parametrize("kind", described())
def test_the_way_up_is_what_the_published_picture_says(kind: str) -> None:
    data = described()[kind]
    known = facts(data)
    assert isinstance(known, Facts)
    assert (known.width, known.height) == (700, 400)
    made = make_variants(data, Asked((350,), ("webp",), 60))
    assert not isinstance(made, Fault) and made
    assert pixels(made[0].data)[0] == (350, 200)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_versions_are_turned_as_the_picture_is(orientation: int) -> None:
    data = picture("PNG", exif=exif(orientation))
    made = make_variants(data, Asked((800,), ("webp",), 90))
    assert not isinstance(made, Fault) and made
    with Image.open(BytesIO(data)) as image, Image.open(BytesIO(made[0].data)) as version:
        expected = ImageOps.exif_transpose(image)
        assert version.size == expected.size
        rest = ImageChops.difference(expected, version.convert("RGB")).convert("L")
        assert sum(ImageStat.Stat(rest).mean) < 6
