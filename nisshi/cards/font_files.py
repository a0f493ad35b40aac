"""Which font files the cards of a blog are set in: its own, or BIZ UDPMincho once it was fetched."""

from __future__ import annotations

from pathlib import Path

import msgspec

from nisshi.config import CardSettings

FOLDER = ".nisshi/fonts"  # below the blog's folder
TITLE, TEXT = "BIZUDPMincho-Bold.ttf", "BIZUDPMincho-Regular.ttf"
SETTINGS = ("font", "text_font", "fallback")  # those of [cards] that name a file, in the order of FontFiles


class Fetched(msgspec.Struct, frozen=True):
    """A file of the package that font/package.json pins, and what it is called in `FOLDER`."""

    source: str  # below node_modules
    name: str
    sha256: str


_PACKAGE = "@expo-google-fonts/biz-udpmincho"
PACKED = (
    Fetched(
        f"{_PACKAGE}/700Bold/BIZUDPMincho_700Bold.ttf",
        TITLE,
        "8d6df1087bf1393cedc89c11b0414a618d655ae8995a961abf135c08f69fe00c",
    ),
    Fetched(
        f"{_PACKAGE}/400Regular/BIZUDPMincho_400Regular.ttf",
        TEXT,
        "06903c18c2510b45f3fb9be7a022a5e5250b24da6d2fb7fea69e414f61d58bb3",
    ),
    Fetched(
        f"{_PACKAGE}/LICENSE_FONT",
        "OFL.txt",
        "ef0ed524b3bd012f37015e986809eed6f67905456ebfc1ebd7fcc2765282ee01",
    ),
)
"""The font files and their licence (SIL Open Font License 1.1)."""


class FontFiles(msgspec.Struct, frozen=True, array_like=True):
    """Paths of TTF or OTF files. `fallback` is "" where there is none."""

    title: str
    text: str
    fallback: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        """Each file once."""
        return tuple(dict.fromkeys(path for path in (self.title, self.text, self.fallback) if path))


def font_files(root: Path, settings: CardSettings) -> FontFiles | None:
    """Return the files for the blog at `root`; None where no cards are wanted or no font is there.

    Files that the settings name are returned whether they exist or not.
    """
    if not settings.draw:
        return None
    fallback = str(root / settings.fallback) if settings.fallback else ""
    if settings.font:
        title = str(root / settings.font)
        return FontFiles(title, str(root / settings.text_font) if settings.text_font else title, fallback)
    fetched = [root / FOLDER / name for name in (TITLE, TEXT)]
    if not all(path.is_file() for path in fetched):
        return None
    text = root / settings.text_font if settings.text_font else fetched[1]
    return FontFiles(str(fetched[0]), str(text), fallback)
