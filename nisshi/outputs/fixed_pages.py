"""The pages of content/pages: about, privacy …"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from nisshi.model import FixedPage, Picture
from nisshi.outputs import json_ld
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.link_marks import with_targets
from nisshi.outputs.picture_marks import with_pictures
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.outputs.views import DateView, FixedPageView, Html

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview

# What `templateKey` is when the author names none; a post's template would show a date and neighbours.
POST_KEY = "blog-post"
PAGE_KEY = "about-page"


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    path: str  # of the source file
    url: str
    title: str
    phrases: tuple[str, ...]
    lang: str
    description: str
    updated: DateView | None
    noindex: bool
    targets: tuple[str, ...]  # where its internal links lead
    pictures: tuple[Picture, ...]  # that its text shows
    extra: dict[str, Any]


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield the fixed pages by path."""
    for page in overview.site.pages:
        key = page.meta.template_key
        yield Plan(
            output=page.output,
            source=page.path,
            inputs=_inputs(overview, page),
            bodies=(page.path,),
            template=f"{PAGE_KEY if key == POST_KEY else key}.html",
        )


def _inputs(overview: Overview, page: FixedPage) -> Inputs:
    meta = page.meta
    return Inputs(
        path=page.path,
        url=page.url,
        title=meta.title,
        phrases=page.phrases,
        lang=page.lang,
        description=page.description,
        updated=overview.cards.optional_date(meta.updated),
        noindex=meta.noindex,
        targets=page.targets,
        pictures=page.pictures,
        extra=meta.extra,
    )


def make(frame: Frame, inputs: Inputs, text: Text) -> FixedPageView:
    body = text(inputs.path)
    linked = with_targets(body.html, inputs.targets)
    node = json_ld.web_page(
        inputs.url, inputs.title, inputs.description, inputs.lang, inputs.updated, frame.urls
    )
    facts = PageFacts(
        url=inputs.url,
        title=inputs.title,
        description=inputs.description,
        lang=inputs.lang,
        noindex=inputs.noindex,
        card=inputs.url,
        nodes=(node,),
    )
    return FixedPageView(
        head=head(frame, facts),
        site=frame.site_view(inputs.url),
        title=inputs.title,
        phrases=inputs.phrases,
        lang=inputs.lang,
        description=inputs.description,
        updated=inputs.updated,
        html=Html(with_pictures(linked, inputs.pictures, frame.settings.images.sizes)),
        toc=body.toc,
        extra=inputs.extra,
    )
