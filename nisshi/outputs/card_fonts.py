"""What is wrong with the fonts of social cards, and which characters they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from nisshi.cards.cmap import FontTrouble, characters
from nisshi.cards.font_files import SETTINGS, FontFiles
from nisshi.cards.social_card import missing
from nisshi.config import Settings
from nisshi.errors import Place, Problem
from nisshi.model import Article, FixedPage, Site

_SHOWN = 12  # characters of a title that are named in one warning


def card_problems(
    site: Site, settings: Settings, files: FontFiles | None, titles: Mapping[str, Place]
) -> Iterator[Problem]:
    """Yield what is wrong with the fonts, and a warning for each text whose characters none of them has.

    `titles` says where a source file gives its title.
    """
    if files is None:
        return
    found: list[frozenset[int]] = []
    for name, path in zip(SETTINGS, msgspec.structs.astuple(files), strict=True):
        try:
            found.append(characters(Path(path)) if path else frozenset())
        except FontTrouble as trouble:
            given = getattr(settings.cards, name) or path.replace("\\", "/").rpartition("/")[2]
            hint = (
                "Give a TTF or OTF file."
                if getattr(settings.cards, name)
                else "`build.py fonts` fetches it anew."
            )
            yield Problem("nisshi.toml", message=f"cards.{name}: {given}: {trouble}", hint=hint)
            return
    title, small, fallback = found
    for place, shown in _texts(site, settings, titles):
        if lacking := missing(shown, (title & small) | fallback):
            yield _lacking(place, lacking)


def _texts(site: Site, settings: Settings, titles: Mapping[str, Place]) -> Iterator[tuple[Place, str]]:
    yield Place("nisshi.toml"), settings.site.title + settings.site.description + settings.author.name
    pages: Iterable[Article | FixedPage] = (*site.articles, *site.pages)
    for page in pages:
        tags = page.card.tags if isinstance(page, Article) else ()
        yield titles.get(page.path, Place(page.path)), page.meta.title + "".join(tag.name for tag in tags)


def _lacking(place: Place, characters: str) -> Problem:
    named = " ".join(f"{char} (U+{ord(char):04X})" for char in characters[:_SHOWN])
    more = " …" if len(characters) > _SHOWN else ""
    message = f"the social card leaves out what its font does not have: {named}{more}"
    hint = "`fallback` in [cards] may name a font that has it."
    return place.problem(message, hint, "warning")
