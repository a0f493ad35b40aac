"""Smaller versions of a picture, in formats that pack better."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from nisshi.images.facts import Facts, Fault, opened, reason_of
from nisshi.images.orientation import upright

if TYPE_CHECKING:
    from PIL.Image import Image

RECIPE = 2  # to be counted up when this file makes other bytes of the same picture
TINY = 4_000  # bytes up to which a picture needs no smaller version
_NARROW = 100  # pixels: icons and badges
_FORMATS = ("jpeg", "png", "webp", "avif")
_AVIF_LOWER = 15  # AVIF looks the same at a lower number
_MODES = {"L": "RGB", "RGB": "RGB", "1": "RGB", "LA": "RGBA", "RGBA": "RGBA", "PA": "RGBA"}


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """What versions are asked for."""

    widths: tuple[int, ...]
    formats: tuple[str, ...]  # "avif", "webp"
    quality: int  # 1 to 100, as WebP counts


class Variant(msgspec.Struct, frozen=True, array_like=True):
    """One version of a picture."""

    format: str
    width: int
    data: bytes


def wants_variants(facts: Facts) -> bool:
    """Whether versions of a picture are worth making."""
    is_small = facts.size <= TINY or facts.width <= _NARROW
    return facts.format in _FORMATS and not facts.animated and not is_small


def widths_of(width: int, asked: tuple[int, ...]) -> tuple[int, ...]:
    """Return the widths to make of a picture this wide: none is wider, and the widest is enough for the column."""
    if not asked:
        return ()
    return tuple(sorted({wanted for wanted in asked if wanted < width} | {min(width, max(asked))}))


def make_variants(data: bytes, asked: Asked) -> tuple[Variant, ...] | Fault:
    """Return the versions that are smaller than the picture itself. Never raises for what is in it.

    A format counts as a whole: only where each width of it is smaller than the original, and than the
    format after it at all widths together, is it among them.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = _upright(data, asked)
            if image is None:
                return ()
            return _smaller(image, asked, len(data))
    except Exception as error:  # decoders of broken files raise almost anything
        return Fault(reason_of(error))


def _upright(data: bytes, asked: Asked) -> Image | None:
    """Return the unpacked picture; None where its colours are not those of a screen."""
    image = opened(data)
    widest = 2 * max(asked.widths, default=0)
    if image.format == "JPEG":
        image.draft(None, (widest, widest))  # a large photograph is unpacked at half its size or less
    image = upright(image)
    mode = "RGBA" if image.mode == "P" and "transparency" in image.info else _MODES.get(image.mode)
    if image.mode == "P" and mode is None:
        mode = "RGB"
    if mode is None:
        return None
    if image.mode != mode:
        profile = image.info.get("icc_profile") if image.mode in ("RGB", "RGBA", "P") else None
        image = image.convert(mode)
        image.info["icc_profile"] = profile
    return image


def _smaller(image: Image, asked: Asked, size: int) -> tuple[Variant, ...]:
    sizes = [_resized(image, width) for width in widths_of(image.width, asked.widths)]
    kept: list[tuple[Variant, ...]] = []
    for format in asked.formats:
        made = tuple(Variant(format, one.width, _packed(one, format, asked.quality)) for one in sizes)
        if made and all(len(variant.data) < size for variant in made):
            kept.append(made)
    if len(kept) == 2 and _weight(kept[0]) >= _weight(kept[1]):
        kept = kept[1:]
    return tuple(variant for made in kept for variant in made)


def _weight(variants: tuple[Variant, ...]) -> int:
    return sum(len(variant.data) for variant in variants)


def _resized(image: Image, width: int) -> Image:
    from PIL.Image import Resampling

    if width == image.width:
        return image
    height = max(round(image.height * width / image.width), 1)
    resized = image.resize((width, height), Resampling.LANCZOS)
    resized.info["icc_profile"] = image.info.get("icc_profile")
    return resized


def _packed(image: Image, format: str, quality: int) -> bytes:
    out = BytesIO()
    profile = image.info.get("icc_profile") or b""
    if format == "avif":  # one thread: how many there are must not decide bytes
        lower = max(quality - _AVIF_LOWER, 1)
        image.save(out, "AVIF", quality=lower, speed=7, max_threads=1, icc_profile=profile, exif=b"", xmp=b"")
    else:
        image.save(out, "WEBP", quality=quality, method=4, icc_profile=profile, exif=b"", xmp=b"")
    return out.getvalue()
