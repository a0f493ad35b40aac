"""Outlines of posts -> one Site: ordered, tagged, linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from nisshi.blog.archives import years_of
from nisshi.blog.failures import has_failures, quoted_failures, seen_elsewhere
from nisshi.blog.links import Linker, Unresolved
from nisshi.blog.pictures import Gallery, addresses, header_picture, no_pictures, shown
from nisshi.blog.related import related
from nisshi.blog.routes import Routes
from nisshi.blog.taxonomy import Taxonomy
from nisshi.config import Settings
from nisshi.model import (
    Absent,
    Article,
    Asset,
    Card,
    FixedPage,
    Guests,
    Link,
    Outline,
    Picture,
    Post,
    Seen,
    Site,
    Term,
)
from nisshi.permalink import Urls, output_file, post_path, urls_for


class Blog(msgspec.Struct, frozen=True, kw_only=True):
    """All that the assembled site is made from, besides the settings."""

    outlines: tuple[Outline, ...]  # of what is published
    absent: tuple[Absent, ...] = ()  # posts that are not
    static: tuple[Asset, ...] = ()
    beside: dict[str, tuple[Asset, ...]] = {}  # by the path of the post whose page they are published with
    downloads: dict[str, tuple[Asset, ...]] = {}  # the same, of files that are made from the post's text


class Assembled(msgspec.Struct, frozen=True):
    """The site, and what its links leave open."""

    site: Site
    unresolved: tuple[Unresolved, ...]
    routes: tuple[str, ...]  # paths to suggest for a dead link


def assemble(blog: Blog, settings: Settings, gallery: Gallery = no_pictures) -> Assembled:
    """Put the published posts and pages together; nothing of a held-back post gets in.

    `gallery` is asked once, for the addresses of all pictures that are shown, newest posts first.
    """
    urls = urls_for(settings.site.url)
    zone = ZoneInfo(settings.site.timezone)
    posts = sorted((outline for outline in blog.outlines if outline.post.kind == "post"), key=_newest_first)
    pages = [outline for outline in blog.outlines if outline.post.kind == "page"]
    pages.sort(key=lambda outline: outline.post.path)
    taxonomy = Taxonomy((outline.post for outline in posts), settings.tags.aliases, urls)
    routes = _routes(posts, pages, blog, taxonomy, urls, zone)
    if settings.logs.index and has_failures(posts):
        routes.add_list("/logs/")
    linker = Linker(routes)
    headers = [linker.header_image(outline.post) for outline in posts]
    links = _Links(posts, pages, linker)
    pictures = gallery(links.pictures(headers))
    cards = tuple(
        _card(outline, taxonomy, header_picture(header, pictures), urls, zone)
        for outline, header in zip(posts, headers, strict=True)
    )
    seen = seen_elsewhere(posts, cards) if settings.logs.index else ()
    articles = _articles(posts, cards, links, pictures, blog, seen)
    beside = (asset for outline in (*posts, *pages) for asset in blog.beside.get(outline.post.path, ()))
    site = Site(
        articles=articles,
        pages=tuple(_page(outline, links, pictures, urls, blog) for outline in pages),
        terms=_terms(taxonomy, articles),
        years=years_of(articles),
        assets=(*blog.static, *beside),
        guests=_guests(blog.outlines),
        failures=quoted_failures(posts, cards) if settings.logs.index else (),
    )
    return Assembled(site, tuple(linker.unresolved), routes.known_paths())


def _newest_first(outline: Outline) -> tuple[float, str]:
    """Order by instant, the newest first; posts of one instant by path, so that no two can swap."""
    return (-_date(outline.post).timestamp(), outline.post.path)


def _date(post: Post) -> datetime:
    if post.meta.date is None:
        raise ValueError(f"{post.path} is a post without a date")
    return post.meta.date


def _routes(
    posts: Sequence[Outline],
    pages: Sequence[Outline],
    blog: Blog,
    taxonomy: Taxonomy,
    urls: Urls,
    zone: tzinfo,
) -> Routes:
    routes = Routes(urls)
    for outline in (*posts, *pages):
        routes.add_post(outline.post, outline.ids)
        routes.add_assets(blog.beside.get(outline.post.path, ()))
    routes.add_downloads(blog.downloads.values())
    routes.add_assets(blog.static)
    for tag in taxonomy.tags:
        routes.add_tag(tag)
    for year, month in dict.fromkeys(_month(outline.post, zone) for outline in posts):
        routes.add_archive(year)
        routes.add_archive(year, month)
    routes.add_list("/")
    routes.add_list("/tags/")
    for left_out in blog.absent:
        routes.add_absent(left_out)
    return routes


def _month(post: Post, zone: tzinfo) -> tuple[int, int]:
    day = _date(post).astimezone(zone)
    return day.year, day.month


class _Links:
    """Where the links of all posts and pages lead."""

    def __init__(self, posts: Sequence[Outline], pages: Sequence[Outline], linker: Linker) -> None:
        self._of = {outline.post.path: linker.targets(outline) for outline in (*posts, *pages)}
        self._outlines = (*posts, *pages)

    def targets(self, outline: Outline) -> tuple[str, ...]:
        return self._of[outline.post.path]

    def addresses(self, outline: Outline) -> list[str]:
        """Return the addresses of a text's pictures."""
        return addresses(outline.images, self.targets(outline))

    def pictures(self, headers: Sequence[str]) -> tuple[str, ...]:
        """Return each address of a picture once, those of the newest post first; `headers` are those of posts."""
        found: dict[str, None] = {}
        for number, outline in enumerate(self._outlines):
            found.update(dict.fromkeys(headers[number : number + 1]))
            found.update(dict.fromkeys(self.addresses(outline)))
        found.pop("", None)
        return tuple(found)


