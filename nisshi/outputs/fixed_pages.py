"""The pages of content/pages: about, privacy …"""

from __future__ import annotations

from collections.abc import Iterator

from nisshi.japanese.phrases import phrases
from nisshi.model import FixedPage, Page
from nisshi.outputs import json_ld
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.views import FixedPageView, Html

# What `templateKey` is when the author names none; a post's template would show a date and neighbours.
POST_KEY = "blog-post"
PAGE_KEY = "about-page"


def fixed_pages(frame: Frame) -> Iterator[Page]:
    """Yield the fixed pages by path."""
    for page in frame.site.pages:
        key = page.post.meta.template_key
        yield Page(
            output=page.output,
            template=f"{PAGE_KEY if key == POST_KEY else key}.html",
            view=_view(frame, page),
            source=page.post.path,
        )


def _view(frame: Frame, page: FixedPage) -> FixedPageView:
    meta = page.post.meta
    updated = frame.cards.optional_date(meta.updated)
    facts = PageFacts(
        url=page.url,
        title=meta.title,
        description=page.description,
        lang=page.lang,
        noindex=meta.noindex,
        nodes=(json_ld.web_page(page, updated, frame.urls),),
    )
    return FixedPageView(
        head=head(frame, facts),
        site=frame.site_view(page.url),
        title=meta.title,
        phrases=phrases(meta.title, page.lang),
        lang=page.lang,
        description=page.description,
        updated=updated,
        html=Html(page.html),
        toc=page.toc,
        extra=meta.extra,
    )
