"""Every URL in every view is final: encoded once, below the path of the site."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import msgspec

from nisshi.config import NavEntry
from nisshi.model import Page
from tests.outputs.sample import Sketch, make_page, make_site, pages_of, settings_at, with_site

POSTS = [
    Sketch(slug="2017/03/05/夜の記録", tags=("監視", "C++ & C#")),
    Sketch(slug="100%/deploy", tags=("監視",)),
    Sketch(slug="plain", tags=("監視",)),
]
URL_FIELDS = {"url", "home", "author_url", "manifest", "icon", "feed", "markdown", "previous", "next"}


def urls_in(value: object) -> Iterator[str]:
    """Yield the URLs of all fields that hold one, however deep."""
    if isinstance(value, tuple):
        for item in value:
            yield from urls_in(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            field = getattr(value, name)
            if name in URL_FIELDS and isinstance(field, str):
                if field:
                    yield field
            else:
                yield from urls_in(field)


def all_urls(pages: dict[str, Page]) -> set[str]:
    return {url for page in pages.values() for url in urls_in(page.view)}


def test_every_url_starts_with_the_path_of_the_site() -> None:
    settings = settings_at("https://example.com/blog/")
    site = make_site(POSTS, pages=[make_page("/about/", "筆者", settings=settings)], settings=settings)
    urls = all_urls(pages_of(site, settings))
    assert "/blog/tag/%E7%9B%A3%E8%A6%96/" in urls
    assert [url for url in urls if not url.startswith("/blog/")] == []


def test_every_url_is_encoded_exactly_once() -> None:
    urls = all_urls(pages_of(make_site(POSTS)))
    assert "/2017/03/05/%E5%A4%9C%E3%81%AE%E8%A8%98%E9%8C%B2/" in urls
    assert "/2017/03/05/%E5%A4%9C%E3%81%AE%E8%A8%98%E9%8C%B2.md" in urls
    assert "/100%25/deploy/" in urls and "/100%25/deploy.md" in urls
    assert all(url.isascii() and " " not in url for url in urls)
    assert [url for url in urls if "%25" in url and not url.startswith("/100%25/")] == []


def test_a_page_lies_where_its_url_says() -> None:
    pages = pages_of(make_site(POSTS))
    listed = {unquote(url).lstrip("/") for url in all_urls(pages) if url.endswith("/")}
    assert {path.removesuffix("index.html") for path in pages} - {"404.html"} == listed


def test_links_of_the_settings_may_be_encoded_or_not() -> None:
    entries = (
        NavEntry(label="a", url="/tag/監視/"),
        NavEntry(label="b", url="/tag/%E7%9B%A3%E8%A6%96/"),
        NavEntry(label="c", url="/tags/?x=1#y"),
        NavEntry(label="d", url="https://example.org/"),
        NavEntry(label="e", url="mailto:me@example.org"),
    )
    page = pages_of(make_site(POSTS), with_site(nav=entries))["404.html"]
    site = getattr(page.view, "site")  # noqa: B009
    assert [item.url for item in site.nav] == [
        "/tag/%E7%9B%A3%E8%A6%96/",
        "/tag/%E7%9B%A3%E8%A6%96/",
        "/tags/?x=1#y",
        "https://example.org/",
        "mailto:me@example.org",
    ]
