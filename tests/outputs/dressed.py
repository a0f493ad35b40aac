"""A sample site with one of its posts changed, wherever the post stands."""

from __future__ import annotations

import msgspec

from nisshi.model import Article, Site


def dressed(site: Site, slug: str, *, title: str | None = None, aliases: tuple[str, ...] = ()) -> Site:
    """Return `site` with another title or aliases in the post `slug`."""

    def change(article: Article) -> Article:
        card = article.card
        if article.meta.slug != slug:
            return article
        return msgspec.structs.replace(
            article,
            meta=msgspec.structs.replace(article.meta, aliases=aliases),
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
