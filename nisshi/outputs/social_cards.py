"""/og/….png: a picture of 1200 × 630 for each page, which goes with a link to it on social sites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from nisshi.cards.social_card import SocialCard
from nisshi.model import Article
from nisshi.outputs.frame import Frame
from nisshi.outputs.paths import LOG_INDEX, TAG_LIST, card_path, home_path, month_path, tag_path, year_path
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.outputs.sheets import sheets
from nisshi.outputs.words import words_for
from nisshi.permalink import output_file, post_path

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview


class Inputs(msgspec.Struct, frozen=True):
    """All that decides a card besides the engine: settings and texts change none."""

    card: SocialCard
    fonts: tuple[str, ...]  # digests of the font files


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield the cards of all pages, where a font is there."""
    if not overview.fonts:
        return
    own = overview.settings.site.title
    for path, source, card in _cards(overview):
        named = msgspec.structs.replace(card, site=own if card.title != own else "")
        yield Plan(output=output_file(card_path(path)), source=source, inputs=Inputs(named, overview.fonts))


_Planned = tuple[
    str, str, SocialCard
]  # path of the page, what the card is made for, the card without the site


def _cards(overview: Overview) -> Iterator[_Planned]:
    site, words = overview.site, words_for(overview.settings.site.lang)
    author = overview.settings.author.name
    for article in site.articles:
        yield post_path(article.meta.slug), article.path, _of_post(overview, article)
    for page in site.pages:
        card = SocialCard(site="", title=page.meta.title, phrases=page.phrases, foot=author)
        yield post_path(page.meta.slug), page.path, card
    yield from _home(overview)
    yield TAG_LIST, "tag list", SocialCard(site="", title=words.tags)
    if site.failures:
        yield LOG_INDEX, "list of errors in logs", SocialCard(site="", title=words.logs)
    for term in site.terms:
        name = term.tag.name
        yield tag_path(term.tag), f"tag {name}", SocialCard(site="", title=name, foot=words.tags)
    for year in site.years:
        yield year_path(year.year), f"archive {year.year:04d}", _period(overview, year.year)
        for month in year.months:
            path = month_path(month.year, month.month)
            yield path, f"archive {path.strip('/')}", _period(overview, month.year, month.month)


def _of_post(overview: Overview, article: Article) -> SocialCard:
    card = overview.cards.card(article.card)
    tags = tuple(tag.name for tag in card.tags)
    return SocialCard(site="", title=card.title, phrases=card.phrases, foot=card.date.day, tags=tags)


def _home(overview: Overview) -> Iterator[_Planned]:
    own, words = overview.settings.site, words_for(overview.settings.site.lang)
    author = overview.settings.author.name
    for sheet in sheets(overview.site.articles, own.page_size, home_path, overview.urls):
        if sheet.pagination.number == 1:
            yield (
                sheet.path,
                "home page",
                SocialCard(site="", title=own.title, note=own.description, foot=author),
            )
        else:
            title = words.page.format(number=sheet.pagination.number)
            card = SocialCard(site="", title=title, foot=words.posts)
            yield sheet.path, f"home page {sheet.pagination.number}", card


def _period(overview: Overview, year: int, month: int = 0) -> SocialCard:
    words = words_for(overview.settings.site.lang)
    return SocialCard(site="", title=words.period(year, month), foot=words.archive)


def make(frame: Frame, inputs: Inputs, text: Text) -> bytes:
    """Draw the card. Raises OSError and FontTrouble where a font file is broken or gone."""
    from nisshi.cards.draw import draw

    return draw(inputs.card, frame.faces)
