"""What lists show of posts. A post stands in many lists: its card is made once a build."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from nisshi.japanese.phrases import phrases
from nisshi.model import Article, Card, Tag
from nisshi.outputs.paths import month_path
from nisshi.outputs.views import CardView, DateView, MonthGroup, TagLink
from nisshi.permalink import Urls

HEAVIEST = 5  # weights of the tag cloud run from 1 to this


class CardShelf:
    """The card views of one build, each made when it is first asked for."""

    def __init__(self, urls: Urls, zone: ZoneInfo) -> None:
        self._urls = urls
        self._zone = zone
        self._views: dict[str, CardView] = {}  # by URL

    def date(self, moment: datetime) -> DateView:
        """Show a zone-aware moment in the site's zone."""
        local = moment.astimezone(self._zone)
        return DateView(local.isoformat(timespec="seconds"), local.date().isoformat())

    def optional_date(self, moment: datetime | None) -> DateView | None:
        return None if moment is None else self.date(moment)

    def card(self, card: Card) -> CardView:
        view = self._views.get(card.url)
        if view is None:
            view = self._views[card.url] = self._make(card)
        return view

    def cards(self, cards: Iterable[Card]) -> tuple[CardView, ...]:
        return tuple(self.card(card) for card in cards)

    def groups(self, articles: Iterable[Article]) -> tuple[MonthGroup, ...]:
        """Group articles, in their order, by the month of the site's zone."""

        def month(card: CardView) -> tuple[int, int]:
            return int(card.date.day[:4]), int(card.date.day[5:7])

        cards = self.cards(article.card for article in articles)
        return tuple(
            MonthGroup(year, number, self._urls.path(month_path(year, number)), tuple(members))
            for (year, number), members in groupby(cards, key=month)
        )

    def _make(self, card: Card) -> CardView:
        return CardView(
            url=card.url,
            title=card.title,
            phrases=phrases(card.title, card.lang),
            lang=card.lang,
            date=self.date(card.date),
            description=card.description,
            # Without counts: a card does not show them, and must not change with them.
            tags=tuple(TagLink(tag.name, tag.url) for tag in card.tags),
            image=card.header_image,
            minutes=card.minutes,
        )


def tag_cloud(tags: Iterable[Tag]) -> tuple[TagLink, ...]:
    """Return links with counts and weights 1 to 5, growing with the logarithm of the count."""
    listed = tuple(tags)
    top = math.log(max((tag.count for tag in listed), default=1))

    def weight(count: int) -> int:
        share = math.log(count) / top if top > 0 and count > 0 else 0.0
        return 1 + round(share * (HEAVIEST - 1))

    return tuple(TagLink(tag.name, tag.url, tag.count, weight(tag.count)) for tag in listed)
