"""The feeds: the rules of RFC 4287, RSS 2.0 and JSON Feed 1.1, and what holds for all of them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import msgspec
import pytest

from nisshi.config import FeedSettings, Settings, SiteSettings
from nisshi.model import Site
from tests.outputs.dressed import dressed
from tests.outputs.sample import BODY, SETTINGS, Bodies, Sketch, make_page, make_site, outputs_of, settings_at

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# RFC 3339 section 5.6, upper case "T" and "Z" as RFC 4287 section 3.3 asks.
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
BLOG = settings_at("https://example.com/blog/")
POSTS = (
    Sketch(
        slug="2017/03/05/障害",
        title="<障害> & 復旧",
        day="2017-03-05",
        tags=("監視", "C#"),
        image="/blog/a.png",
    ),
    Sketch(slug="2017/02/01/english", title="In English", day="2017-02-01", updated="2017-03-09", lang="en"),
    Sketch(slug="hidden", title="隠した記事", day="2017-01-01", tags=("監視",), noindex=True),
)


def feeds_of(site: Site, settings: Settings = BLOG, bodies: Bodies | None = None) -> dict[str, bytes]:
    made = outputs_of(site, settings, bodies).values()
    return {output.path: output.data for output in made if output.source.startswith("feed of")}


@pytest.fixture
def made() -> dict[str, bytes]:
    return feeds_of(make_site(POSTS, settings=BLOG))


def atom(made: dict[str, bytes], path: str = "atom.xml") -> ElementTree.Element:
    return ElementTree.fromstring(made[path])


def channel(made: dict[str, bytes]) -> ElementTree.Element:
    found = ElementTree.fromstring(made["rss.xml"]).find("channel")
    assert found is not None
    return found


def items(made: dict[str, bytes]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(made["feed.json"])["items"]
    return found


def text_of(element: ElementTree.Element, name: str) -> str:
    """Return the text of the one child of that name."""
    children = element.findall(name)
    assert len(children) == 1, f"{len(children)} {name}"
    return children[0].text or ""


def is_absolute(url: str) -> bool:
    return urlsplit(url).scheme in ("http", "https") and url.isascii()


def test_the_site_has_three_feeds_and_each_tag_an_atom_feed(made: dict[str, bytes]) -> None:
    assert list(made) == ["rss.xml", "atom.xml", "feed.json", "tag/監視/atom.xml", "tag/C~23/atom.xml"]


@pytest.mark.parametrize("path", ["rss.xml", "atom.xml", "tag/監視/atom.xml", "tag/C~23/atom.xml"])
def test_a_strict_reader_has_nothing_to_complain_of(made: dict[str, bytes], path: str) -> None:
    read = feedparser.parse(made[path])
    assert not read.bozo
    assert read.entries[0].title == "<障害> & 復旧"
    assert read.entries[0].link == "https://example.com/blog/2017/03/05/%E9%9A%9C%E5%AE%B3/"
    assert read.entries[0].content[0].value == "<p>本文</p>"


# --- RFC 4287 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["atom.xml", "tag/監視/atom.xml"])
def test_an_atom_feed_has_what_section_4_1_1_requires(made: dict[str, bytes], path: str) -> None:
    feed = atom(made, path)
    assert feed.tag == f"{ATOM}feed"
    assert is_absolute(text_of(feed, f"{ATOM}id"))
    assert text_of(feed, f"{ATOM}title")
    assert DATE.fullmatch(text_of(feed, f"{ATOM}updated"))
    author = feed.find(f"{ATOM}author")
    assert author is not None
    assert text_of(author, f"{ATOM}name") == "日誌の著者"
    own = [link.get("href", "") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert len(own) == 1
    assert is_absolute(own[0])
    assert own[0].endswith("/atom.xml")


def test_an_atom_entry_has_what_section_4_1_2_requires(made: dict[str, bytes]) -> None:
    entries = atom(made).findall(f"{ATOM}entry")
    assert len(entries) == 2
    for entry in entries:
        assert is_absolute(text_of(entry, f"{ATOM}id"))
        assert text_of(entry, f"{ATOM}title")
        assert DATE.fullmatch(text_of(entry, f"{ATOM}updated"))
        assert DATE.fullmatch(text_of(entry, f"{ATOM}published"))
        assert text_of(entry, f"{ATOM}content")
        assert [element.get("type") for element in entry.findall(f"{ATOM}content")] == ["html"]
        alternate = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternate) == 1
        assert is_absolute(alternate[0].get("href", ""))
    ids = [text_of(entry, f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert [entry.get(XML_LANG) for entry in entries] == ["ja", "en"]
    assert [category.get("term") for category in entries[0].findall(f"{ATOM}category")] == ["監視", "C#"]


def test_a_feed_is_as_new_as_its_newest_change_and_never_newer(made: dict[str, bytes]) -> None:
    assert text_of(atom(made), f"{ATOM}updated") == "2017-03-09T08:00:00+09:00"
    assert text_of(atom(made, "tag/監視/atom.xml"), f"{ATOM}updated") == "2017-03-05T08:00:00+09:00"
    assert text_of(atom(feeds_of(make_site([]))), f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


def test_a_feed_without_an_author_names_the_site() -> None:
    settings = Settings(site=SiteSettings(title="試験日誌", url="https://example.com/"))
    author = atom(feeds_of(make_site([]), settings)).find(f"{ATOM}author")
    assert author is not None
    assert text_of(author, f"{ATOM}name") == "試験日誌"


def test_the_author_is_found_at_the_about_page() -> None:
    page = make_page("/about/", "私", settings=BLOG)
    author = atom(feeds_of(make_site([], pages=[page], settings=BLOG))).find(f"{ATOM}author")
    assert author is not None
    assert text_of(author, f"{ATOM}uri") == "https://example.com/blog/about/"


# --- RSS 2.0 ----------------------------------------------------------------------------------


def test_an_rss_channel_has_its_required_elements(made: dict[str, bytes]) -> None:
    found = channel(made)
    assert text_of(found, "title") == "試験日誌"
    assert text_of(found, "link") == "https://example.com/blog/"
    assert text_of(found, "description") == "監視と夜更かし"
    own = found.find(f"{ATOM}link")
    assert own is not None
    assert (own.get("rel"), own.get("href")) == ("self", "https://example.com/blog/rss.xml")
    assert parsedate_to_datetime(text_of(found, "lastBuildDate")) == datetime.fromisoformat(
        "2017-03-09T08:00+09:00"
    )


def test_an_rss_item_has_a_permalink_a_date_its_author_and_full_content(made: dict[str, bytes]) -> None:
    item = channel(made).findall("item")[0]
    guid = item.find("guid")
    assert guid is not None
    assert (guid.get("isPermaLink"), guid.text) == ("true", text_of(item, "link"))
    assert text_of(item, "pubDate") == "Sun, 05 Mar 2017 08:00:00 +0900"
    assert text_of(item, "{http://purl.org/dc/elements/1.1/}creator") == "日誌の著者"
    assert text_of(item, "{http://purl.org/rss/1.0/modules/content/}encoded") == "<p>本文</p>"
    assert [category.text for category in item.findall("category")] == ["監視", "C#"]
    assert item.attrib == {}  # its language is in dc:language: some readers look for a bare <item>


# --- JSON Feed 1.1 ----------------------------------------------------------------------------


def test_a_json_feed_has_version_title_and_addresses(made: dict[str, bytes]) -> None:
    feed = json.loads(made["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "試験日誌"
    assert feed["home_page_url"] == "https://example.com/blog/"
    assert feed["feed_url"] == "https://example.com/blog/feed.json"
    assert feed["language"] == "ja"
    assert feed["authors"] == [{"name": "日誌の著者", "url": "https://example.com/blog/"}]


def test_a_json_item_has_a_string_id_content_and_rfc_3339_dates(made: dict[str, bytes]) -> None:
    found = items(made)
    assert [item["language"] for item in found] == ["ja", "en"]
    assert found[0]["image"] == "https://example.com/blog/a.png"
    assert found[0]["tags"] == ["監視", "C#"]
    for item in found:
        assert isinstance(item["id"], str)
        assert is_absolute(item["url"])
        assert item["content_html"]
        assert DATE.fullmatch(item["date_published"])
        assert DATE.fullmatch(item["date_modified"])


# --- All of them ------------------------------------------------------------------------------


def test_all_formats_tell_the_same_posts_under_the_same_ids(made: dict[str, bytes]) -> None:
    in_atom = [text_of(entry, f"{ATOM}id") for entry in atom(made).findall(f"{ATOM}entry")]
    in_rss = [text_of(item, "guid") for item in channel(made).findall("item")]
    assert in_atom == in_rss == [item["id"] for item in items(made)]


def test_ids_stay_when_the_blog_moves() -> None:
    moved = msgspec.structs.replace(BLOG, feeds=FeedSettings(id_base="https://old.example.com/"))
    made = feeds_of(make_site(POSTS, settings=moved), moved)
    entry = items(made)[0]
    assert entry["id"] == "https://old.example.com/2017/03/05/%E9%9A%9C%E5%AE%B3/"
    assert entry["url"] == "https://example.com/blog/2017/03/05/%E9%9A%9C%E5%AE%B3/"
    guid = channel(made).findall("item")[0].find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"


def test_posts_that_machines_shall_not_find_are_in_no_feed(made: dict[str, bytes]) -> None:
    assert all("隠した記事".encode() not in data for data in made.values())


def test_a_feed_holds_the_newest_posts_only() -> None:
    settings = msgspec.structs.replace(BLOG, feeds=FeedSettings(items=1))
    made = feeds_of(make_site(POSTS, settings=settings), settings)
    assert [item["title"] for item in items(made)] == ["<障害> & 復旧"]


def test_control_characters_break_no_feed() -> None:
    site = make_site(POSTS, settings=BLOG)
    slug = POSTS[0].slug
    body = msgspec.structs.replace(BODY, html="<p>a\x08\x1b[31mb\ufffe</p>")
    made = feeds_of(dressed(site, slug, title="\x00題\uffff名"), bodies={slug: body})
    assert not feedparser.parse(made["rss.xml"]).bozo
    assert items(made)[0]["content_html"] == "<p>a[31mb</p>"
    assert items(made)[0]["title"] == "題名"


def test_content_in_a_feed_is_rewritten(made: dict[str, bytes]) -> None:
    html = '<p class="x">a</p><img src="/blog/b.png" loading="lazy"><script>c()</script>'
    body = msgspec.structs.replace(BODY, html=html)
    made = feeds_of(make_site(POSTS, settings=BLOG), bodies={POSTS[0].slug: body})
    expected = '<p>a</p><img src="https://example.com/blog/b.png">'
    assert items(made)[0]["content_html"] == expected
    entry = atom(made, "tag/C~23/atom.xml").find(f"{ATOM}entry")
    assert entry is not None
    assert text_of(entry, f"{ATOM}content") == expected


def test_the_same_site_gives_the_same_bytes() -> None:
    assert feeds_of(make_site(POSTS), SETTINGS) == feeds_of(make_site(POSTS), SETTINGS)
