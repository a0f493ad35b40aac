"""A page for each post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from nisshi.model import Article, Body, Link, Picture, Seen
from nisshi.outputs import json_ld
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.link_marks import with_targets
from nisshi.outputs.log_index import mentions
from nisshi.outputs.paths import LOG_INDEX, home_path, twin_path
from nisshi.outputs.picture_marks import with_pictures
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.outputs.views import (
    Alternate,
    CardView,
    Crumb,
    DateView,
    FaqView,
    Head,
    Html,
    MetaTag,
    PostView,
    SeenView,
)

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    path: str  # of the source file
    card: CardView
    updated: DateView | None
    noindex: bool
    use_ai: bool
    faq: tuple[FaqView, ...]
    series_name: str
    series: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    related: tuple[CardView, ...]
    seen: tuple[SeenView, ...]
    markdown: str  # URL of the Markdown twin
    targets: tuple[str, ...]  # where its internal links lead
    pictures: tuple[Picture, ...]  # that its text shows
    extra: dict[str, Any]


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield the posts, newest first."""
    for article in overview.site.articles:
        yield Plan(
            output=article.output,
            source=article.path,
            inputs=_inputs(overview, article),
            bodies=(article.path,),
            template=f"{article.meta.template_key}.html",
        )


def _inputs(overview: Overview, article: Article) -> Inputs:
    meta = article.meta
    return Inputs(
        path=article.path,
        card=overview.cards.card(article.card),
        updated=overview.cards.optional_date(article.card.updated),
        noindex=meta.noindex,
        use_ai=meta.use_ai,
        faq=tuple(FaqView(entry.question, entry.answer) for entry in meta.faq),
        series_name=meta.series,
        series=article.series,
        previous=article.previous,
        next=article.next,
        related=overview.cards.cards(article.related),
        seen=tuple(_seen(overview, seen) for seen in article.seen),
        markdown=overview.urls.path(twin_path(article)),
        targets=article.targets,
        pictures=article.pictures,
        extra=meta.extra,
    )


def _seen(overview: Overview, seen: Seen) -> SeenView:
    index = overview.urls.path(LOG_INDEX)
    return SeenView(
        url=seen.url,
        message=seen.message,
        others=mentions(seen.others, overview.cards),
        before=seen.before,
        all=f"{index}#F-{seen.signature}" if overview.site.failures else "",
    )


def make(frame: Frame, inputs: Inputs, text: Text) -> PostView:
    body, card = text(inputs.path), inputs.card
    linked = with_targets(body.html, inputs.targets)
    sizes = frame.settings.images.sizes
    crumbs = breadcrumb(frame, card)
    return PostView(
        head=_head(frame, inputs, body, crumbs),
        site=frame.site_view(card.url),
        title=card.title,
        phrases=card.phrases,
        lang=card.lang,
        url=card.url,
        date=card.date,
        updated=inputs.updated,
        description=card.description,
        tags=card.tags,
        image=card.image,
        picture=card.picture,
        html=Html(with_pictures(linked, inputs.pictures, sizes, below=bool(card.image))),
        toc=body.toc,
        minutes=card.minutes,
        characters=body.counts.japanese + body.counts.words,
        use_ai=inputs.use_ai,
        faq=inputs.faq,
        series_name=inputs.series_name,
        series=inputs.series,
        breadcrumb=crumbs,
        previous=inputs.previous,
        next=inputs.next,
        related=inputs.related,
        seen=inputs.seen,
        markdown=inputs.markdown,
        extra=inputs.extra,
    )


def breadcrumb(frame: Frame, card: CardView) -> tuple[Crumb, ...]:
    """Return home › first tag › the post itself."""
    return (
        Crumb(frame.words.home, frame.urls.path(home_path())),
        *(Crumb(tag.name, tag.url) for tag in card.tags[:1]),
        Crumb(card.title, ""),
    )


def _head(frame: Frame, inputs: Inputs, body: Body, crumbs: tuple[Crumb, ...]) -> Head:
    card, updated = inputs.card, inputs.updated
    drawn = frame.card_url(card.url)
    own = card.image if frame.settings.cards.post == "header" or not drawn else ""
    pictures = tuple(url for url in (own, drawn, card.image) if url)
    nodes = [
        json_ld.posting(
            card, tuple(dict.fromkeys(pictures)), updated, body.counts, frame.settings, frame.urls
        ),
        json_ld.breadcrumb_list(crumbs, card.url, frame.urls),
    ]
    if inputs.faq:
        nodes.append(json_ld.faq_page(inputs.faq))
    facts = PageFacts(
        url=card.url,
        title=card.title,
        description=card.description,
        lang=card.lang,
        noindex=inputs.noindex,
        image=own,
        image_size=(card.picture.width, card.picture.height) if own else (0, 0),
        card=card.url,
        article=_article_tags(frame, card, updated),
        nodes=tuple(nodes),
        alternates=(Alternate("text/markdown", "Markdown", inputs.markdown),),
        previous=inputs.previous.url if inputs.previous else "",
        next=inputs.next.url if inputs.next else "",
    )
    return head(frame, facts)


def _article_tags(frame: Frame, card: CardView, updated: DateView | None) -> tuple[MetaTag, ...]:
    """Return the article:* tags; a post that was never updated has no modified time."""
    tags = [MetaTag("article:published_time", card.date.iso)]
    if updated:
        tags.append(MetaTag("article:modified_time", updated.iso))
    if frame.settings.author.name:
        profile = frame.urls.absolute_url(frame.site_view().author_url)
        tags.append(MetaTag("article:author", profile))
    if card.tags:
        tags.append(MetaTag("article:section", card.tags[0].name))
    tags.extend(MetaTag("article:tag", tag.name) for tag in card.tags)
    return tuple(tags)
