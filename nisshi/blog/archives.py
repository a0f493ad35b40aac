"""Articles by year and month of the site's time zone."""

from __future__ import annotations

from itertools import groupby

from nisshi.model import Article, Month, Year


def years_of(articles: tuple[Article, ...]) -> tuple[Year, ...]:
    """Group articles, which come newest first, into years and months."""
    years = []
    for year, of_year in groupby(articles, key=lambda article: article.card.date.year):
        group = tuple(of_year)
        months = tuple(
            Month(year, month, tuple(of_month))
            for month, of_month in groupby(group, key=lambda article: article.card.date.month)
        )
        years.append(Year(year, months, group))
    return tuple(years)
