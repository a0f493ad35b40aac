"""The list of tags and a page, or several, for each tag."""

from __future__ import annotations

from collections.abc import Iterator

from nisshi.model import Page, Term
from nisshi.outputs.cards import tag_cloud
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.paths import TAG_LIST, tag_feed_path, tag_path
from nisshi.outputs.sheets import Sheet, sheets
from nisshi.outputs.views import Alternate, TagLink, TagListView, TagView
from nisshi.permalink import output_file


def tag_pages(frame: Frame) -> Iterator[Page]:
    """Yield /tags/, then the pages of each tag in the order of the list."""
    yield _tag_list(frame)
    for term in frame.site.terms:
        yield from _pages_of(frame, term)


def _tag_list(frame: Frame) -> Page:
    own, words = frame.settings.site, frame.words
    tags = tag_cloud(term.tag for term in frame.site.terms)
    facts = PageFacts(
        url=frame.urls.path(TAG_LIST),
        title=words.tags,
        description=words.tag_list_description.format(site=own.title, count=len(tags)),
        lang=own.lang,
        noindex=True,
    )
    view = TagListView(head=head(frame, facts), site=frame.site_view(facts.url), tags=tags)
    return Page(output=output_file(TAG_LIST), template="tags.html", view=view, source="tag list")


def _pages_of(frame: Frame, term: Term) -> Iterator[Page]:
    tag = term.tag

    def path_of(number: int) -> str:
        return tag_path(tag, number)

    for sheet in sheets(term.articles, frame.settings.site.tag_page_size, path_of, frame.urls):
        facts = _facts(frame, term, sheet)
        yield Page(
            output=output_file(sheet.path),
            template="tag.html",
            view=TagView(
                head=head(frame, facts),
                site=frame.site_view(facts.url, tag.url, frame.urls.path(TAG_LIST)),
                tag=TagLink(tag.name, tag.url, tag.count),
                groups=frame.cards.groups(sheet.articles),
                pagination=sheet.pagination,
                feed=frame.urls.path(tag_feed_path(tag)),
            ),
            source=f"tag {tag.name}",
        )


def _facts(frame: Frame, term: Term, sheet: Sheet) -> PageFacts:
    own, words, tag, pagination = frame.settings.site, frame.words, term.tag, sheet.pagination
    count = words.count(tag.count)
    title = words.tagged.format(tag=tag.name, count=count)
    description = words.tagged_description.format(site=own.title, tag=tag.name, count=count)
    if pagination.number > 1:
        page = words.page.format(number=pagination.number)
        title, description = f"{title} ({page})", f"{description} ({page})"
    feed = Alternate(
        "application/atom+xml", f"{own.title}: {tag.name} (Atom)", frame.urls.path(tag_feed_path(tag))
    )
    return PageFacts(
        url=frame.urls.path(sheet.path),
        title=title,
        description=description,
        lang=own.lang,
        noindex=True,
        alternates=(feed,),
        previous=pagination.previous,
        next=pagination.next,
    )
