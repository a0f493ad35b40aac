"""The page a host shows when there is none."""

from __future__ import annotations

from collections.abc import Iterator

from nisshi.model import Page
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.paths import NOT_FOUND
from nisshi.outputs.views import NotFoundView
from nisshi.permalink import output_file

NEWEST = 5  # posts offered instead


def not_found_page(frame: Frame) -> Iterator[Page]:
    """Yield /404.html."""
    facts = PageFacts(
        url=frame.urls.path(NOT_FOUND),
        title=frame.words.not_found,
        description=frame.words.not_found_description,
        lang=frame.settings.site.lang,
        noindex=True,
    )
    view = NotFoundView(
        head=head(frame, facts),
        site=frame.site_view(),
        newest=frame.cards.cards(article.card for article in frame.site.articles[:NEWEST]),
    )
    yield Page(output=output_file(NOT_FOUND), template="404.html", view=view, source="404 page")
