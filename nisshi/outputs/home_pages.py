"""The home page and the older posts behind it: /, /pages/2/ …"""

from __future__ import annotations

from collections.abc import Iterator

from nisshi.model import Page
from nisshi.outputs.cards import tag_cloud
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.paths import home_path, year_path
from nisshi.outputs.sheets import Sheet, sheets
from nisshi.outputs.views import HomeView, TagLink
from nisshi.permalink import output_file

MOST_USED = 20  # tags shown beside the posts


def home_pages(frame: Frame) -> Iterator[Page]:
    """Yield the home page, then its further pages."""
    articles = frame.site.articles
    tags = tag_cloud(term.tag for term in frame.site.terms[:MOST_USED])
    years = tuple(
        TagLink(str(year.year), frame.urls.path(year_path(year.year)), len(year.articles))
        for year in frame.site.years
    )
    for sheet in sheets(articles, frame.settings.site.page_size, home_path, frame.urls):
        facts = _facts(frame, sheet)
        number = sheet.pagination.number
        yield Page(
            output=output_file(sheet.path),
            template="home.html",
            view=HomeView(
                head=head(frame, facts),
                site=frame.site_view(facts.url, frame.urls.path(home_path())),
                groups=frame.cards.groups(sheet.articles),
                pagination=sheet.pagination,
                total=len(articles),
                tags=tags,
                years=years,
            ),
            source="home page" if number == 1 else f"home page {number}",
        )


def _facts(frame: Frame, sheet: Sheet) -> PageFacts:
    own, words, pagination = frame.settings.site, frame.words, sheet.pagination
    if pagination.number == 1:
        title = ""
        description = own.description or words.home_description.format(site=own.title)
    else:
        title = words.page.format(number=pagination.number)
        description = words.page_of.format(site=own.title, number=pagination.number, total=pagination.total)
    return PageFacts(
        url=frame.urls.path(sheet.path),
        title=title,
        description=description,
        lang=own.lang,
        previous=pagination.previous,
        next=pagination.next,
    )
