"""Font files, ready to measure and to draw: a character that one font lacks is taken from the next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from nisshi.cards.cmap import characters
from nisshi.cards.font_files import FontFiles
from nisshi.cards.social_card import drawn

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_GAP = 1 / 16  # em between Japanese and Latin letters without a space (JLREQ 3.2.6 has up to 1/4)


class Faces:
    """The fonts of one blog. Loading them takes a while, so each is loaded once, when it is first used."""

    def __init__(self, files: FontFiles) -> None:
        from PIL import ImageFont

        # Basic layout: whether the other one is there depends on the machine's libraries.
        basic = ImageFont.Layout.BASIC
        self._font = cache(lambda path, size: ImageFont.truetype(path, size, layout_engine=basic))
        self._characters = cache(lambda path: characters(Path(path)))
        self.title = Face(self, (files.title, *filter(None, (files.fallback,))))
        self.text = Face(self, (files.text, *filter(None, (files.fallback,))))

    def font(self, path: str, size: int) -> FreeTypeFont:
        """Return a font for Pillow; `size` in pixels. Raises OSError."""
        return self._font(path, size)

    def has(self, path: str, char: str) -> bool:
        """Tell whether the font at `path` has a character. Raises FontTrouble."""
        return char == " " or ord(char) in self._characters(path)


class Face:
    """A font with its fallback."""

    def __init__(self, faces: Faces, paths: tuple[str, ...]) -> None:
        self._faces = faces
        self._paths = paths
        self.width = lru_cache(maxsize=4096)(self._width)  # the same pieces are tried in many columns
        self._path = lru_cache(maxsize=4096)(self._look_up)

    def _width(self, text: str, size: int) -> float:
        """Return how long a text is in pixels."""
        return sum(gap + font.getlength(run) for gap, font, run in self._runs(text, size))

    def write(self, draw: ImageDraw, place: tuple[float, float], text: str, size: int) -> float:
        """Draw a text from a point of its baseline on; returns where it ends."""
        x, y = place
        for gap, font, run in self._runs(text, size):
            x += gap
            draw.text((x, y), run, fill=255, font=font, anchor="ls")
            x += font.getlength(run)
        return x

    def _runs(self, text: str, size: int) -> Iterator[tuple[float, FreeTypeFont, str]]:
        """Yield the parts of a text that one font draws, each with the gap before it; what none has is left out."""
        found = [(char, path) for char in drawn_as_is(text) if (path := self._path(char))]
        before = ""
        for (path, script), group in groupby(found, lambda one: (one[1], _script(one[0]))):
            gap = size * _GAP if {script, before} == {"cjk", "latin"} else 0.0
            before = script
            yield gap, self._faces.font(path, size), "".join(char for char, _ in group)

    def _look_up(self, char: str) -> str:
        return next((path for path in self._paths if self._faces.has(path, char)), "")


def drawn_as_is(text: str) -> str:
    """Return a part of a text that was cleaned already, its spaces kept; one that was not is cleaned."""
    return text if text.isprintable() else drawn(text)


def _script(char: str) -> str:
    """Tell letters between which there is a gap: kana and kanji, Latin letters and digits, the rest."""
    if char.isascii():
        return "latin" if char.isalnum() else "other"
    return (
        "cjk" if "\u3041" <= char <= "\u30ff" or char in "々〆" or "\u3400" <= char <= "\u9fff" else "other"
    )
