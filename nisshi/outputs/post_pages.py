"""A page for each post."""

from __future__ import annotations

from collections.abc import Iterator

from nisshi.model import Article, Page
from nisshi.outputs import json_ld
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.paths import home_path, twin_path
from nisshi.outputs.views import Alternate, CardView, Crumb, DateView, FaqView, Head, Html, MetaTag, PostView


def post_pages(frame: Frame) -> Iterator[Page]:
    """Yield the posts, newest first."""
    for article in frame.site.articles:
        yield Page(
            output=article.output,
            template=f"{article.post.meta.template_key}.html",
            view=_view(frame, article),
            source=article.post.path,
        )


def _view(frame: Frame, article: Article) -> PostView:
    meta = article.post.meta
    card = frame.cards.card(article.card)
    crumbs = breadcrumb(frame, article)
    return PostView(
        head=_head(frame, article, crumbs),
        site=frame.site_view(card.url),
        title=card.title,
        phrases=card.phrases,
        lang=card.lang,
        url=card.url,
        date=card.date,
        updated=frame.cards.optional_date(article.card.updated),
        description=card.description,
        tags=card.tags,
        image=card.image,
        html=Html(article.html),
        toc=article.toc,
        minutes=card.minutes,
        characters=article.counts.japanese + article.counts.words,
        use_ai=meta.use_ai,
        faq=tuple(FaqView(entry.question, entry.answer) for entry in meta.faq),
        series_name=meta.series,
        series=article.series,
        breadcrumb=crumbs,
        previous=article.previous,
        next=article.next,
        related=frame.cards.cards(article.related),
        markdown=frame.urls.path(twin_path(article)),
        extra=meta.extra,
    )


def breadcrumb(frame: Frame, article: Article) -> tuple[Crumb, ...]:
    """Return home › first tag › the post itself."""
    tags = article.card.tags[:1]
    return (
        Crumb(frame.words.home, frame.urls.path(home_path())),
        *(Crumb(tag.name, tag.url) for tag in tags),
        Crumb(article.card.title, ""),
    )


def _head(frame: Frame, article: Article, crumbs: tuple[Crumb, ...]) -> Head:
    meta = article.post.meta
    card = frame.cards.card(article.card)
    updated = frame.cards.optional_date(article.card.updated)
    twin = Alternate("text/markdown", "Markdown", frame.urls.path(twin_path(article)))
    nodes = [
        json_ld.posting(article, card, updated, frame.settings, frame.urls),
        json_ld.breadcrumb_list(crumbs, card.url, frame.urls),
    ]
    if meta.faq:
        nodes.append(json_ld.faq_page(meta.faq))
    facts = PageFacts(
        url=card.url,
        title=card.title,
        description=card.description,
        lang=card.lang,
        noindex=meta.noindex,
        image=card.image,
        article=_article_tags(frame, card, updated),
        nodes=tuple(nodes),
        alternates=(twin,),
        previous=article.previous.url if article.previous else "",
        next=article.next.url if article.next else "",
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
