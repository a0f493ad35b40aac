"""The font of social cards for tests: fetched by the verb's own function where it is not there yet."""

from __future__ import annotations

from functools import cache

from nisshi.cards.faces import Faces
from nisshi.cards.font_files import FOLDER, FontFiles, font_files
from nisshi.commands.fonts import fetch, is_whole
from nisshi.config import CardSettings
from tests.blogs import REPOSITORY


@cache
def fetched() -> FontFiles:
    """Return the font files below the repository, fetching them by npm the first time."""
    folder = REPOSITORY / FOLDER
    if not is_whole(folder):
        fetch(folder)
    found = font_files(REPOSITORY, CardSettings())
    assert found is not None
    return found


@cache
def faces() -> Faces:
    return Faces(fetched())


def card_settings(**more: str) -> str:
    """Return a [cards] table for a blog somewhere else that uses the same files."""
    files = fetched()
    given = {"font": files.title, "text_font": files.text, **more}
    return "[cards]\n" + "".join(f"{key} = '{value}'\n" for key, value in given.items())
