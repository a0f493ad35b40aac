"""A page, or several, for each tag."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.month_groups import month_groups
from nisshi.outputs.paths import TAG_LIST, tag_feed_path, tag_path
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.outputs.sheets import sheets
from nisshi.outputs.views import Alternate, CardView, Pagination, TagLink, TagView
from nisshi.permalink import output_file

if TYPE_CHECKING:
    from nisshi.model import Term
    from nisshi.outputs.overview import Overview


class Inputs(msgspec.Struct, frozen=True):
    path: str  # of this page, unencoded
    tag: TagLink
    feed: str  # URL
    cards: tuple[CardView, ...]  # of this page, newest first
    pagination: Pagination


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield the pages of each tag, in the order of the list of tags."""
    for term in overview.site.terms:
        yield from _pages_of(overview, term)


def _pages_of(overview: Overview, term: Term) -> Iterator[Plan[Inputs]]:
    tag, urls = term.tag, overview.urls
    link, feed = TagLink(tag.name, tag.url, tag.count), urls.path(tag_feed_path(tag))

    def path_of(number: int) -> str:
        return tag_path(tag, number)

    for sheet in sheets(term.articles, overview.settings.site.tag_page_size, path_of, urls):
        cards = overview.cards.of(sheet.articles)
        yield Plan(
            output=output_file(sheet.path),
            source=f"tag {tag.name}",
            inputs=Inputs(sheet.path, link, feed, cards, sheet.pagination),
            template="tag.html",
        )


def make(frame: Frame, inputs: Inputs, text: Text) -> TagView:
    facts = _facts(frame, inputs)
    return TagView(
        head=head(frame, facts),
        site=frame.site_view(facts.url, inputs.tag.url, frame.urls.path(TAG_LIST)),
        tag=inputs.tag,
        groups=month_groups(inputs.cards, frame.urls),
        pagination=inputs.pagination,
        feed=inputs.feed,
    )


def _facts(frame: Frame, inputs: Inputs) -> PageFacts:
    own, words, tag, pagination = frame.settings.site, frame.words, inputs.tag, inputs.pagination
    count = words.count(tag.count)
    title = words.tagged.format(tag=tag.name, count=count)
    description = words.tagged_description.format(site=own.title, tag=tag.name, count=count)
    if pagination.number > 1:
        page = words.page.format(number=pagination.number)
        title, description = f"{title} ({page})", f"{description} ({page})"
    feed = Alternate("application/atom+xml", f"{own.title}: {tag.name} (Atom)", inputs.feed)
    return PageFacts(
        url=frame.urls.path(inputs.path),
        card=tag.url,
        title=title,
        description=description,
        lang=own.lang,
        noindex=True,
        alternates=(feed,),
        previous=pagination.previous,
        next=pagination.next,
    )
