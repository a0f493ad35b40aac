"""The sitemaps: what is in them, how it is addressed, and when it changed."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree

import msgspec

from nisshi.config import Settings
from nisshi.model import Site
from tests.outputs.sample import SETTINGS, Sketch, make_page, make_site, outputs_of, settings_at, with_site

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BLOG = settings_at("https://example.com/blog/")


def entries(site: Site, name: str, settings: Settings = SETTINGS) -> dict[str, str]:
    """Return the addresses of a sitemap with their lastmod, "" where there is none."""
    root = ElementTree.fromstring(outputs_of(site, settings)[name].data)
    return {item.findtext(f"{NAMESPACE}loc", ""): item.findtext(f"{NAMESPACE}lastmod", "") for item in root}


def test_posts_are_listed_with_the_day_of_their_last_change() -> None:
    posts = [
        Sketch(slug="2017/03/05/障害", day="2017-03-05"),
        Sketch(slug="old", day="2016-01-01", updated="2018-01-01"),
        Sketch(slug="hidden", day="2015-01-01", noindex=True),
    ]
    assert entries(make_site(posts, settings=BLOG), "sitemap-posts.xml", BLOG) == {
        "https://example.com/blog/2017/03/05/%E9%9A%9C%E5%AE%B3/": "2017-03-05T08:00:00+09:00",
        "https://example.com/blog/old/": "2018-01-01T08:00:00+09:00",
    }


def test_home_pages_are_as_new_as_their_newest_post() -> None:
    settings = with_site(page_size=2)
    posts = [Sketch(slug=f"p{day}", day=f"2017-03-0{day}") for day in (5, 4, 3)]
    site = make_site(posts, pages=[make_page("/about/", "私")])
    assert entries(site, "sitemap-pages.xml", settings) == {
        "https://example.com/": "2017-03-05T08:00:00+09:00",
        "https://example.com/pages/2/": "2017-03-03T08:00:00+09:00",
        "https://example.com/about/": "",
    }


def test_a_fixed_page_changed_at_a_moment_of_the_zone_of_the_site() -> None:
    page = make_page("/about/", "私")
    meta = msgspec.structs.replace(page.meta, updated=datetime(2017, 3, 4, 23, tzinfo=UTC))
    site = make_site([], pages=[msgspec.structs.replace(page, meta=meta)])
    assert entries(site, "sitemap-pages.xml")["https://example.com/about/"] == "2017-03-05T08:00:00+09:00"


def test_the_index_names_each_sitemap_and_its_newest_change() -> None:
    assert entries(make_site([Sketch(slug="a")]), "sitemap-index.xml") == {
        "https://example.com/sitemap-posts.xml": "2017-03-05T08:00:00+09:00",
        "https://example.com/sitemap-pages.xml": "2017-03-05T08:00:00+09:00",
    }


def test_a_sitemap_without_entries_is_not_written_because_it_would_not_be_valid() -> None:
    made = outputs_of(make_site([]))
    assert "sitemap-posts.xml" not in made
    assert entries(make_site([]), "sitemap-index.xml") == {"https://example.com/sitemap-pages.xml": ""}
