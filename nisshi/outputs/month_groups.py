"""Lists of posts under the names of their months."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from nisshi.outputs.paths import month_path
from nisshi.outputs.views import CardView, MonthGroup
from nisshi.permalink import Urls


def month_groups(cards: Iterable[CardView], urls: Urls) -> tuple[MonthGroup, ...]:
    """Group cards, in their order, by the month of the site's zone."""

    def month(card: CardView) -> tuple[int, int]:
        return int(card.date.day[:4]), int(card.date.day[5:7])

    return tuple(
        MonthGroup(year, number, urls.path(month_path(year, number)), tuple(members))
        for (year, number), members in groupby(cards, key=month)
    )
