"""A small blog, put together by hand from a few words about each post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from itertools import groupby

import msgspec

from nisshi.config import AuthorSettings, Settings, SiteSettings
from nisshi.model import (
    Article,
    Asset,
    Body,
    Card,
    Counts,
    Download,
    Faq,
    FixedPage,
    Link,
    Meta,
    Month,
    Output,
    Page,
    Quoted,
    Site,
    Tag,
    Term,
    Year,
)
from nisshi.outputs.all_outputs import Maker, plan_outputs
from nisshi.permalink import Urls, output_file, post_path, tag_segment, urls_for

# The text of every post, unless a test says otherwise.
BODY = Body(
    html="<p>本文</p>",
    markdown="本文",
    counts=Counts(japanese=1000, words=20, minutes=3),
    downloads=(Download("app.log", "記録\n"),),
)
JST = timezone(timedelta(hours=9))

SETTINGS = Settings(
    site=SiteSettings(title="試験日誌", url="https://example.com/", description="監視と夜更かし"),
    author=AuthorSettings(name="日誌の著者", twitter="@example"),
)


class Sketch(msgspec.Struct, frozen=True, kw_only=True):
    """What a test says of a post; the rest follows."""

    slug: str
    title: str = "題名"
    day: str = "2017-03-05"
    updated: str = ""
    tags: tuple[str, ...] = ()
    lang: str = "ja"
    image: str = ""
    noindex: bool = False
    faq: tuple[Faq, ...] = ()
    template_key: str = "blog-post"
    targets: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()  # names of files it offers


def settings_at(url: str) -> Settings:
    """Return the sample settings for a site published at `url`."""
    return msgspec.structs.replace(SETTINGS, site=msgspec.structs.replace(SETTINGS.site, url=url))


def with_site(**changes: object) -> Settings:
    """Return the sample settings with other values in their [site] table."""
    return msgspec.structs.replace(SETTINGS, site=msgspec.structs.replace(SETTINGS.site, **changes))


def make_site(
    sketches: Sequence[Sketch],
    *,
    pages: Sequence[FixedPage] = (),
    settings: Settings = SETTINGS,
    assets: Sequence[Asset] = (),
    failures: Sequence[Quoted] = (),
) -> Site:
    """Return the site of these posts, which are given newest first."""
    urls = urls_for(settings.site.url)
    counts = Counter(name for sketch in sketches for name in sketch.tags)
    tags = {name: _tag(name, count, urls) for name, count in counts.items()}
    alone = [_article(sketch, tags, urls) for sketch in sketches]
    articles = tuple(_between(alone, index) for index in range(len(alone)))
    return Site(
        articles=articles,
        pages=tuple(pages),
        terms=_terms(articles, tags),
        years=_years(articles),
        assets=tuple(assets),
        failures=tuple(failures),
    )


def make_page(path: str, title: str, *, settings: Settings = SETTINGS, key: str = "blog-post") -> FixedPage:
    """Return a fixed page at an unencoded path."""
    meta = Meta(slug=path.strip("/"), title=title, template_key=key)
    return FixedPage(
        path=f"content/pages{path.rstrip('/')}.md",
        meta=meta,
        phrases=(title,),
        url=urls_for(settings.site.url).path(path),
        lang="ja",
        description=f"{title}の説明",
        output=output_file(path),
    )


Bodies = Mapping[str, Body]  # by slug


def made_of(
    site: Site, settings: Settings = SETTINGS, bodies: Bodies | None = None
) -> tuple[Page | Output, ...]:
    """Return everything made of a site, in the order it is planned."""
    planned = plan_outputs(site, settings)
    texts = {source_of(slug): body for slug, body in (bodies or {}).items()}
    maker = Maker(planned.shared, lambda path: texts.get(path, BODY))
    return tuple(maker.make(task) for task in planned.tasks)


def pages_of(site: Site, settings: Settings = SETTINGS, bodies: Bodies | None = None) -> dict[str, Page]:
    """Return the HTML pages by output path."""
    return {page.output: page for page in made_of(site, settings, bodies) if isinstance(page, Page)}


def outputs_of(site: Site, settings: Settings = SETTINGS, bodies: Bodies | None = None) -> dict[str, Output]:
    """Return the finished files by output path."""
    return {output.path: output for output in made_of(site, settings, bodies) if isinstance(output, Output)}


def source_of(slug: str) -> str:
    """Return the path of the file a sketched post stands in."""
    return f"content/posts/{slug.strip('/')}.md"


def _tag(name: str, count: int, urls: Urls) -> Tag:
    segment = tag_segment(name)
    return Tag(name, name.casefold(), segment, urls.path(f"/tag/{segment}/"), count)


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T08:00:00").replace(tzinfo=JST)


def _article(sketch: Sketch, tags: dict[str, Tag], urls: Urls) -> Article:
    path = post_path(sketch.slug)
    updated = _moment(sketch.updated) if sketch.updated else None
    meta = Meta(
        slug=sketch.slug,
        title=sketch.title,
        date=_moment(sketch.day),
        updated=updated,
        tags=sketch.tags,
        header_image=sketch.image,
        template_key=sketch.template_key,
        noindex=sketch.noindex,
        faq=sketch.faq,
    )
    card = Card(
        url=urls.path(path),
        title=sketch.title,
        phrases=(sketch.title,),
        lang=sketch.lang,
        date=_moment(sketch.day),
        updated=updated,
        description=f"{sketch.title}の説明",
        tags=tuple(tags[name] for name in sketch.tags),
        header_image=sketch.image,
        minutes=3,
    )
    return Article(
        path=source_of(sketch.slug),
        meta=meta,
        card=card,
        output=output_file(path),
        targets=sketch.targets,
        written=sketch.written,
        downloads=tuple(
            Asset(f"{source_of(sketch.slug).rpartition('/')[0]}/{name}", output_file(path + name))
            for name in sketch.downloads
        ),
    )


def _between(articles: Sequence[Article], index: int) -> Article:
    newer = articles[index - 1] if index > 0 else None
    older = articles[index + 1] if index + 1 < len(articles) else None
    return msgspec.structs.replace(articles[index], previous=_link(older), next=_link(newer))


def _link(article: Article | None) -> Link | None:
    return Link(article.card.url, article.card.title, article.card.lang) if article else None


def _terms(articles: Sequence[Article], tags: dict[str, Tag]) -> tuple[Term, ...]:
    terms = [
        Term(tag, tuple(article for article in articles if tag in article.card.tags)) for tag in tags.values()
    ]
    return tuple(sorted(terms, key=lambda term: (-term.tag.count, term.tag.name)))


def _years(articles: Sequence[Article]) -> tuple[Year, ...]:
    years = []
    for year, in_year in groupby(articles, key=lambda article: article.card.date.year):
        all_year = tuple(in_year)
        months = tuple(
            Month(year, month, tuple(in_month))
            for month, in_month in groupby(all_year, key=lambda article: article.card.date.month)
        )
        years.append(Year(year, months, all_year))
    return tuple(years)
