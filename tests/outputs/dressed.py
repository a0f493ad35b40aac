"""A sample site with one of its posts changed, wherever the post stands."""

from __future__ import annotations

import msgspec

from nisshi.model import Article, Site


def dressed(
    site: Site,
    slug: str,
    *,
    html: str | None = None,
    body: str | None = None,
    title: str | None = None,
    aliases: tuple[str, ...] = (),
) -> Site:
    """Return `site` with another HTML, Markdown body, title or aliases in the post `slug`."""

    def change(article: Article) -> Article:
        post, card = article.post, article.card
        if post.meta.slug != slug:
            return article
        meta = msgspec.structs.replace(post.meta, aliases=aliases)
        return msgspec.structs.replace(
            article,
            html=article.html if html is None else html,
            post=msgspec.structs.replace(post, meta=meta, body=post.body if body is None else body),
            card=msgspec.structs.replace(card, title=card.title if title is None else title),
        )

    return msgspec.structs.replace(
        site,
        articles=tuple(change(article) for article in site.articles),
        terms=tuple(
            msgspec.structs.replace(term, articles=tuple(change(article) for article in term.articles))
            for term in site.terms
        ),
    )