def _card(outline: Outline, taxonomy: Taxonomy, picture: Picture, urls: Urls, zone: tzinfo) -> Card:
    post, meta = outline.post, outline.post.meta
    return Card(
        url=urls.path(post_path(meta.slug)),
        title=meta.title,
        phrases=outline.phrases,
        lang=outline.lang,
        date=_date(post).astimezone(zone),
        updated=meta.updated.astimezone(zone) if meta.updated else None,
        description=meta.description or outline.excerpt,
        tags=taxonomy.of(meta.tags),
        header_image=picture.url,
        minutes=outline.minutes,
        picture=picture,
    )


def _articles(
    posts: Sequence[Outline],
    cards: tuple[Card, ...],
    links: _Links,
    pictures: Mapping[str, Picture],
    blog: Blog,
    seen: tuple[tuple[Seen, ...], ...],
) -> tuple[Article, ...]:
    neighbours = [Link(card.url, card.title, card.lang) for card in cards]
    close = related(cards)
    series = _series(posts, neighbours)
    last = len(posts) - 1
    return tuple(
        Article(
            path=outline.post.path,
            meta=outline.post.meta,
            card=cards[number],
            output=output_file(post_path(outline.post.meta.slug)),
            targets=links.targets(outline),
            written=tuple(target.address for target in outline.targets),
            pictures=shown(links.addresses(outline), pictures),
            previous=neighbours[number + 1] if number < last else None,
            next=neighbours[number - 1] if number else None,
            related=close[number],
            series=series.get(outline.post.meta.series, ()),
            seen=seen[number] if seen else (),
            downloads=blog.downloads.get(outline.post.path, ()),
        )
        for number, outline in enumerate(posts)
    )


def _series(posts: Sequence[Outline], links: list[Link]) -> dict[str, tuple[Link, ...]]:
    """Return the parts of each series, the oldest first."""
    parts: dict[str, list[Link]] = defaultdict(list)
    for outline, link in zip(posts, links, strict=True):
        if outline.post.meta.series:
            parts[outline.post.meta.series].insert(0, link)
    return {name: tuple(found) for name, found in parts.items()}


def _page(
    outline: Outline, links: _Links, pictures: Mapping[str, Picture], urls: Urls, blog: Blog
) -> FixedPage:
    meta = outline.post.meta
    path = post_path(meta.slug)
    return FixedPage(
        path=outline.post.path,
        meta=meta,
        phrases=outline.phrases,
        url=urls.path(path),
        lang=outline.lang,
        description=meta.description or outline.excerpt,
        output=output_file(path),
        targets=links.targets(outline),
        pictures=shown(links.addresses(outline), pictures),
        downloads=blog.downloads.get(outline.post.path, ()),
    )


def _terms(taxonomy: Taxonomy, articles: tuple[Article, ...]) -> tuple[Term, ...]:
    holders: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for tag in article.card.tags:
            holders[tag.key].append(article)
    return tuple(Term(tag, tuple(holders[tag.key])) for tag in taxonomy.tags)


def _guests(outlines: Iterable[Outline]) -> Guests:
    """Join what the texts of all posts run and show."""
    found = [outline.guests for outline in outlines]
    return Guests(
        scripts=tuple(sorted({script for guests in found for script in guests.scripts})),
        foreign_script=any(guests.foreign_script for guests in found),
        frame=any(guests.frame for guests in found),
        players=tuple(sorted({player for guests in found for player in guests.players})),
    )
