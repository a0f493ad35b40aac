"""What lists show of posts. A post stands in many lists: its card is made once a plan."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime, tzinfo

from nisshi.model import Article, Card, Tag
from nisshi.outputs.views import CardView, DateView, TagLink

HEAVIEST = 5  # weights of the tag cloud run from 1 to this


class CardShelf:
    """The card views of one site, each made when it is first asked for."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._views: dict[str, CardView] = {}  # by URL

    def date(self, moment: datetime) -> DateView:
        """Show a zone-aware moment in the site's zone."""
        local = moment.astimezone(self._zone).isoformat(timespec="seconds")
        return DateView(local, local[:10])

    def optional_date(self, moment: datetime | None) -> DateView | None:
        return None if moment is None else self.date(moment)

    def card(self, card: Card) -> CardView:
        view = self._views.get(card.url)
        if view is None:
            view = self._views[card.url] = self._make(card)
        return view

    def cards(self, cards: Iterable[Card]) -> tuple[CardView, ...]:
        return tuple(self.card(card) for card in cards)

    def of(self, articles: Iterable[Article]) -> tuple[CardView, ...]:
        """Return the cards of articles, in their order."""
        return self.cards(article.card for article in articles)

    def _make(self, card: Card) -> CardView:
        return CardView(
            url=card.url,
            title=card.title,
            phrases=card.phrases,
            lang=card.lang,
            date=self.date(card.date),
            description=card.description,
            # Without counts: a card does not show them, and must not change with them.
            tags=tuple(TagLink(tag.name, tag.url) for tag in card.tags),
            image=card.header_image,
            minutes=card.minutes,
            picture=card.picture,
        )


def tag_cloud(tags: Iterable[Tag]) -> tuple[TagLink, ...]:
    """Return links with counts and weights 1 to 5, growing with the logarithm of the count."""
    listed = tuple(tags)
    top = math.log(max((tag.count for tag in listed), default=1))

    def weight(count: int) -> int:
        share = math.log(count) / top if top > 0 and count > 0 else 0.0
        return 1 + round(share * (HEAVIEST - 1))

    return tuple(TagLink(tag.name, tag.url, tag.count, weight(tag.count)) for tag in listed)
