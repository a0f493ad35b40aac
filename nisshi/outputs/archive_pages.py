"""A page for each year and each month that has posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nisshi.model import Article, Link, Page
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.paths import month_path, year_path
from nisshi.outputs.views import YearView
from nisshi.permalink import output_file

Period = tuple[int, int, tuple[Article, ...]]  # year, month or 0, articles


def archive_pages(frame: Frame) -> Iterator[Page]:
    """Yield the years, then the months, newest first."""
    years: list[Period] = [(year.year, 0, year.articles) for year in frame.site.years]
    months: list[Period] = [
        (month.year, month.month, month.articles) for year in frame.site.years for month in year.months
    ]
    for periods in (years, months):
        for index, period in enumerate(periods):
            newer = _link(frame, periods, index - 1)
            older = _link(frame, periods, index + 1)
            yield _page(frame, period, older, newer)


def _page(frame: Frame, period: Period, older: Link | None, newer: Link | None) -> Page:
    year, month, articles = period
    path = _path(period)
    own, words = frame.settings.site, frame.words
    name, count = words.period(year, month), words.count(len(articles))
    facts = PageFacts(
        url=frame.urls.path(path),
        title=words.in_period.format(period=name, count=count),
        description=words.in_period_description.format(site=own.title, period=name, count=count),
        lang=own.lang,
        noindex=True,
        previous=older.url if older else "",
        next=newer.url if newer else "",
    )
    newest_year = frame.urls.path(year_path(frame.site.years[0].year))
    view = YearView(
        head=head(frame, facts),
        site=frame.site_view(facts.url, frame.urls.path(year_path(year)), newest_year),
        year=year,
        month=month,
        count=len(articles),
        groups=frame.cards.groups(articles),
        previous=older,
        next=newer,
    )
    source = f"archive {path.strip('/')}"
    return Page(output=output_file(path), template="archive.html", view=view, source=source)


def _path(period: Period) -> str:
    year, month, _ = period
    return month_path(year, month) if month else year_path(year)


def _link(frame: Frame, periods: Sequence[Period], index: int) -> Link | None:
    if not 0 <= index < len(periods):
        return None
    period = periods[index]
    title = frame.words.period(period[0], period[1])
    return Link(frame.urls.path(_path(period)), title, frame.settings.site.lang)
