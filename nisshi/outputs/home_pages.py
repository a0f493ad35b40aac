"""The home page and the older posts behind it: /, /pages/2/ …"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from nisshi.outputs.cards import tag_cloud
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.month_groups import month_groups
from nisshi.outputs.paths import home_path, year_path
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.outputs.sheets import sheets
from nisshi.outputs.views import CardView, HomeView, Pagination, TagLink
from nisshi.permalink import output_file

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview

MOST_USED = 20  # tags shown beside the posts


class Inputs(msgspec.Struct, frozen=True):
    cards: tuple[CardView, ...]  # of this page, newest first
    pagination: Pagination
    total: int  # posts on all pages together
    tags: tuple[TagLink, ...]
    years: tuple[TagLink, ...]


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield the home page, then its further pages."""
    site, urls = overview.site, overview.urls
    tags = tag_cloud(term.tag for term in site.terms[:MOST_USED])
    years = tuple(
        TagLink(str(year.year), urls.path(year_path(year.year)), len(year.articles)) for year in site.years
    )
    for sheet in sheets(site.articles, overview.settings.site.page_size, home_path, urls):
        cards, number = overview.cards.of(sheet.articles), sheet.pagination.number
        yield Plan(
            output=output_file(sheet.path),
            source="home page" if number == 1 else f"home page {number}",
            inputs=Inputs(cards, sheet.pagination, len(site.articles), tags, years),
            template="home.html",
        )


def make(frame: Frame, inputs: Inputs, text: Text) -> HomeView:
    facts = _facts(frame, inputs.pagination)
    return HomeView(
        head=head(frame, facts),
        site=frame.site_view(facts.url, frame.urls.path(home_path())),
        groups=month_groups(inputs.cards, frame.urls),
        pagination=inputs.pagination,
        total=inputs.total,
        tags=inputs.tags,
        years=inputs.years,
    )


def _facts(frame: Frame, pagination: Pagination) -> PageFacts:
    own, words = frame.settings.site, frame.words
    if pagination.number == 1:
        title = ""
        description = own.description or words.home_description.format(site=own.title)
    else:
        title = words.page.format(number=pagination.number)
        description = words.page_of.format(site=own.title, number=pagination.number, total=pagination.total)
    return PageFacts(
        url=frame.urls.path(home_path(pagination.number)),
        card=frame.urls.path(home_path(pagination.number)),
        title=title,
        description=description,
        lang=own.lang,
        previous=pagination.previous,
        next=pagination.next,
    )
