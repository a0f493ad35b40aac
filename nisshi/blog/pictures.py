"""The pictures that posts show, found by their final addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from nisshi.model import ImageUse, Picture

Gallery = Callable[[Sequence[str]], Mapping[str, Picture]]  # knows of some addresses what they show


def no_pictures(urls: Sequence[str]) -> Mapping[str, Picture]:
    """Know nothing of any picture."""
    return {}


def addresses(images: Iterable[ImageUse], targets: Sequence[str]) -> list[str]:
    """Return the final address of each picture of a text, "" of what no gallery knows; `targets` as in Article."""
    return [targets[image.link] if image.link >= 0 else image.url for image in images]


def shown(urls: Iterable[str], known: Mapping[str, Picture]) -> tuple[Picture, ...]:
    """Return what is shown at these addresses."""
    return tuple(known.get(url, _UNKNOWN) for url in urls)


def header_picture(url: str, known: Mapping[str, Picture]) -> Picture:
    """Return a header image, whose address is always there."""
    picture = known.get(url, _UNKNOWN)
    return picture if picture.url else msgspec.structs.replace(picture, url=url)


_UNKNOWN = Picture()
