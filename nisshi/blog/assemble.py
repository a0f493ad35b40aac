"""Posts and their HTML -> one Site: ordered, tagged, linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from nisshi.blog.archives import years_of
from nisshi.blog.links import Linker, Unresolved
from nisshi.blog.related import related
from nisshi.blog.routes import Routes
from nisshi.blog.taxonomy import Taxonomy
from nisshi.config import Settings
from nisshi.model import Absent, Article, Asset, Card, Converted, FixedPage, Link, Post, Site, Term
from nisshi.permalink import Urls, output_file, post_path, urls_for

_Pair = tuple[Post, Converted]


class Assembled(msgspec.Struct, frozen=True):
    """The site, and what its links leave open."""

    site: Site
    unresolved: tuple[Unresolved, ...]
    routes: tuple[str, ...]  # paths to suggest for a dead link


def assemble(
    converted: Sequence[_Pair],
    absent: Sequence[Absent],
    static: tuple[Asset, ...],
    settings: Settings,
) -> Assembled:
    """Put the published posts and pages together; nothing of a held-back post gets in."""
    urls = urls_for(settings.site.url)
    zone = ZoneInfo(settings.site.timezone)
    posts = sorted((pair for pair in converted if pair[0].kind == "post"), key=_newest_first)
    pages = sorted((pair for pair in converted if pair[0].kind == "page"), key=lambda pair: pair[0].path)
    taxonomy = Taxonomy((post for post, _ in posts), settings.tags.aliases, urls)
    routes = _routes(posts, pages, absent, static, taxonomy, urls, zone)
    linker = Linker(routes)
    cards = tuple(_card(post, body, taxonomy, linker, urls, zone) for post, body in posts)
    articles = _articles(posts, cards, linker)
    site = Site(
        articles=articles,
        pages=tuple(_page(post, body, linker, urls) for post, body in pages),
        terms=_terms(taxonomy, articles),
        years=years_of(articles),
        assets=(*static, *(asset for post, _ in (*posts, *pages) for asset in post.assets)),
    )
    return Assembled(site, tuple(linker.unresolved), routes.known_paths())


def _newest_first(pair: _Pair) -> tuple[float, str]:
    """Order by instant, the newest first; posts of one instant by path, so that no two can swap."""
    post = pair[0]
    return (-_date(post).timestamp(), post.path)


def _date(post: Post) -> datetime:
    if post.meta.date is None:
        raise ValueError(f"{post.path} is a post without a date")
    return post.meta.date


def _routes(
    posts: Sequence[_Pair],
    pages: Sequence[_Pair],
    absent: Sequence[Absent],
    static: tuple[Asset, ...],
    taxonomy: Taxonomy,
    urls: Urls,
    zone: tzinfo,
) -> Routes:
    routes = Routes(urls)
    for post, body in (*posts, *pages):
        routes.add_post(post, body.ids)
    routes.add_assets(static)
    for tag in taxonomy.tags:
        routes.add_tag(tag)
    for post, _ in posts:
        day = _date(post).astimezone(zone)
        routes.add_archive(day.year)
        routes.add_archive(day.year, day.month)
    routes.add_list("/")
    routes.add_list("/tags/")
    for left_out in absent:
        routes.add_absent(left_out)
    return routes


def _card(post: Post, body: Converted, taxonomy: Taxonomy, linker: Linker, urls: Urls, zone: tzinfo) -> Card:
    meta = post.meta
    return Card(
        url=urls.path(post_path(meta.slug)),
        title=meta.title,
        lang=body.lang,
        date=_date(post).astimezone(zone),
        updated=meta.updated.astimezone(zone) if meta.updated else None,
        description=meta.description or body.excerpt,
        tags=taxonomy.of(meta.tags),
        header_image=linker.header_image(post),
        minutes=body.counts.minutes,
    )


def _articles(posts: Sequence[_Pair], cards: tuple[Card, ...], linker: Linker) -> tuple[Article, ...]:
    neighbours = [Link(card.url, card.title, card.lang) for card in cards]
    close = related(cards)
    series = _series(posts, neighbours)
    last = len(posts) - 1
    return tuple(
        Article(
            post=post,
            card=cards[number],
            html=linker.resolve(body.html, body.links, post),
            toc=body.toc,
            counts=body.counts,
            output=output_file(post_path(post.meta.slug)),
            previous=neighbours[number + 1] if number < last else None,
            next=neighbours[number - 1] if number else None,
            related=close[number],
            series=series.get(post.meta.series, ()),
        )
        for number, (post, body) in enumerate(posts)
    )


def _series(posts: Sequence[_Pair], links: list[Link]) -> dict[str, tuple[Link, ...]]:
    """Return the parts of each series, the oldest first."""
    parts: dict[str, list[Link]] = defaultdict(list)
    for (post, _), link in zip(posts, links, strict=True):
        if post.meta.series:
            parts[post.meta.series].insert(0, link)
    return {name: tuple(found) for name, found in parts.items()}


def _page(post: Post, body: Converted, linker: Linker, urls: Urls) -> FixedPage:
    path = post_path(post.meta.slug)
    return FixedPage(
        post=post,
        url=urls.path(path),
        lang=body.lang,
        html=linker.resolve(body.html, body.links, post),
        toc=body.toc,
        description=post.meta.description or body.excerpt,
        output=output_file(path),
    )


def _terms(taxonomy: Taxonomy, articles: tuple[Article, ...]) -> tuple[Term, ...]:
    holders: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for tag in article.card.tags:
            holders[tag.key].append(article)
    return tuple(Term(tag, tuple(holders[tag.key])) for tag in taxonomy.tags)
