"""A page for each year and each month that has posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from nisshi.model import Article, Link
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.month_groups import month_groups
from nisshi.outputs.paths import month_path, year_path
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.outputs.views import CardView, YearView
from nisshi.permalink import output_file

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview


class Period(msgspec.Struct, frozen=True, array_like=True):
    year: int
    month: int = 0  # 0 for the year as a whole

    @property
    def path(self) -> str:
        return month_path(self.year, self.month) if self.month else year_path(self.year)


class Inputs(msgspec.Struct, frozen=True):
    period: Period
    older: Period | None  # the next that has posts
    newer: Period | None
    newest_year: int  # menus name this one
    cards: tuple[CardView, ...]  # newest first


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield the years, then the months, newest first."""
    years = overview.site.years
    in_years = [(Period(year.year), year.articles) for year in years]
    in_months = [(Period(month.year, month.month), month.articles) for year in years for month in year.months]
    for periods in (in_years, in_months):
        for index, (period, articles) in enumerate(periods):
            older, newer = _period(periods, index + 1), _period(periods, index - 1)
            yield Plan(
                output=output_file(period.path),
                source=f"archive {period.path.strip('/')}",
                inputs=Inputs(period, older, newer, years[0].year, overview.cards.of(articles)),
                template="archive.html",
            )


def _period(periods: Sequence[tuple[Period, tuple[Article, ...]]], index: int) -> Period | None:
    return periods[index][0] if 0 <= index < len(periods) else None


def make(frame: Frame, inputs: Inputs, text: Text) -> YearView:
    own, words, period = frame.settings.site, frame.words, inputs.period
    older, newer = _link(frame, inputs.older), _link(frame, inputs.newer)
    name, count = words.period(period.year, period.month), words.count(len(inputs.cards))
    facts = PageFacts(
        url=frame.urls.path(period.path),
        card=frame.urls.path(period.path),
        title=words.in_period.format(period=name, count=count),
        description=words.in_period_description.format(site=own.title, period=name, count=count),
        lang=own.lang,
        noindex=True,
        previous=older.url if older else "",
        next=newer.url if newer else "",
    )
    years = (frame.urls.path(year_path(year)) for year in (period.year, inputs.newest_year))
    return YearView(
        head=head(frame, facts),
        site=frame.site_view(facts.url, *years),
        year=period.year,
        month=period.month,
        count=len(inputs.cards),
        groups=month_groups(inputs.cards, frame.urls),
        previous=older,
        next=newer,
    )


def _link(frame: Frame, period: Period | None) -> Link | None:
    if period is None:
        return None
    title = frame.words.period(period.year, period.month)
    return Link(frame.urls.path(period.path), title, frame.settings.site.lang)
