"""The feeds of the site and one of each tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from nisshi.model import Article
from nisshi.outputs.feed_inputs import FeedInputs, FeedPost, Format
from nisshi.outputs.frame import Frame
from nisshi.outputs.paths import home_path, tag_feed_path, tag_path
from nisshi.outputs.picture_marks import without_sources
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.permalink import output_file

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview

Inputs = FeedInputs
SITE_FEEDS: tuple[tuple[Format, str], ...] = (
    ("rss", "/rss.xml"),
    ("atom", "/atom.xml"),
    ("json", "/feed.json"),
)
# An empty feed must still say when it changed; any fixed moment is truer than the time of the build.
_BEFORE_ANY_POST = datetime(1970, 1, 1, tzinfo=UTC)


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield /rss.xml, /atom.xml, /feed.json and an Atom feed of each tag.

    A tag has one format, since every reader knows Atom and each format repeats the full texts.
    """
    items = overview.settings.feeds.items
    articles = {article.path: article for article in overview.site.articles}
    shown = cache(lambda path: _post(articles[path]))  # in the feed of each of its tags
    listed = _newest(overview.site.articles, items)
    for kind, path in SITE_FEEDS:
        yield _plan("feed of the site", listed, shown, kind, path, home_path())
    for term in overview.site.terms:
        tag = term.tag
        source = f"feed of the tag “{tag.name}”"
        listed = _newest(term.articles, items)
        yield _plan(source, listed, shown, "atom", tag_feed_path(tag), tag_path(tag), tag.name)


def make(frame: Frame, inputs: Inputs, text: Text) -> bytes:
    return frame.feeds.write(inputs, text)


def _newest(articles: Iterable[Article], count: int) -> tuple[Article, ...]:
    """Return the newest of the posts that may be found by machines."""
    return tuple(islice((article for article in articles if not article.meta.noindex), count))


def _plan(
    source: str,
    listed: tuple[Article, ...],
    shown: Callable[[str], FeedPost],
    kind: Format,
    path: str,
    home: str,
    name: str = "",
) -> Plan[Inputs]:
    bodies = tuple(article.path for article in listed)
    inputs = Inputs(
        format=kind,
        path=path,
        home=home,
        name=name,
        updated=_rfc3339(max(map(_updated, listed), default=_BEFORE_ANY_POST)),
        posts=tuple(map(shown, bodies)),
    )
    return Plan(output=output_file(path), source=source, inputs=inputs, bodies=bodies)


def _post(article: Article) -> FeedPost:
    card = article.card
    return FeedPost(
        path=article.path,
        slug=article.meta.slug,
        url=card.url,
        title=card.title,
        lang=card.lang,
        published=_rfc3339(card.date),
        updated=_rfc3339(_updated(article)),
        description=card.description,
        image=card.header_image,
        tags=tuple(tag.name for tag in card.tags),
        targets=article.targets,
        pictures=without_sources(article.pictures),
    )


def _updated(article: Article) -> datetime:
    card = article.card
    return max(card.date, card.updated or card.date)


def _rfc3339(moment: datetime) -> str:
    """Return "2017-03-05T01:28:27+09:00" (RFC 3339 section 5.6)."""
    return moment.isoformat(timespec="seconds")
