"""The fonts that the social cards of this build are drawn with."""

from __future__ import annotations

from pathlib import Path

import msgspec

from nisshi.cards.font_files import SETTINGS, FontFiles, font_files
from nisshi.config import CardSettings
from nisshi.errors import Problem, SiteError
from nisshi.stamps import Stamps


class Fonts(msgspec.Struct, frozen=True):
    """`files` is None, and there are no digests, where no cards are drawn."""

    files: FontFiles | None = None
    digests: tuple[str, ...] = ()  # in the order of the fields of `files`; "" where that is ""


def fonts_of(root: Path, settings: CardSettings, stamps: Stamps) -> Fonts:
    """Find and digest the font files; those that are as they were are not read. Raises SiteError."""
    files = font_files(root, settings)
    if files is None:
        return Fonts()
    paths = zip(SETTINGS, msgspec.structs.astuple(files), strict=True)
    return Fonts(files, tuple(_digest(name, path, stamps) if path else "" for name, path in paths))


def _digest(name: str, path: str, stamps: Stamps) -> str:
    file = Path(path)
    try:
        return stamps.digest(f"font/{name}", file.stat()) or stamps.read(f"font/{name}", file)[1]
    except OSError as error:
        message = f"cards.{name}: the font {file.name} cannot be read: {error.strerror}"
        raise SiteError((Problem("nisshi.toml", message=message),)) from None
