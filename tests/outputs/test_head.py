"""What the head of each kind of page says."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from nisshi.model import Faq, Page
from nisshi.outputs.head import locale
from nisshi.outputs.views import Head, MetaTag
from tests.outputs.sample import SETTINGS, Sketch, make_page, make_site, pages_of, settings_at, with_site

POST = Sketch(slug="2017/03/05/disaster", title="災難", tags=("監視", "C#"), image="/images/a.png")


def head_of(page: Page) -> Head:
    return cast(Head, getattr(page.view, "head"))  # noqa: B009 - a view is known only as a struct


def post_head(sketch: Sketch) -> Head:
    return head_of(pages_of(make_site([sketch]))[f"{sketch.slug}/index.html"])


def values(tags: tuple[MetaTag, ...], name: str) -> list[str]:
    return [tag.content for tag in tags if tag.name == name]


def graph(head: Head) -> dict[str, dict[str, Any]]:
    """Return the nodes of the JSON-LD document by type."""
    document = json.loads(str(head.json_ld))
    assert document["@context"] == "https://schema.org"
    return {node["@type"]: node for node in document["@graph"]}


def test_titles_end_with_the_name_of_the_site_except_at_home() -> None:
    posts = [Sketch(slug=f"p{number}", title="災難", tags=("監視",)) for number in range(4)]
    pages = pages_of(make_site(posts), with_site(page_size=2))
    assert {path: head_of(page).title for path, page in pages.items()} == {
        "index.html": "試験日誌",
        "pages/2/index.html": "2ページ目 | 試験日誌",
        **{f"p{number}/index.html": "災難 | 試験日誌" for number in range(4)},
        "tags/index.html": "タグ | 試験日誌",
        "tag/監視/index.html": "「監視」の記事 4件 | 試験日誌",
        "2017/index.html": "2017年の記事 (4件) | 試験日誌",
        "2017/03/index.html": "2017年3月の記事 (4件) | 試験日誌",
        "404.html": "ページが見つかりません | 試験日誌",
    }


def test_an_english_site_speaks_english() -> None:
    pages = pages_of(make_site([POST]), with_site(lang="en-GB", title="Diary"))
    assert head_of(pages["tag/監視/index.html"]).title == "1 post tagged “監視” | Diary"
    assert head_of(pages["2017/03/index.html"]).title == "March 2017 (1 post) | Diary"


def test_pages_of_one_list_differ_in_title_and_description() -> None:
    posts = [Sketch(slug=f"p{number}", tags=("監視",)) for number in range(6)]
    pages = pages_of(make_site(posts), with_site(page_size=2, tag_page_size=2))
    lists = [head_of(page) for path, page in pages.items() if not path.startswith("p")]
    lists += [head_of(page) for path, page in pages.items() if path.startswith("pages/")]
    assert len({head.title for head in lists}) == len(lists)
    assert len({head.description for head in lists}) == len(lists)


def test_noindex_is_for_tags_archives_the_404_page_and_marked_posts() -> None:
    posts = [Sketch(slug="a", tags=("監視",)), Sketch(slug="b", noindex=True), Sketch(slug="c")]
    pages = pages_of(make_site(posts, pages=[make_page("/about/", "筆者")]), with_site(page_size=2))
    assert sorted(path for path, page in pages.items() if not head_of(page).noindex) == [
        "a/index.html",
        "about/index.html",
        "c/index.html",
        "index.html",
        "pages/2/index.html",
    ]


def test_a_preview_is_noindex_throughout() -> None:
    pages = pages_of(make_site([POST]), with_site(noindex=True))
    assert all(head_of(page).noindex for page in pages.values())


def test_a_post_describes_itself_to_social_media() -> None:
    head = post_head(POST)
    assert head.canonical == "https://example.com/2017/03/05/disaster/"
    assert [(tag.name, tag.content) for tag in head.open_graph] == [
        ("og:url", "https://example.com/2017/03/05/disaster/"),
        ("og:site_name", "試験日誌"),
        ("og:type", "article"),
        ("og:title", "災難"),
        ("og:description", "災難の説明"),
        ("og:image", "https://example.com/images/a.png"),
        ("og:locale", "ja_JP"),
        ("article:published_time", "2017-03-05T08:00:00+09:00"),
        ("article:author", "https://example.com/"),
        ("article:section", "監視"),
        ("article:tag", "監視"),
        ("article:tag", "C#"),
    ]
    assert [(tag.name, tag.content) for tag in head.meta] == [
        ("author", "日誌の著者"),
        ("twitter:card", "summary_large_image"),
        ("twitter:site", "@example"),
        ("twitter:title", "災難"),
        ("twitter:description", "災難の説明"),
        ("twitter:image", "https://example.com/images/a.png"),
    ]


def test_a_picture_of_another_host_keeps_its_address() -> None:
    head = post_head(Sketch(slug="a", image="https://pictures.example.org/a.png"))
    assert values(head.open_graph, "og:image") == ["https://pictures.example.org/a.png"]


def test_without_a_picture_the_card_is_small_and_no_image_is_named() -> None:
    head = post_head(Sketch(slug="a"))
    assert values(head.meta, "twitter:card") == ["summary"]
    assert values(head.open_graph, "og:image") == values(head.meta, "twitter:image") == []


def test_a_modified_time_is_given_only_when_the_author_gave_one() -> None:
    plain, updated = post_head(Sketch(slug="a")), post_head(Sketch(slug="a", updated="2018-01-02"))
    assert values(plain.open_graph, "article:modified_time") == []
    assert "dateModified" not in graph(plain)["BlogPosting"]
    assert values(updated.open_graph, "article:modified_time") == ["2018-01-02T08:00:00+09:00"]
    assert graph(updated)["BlogPosting"]["dateModified"] == "2018-01-02T08:00:00+09:00"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("ja", "ja_JP"), ("en", "en_US"), ("en-GB", "en_GB"), ("zh-tw", "zh_TW"), ("zh-Hant", ""), ("eo", "")],
)
def test_open_graph_names_a_language_with_its_territory(lang: str, expected: str) -> None:
    assert locale(lang) == expected


def test_an_english_post_on_a_japanese_site_is_english() -> None:
    head = post_head(Sketch(slug="a", lang="en"))
    assert head.lang == "en"
    assert values(head.open_graph, "og:locale") == ["en_US"]
    assert graph(head)["BlogPosting"]["inLanguage"] == "en"


def test_json_ld_describes_the_post_the_site_and_the_author() -> None:
    nodes = graph(post_head(POST))
    url = "https://example.com/2017/03/05/disaster/"
    posting = nodes["BlogPosting"]
    assert posting["mainEntityOfPage"] == {"@type": "WebPage", "@id": url}
    assert posting["headline"] == "災難"
    assert posting["datePublished"] == "2017-03-05T08:00:00+09:00"
    assert posting["author"] == posting["publisher"] == {"@id": nodes["Person"]["@id"]}
    assert posting["isPartOf"] == {"@id": nodes["WebSite"]["@id"]}
    assert posting["keywords"] == ["監視", "C#"]
    assert posting["wordCount"] == 1020
    assert posting["image"] == ["https://example.com/images/a.png"]
    assert nodes["WebSite"]["@id"] == "https://example.com/#website"
    assert nodes["Person"]["@id"] == "https://example.com/#person"


def test_json_ld_of_a_fixed_page_is_no_post_and_has_no_date() -> None:
    nodes = graph(head_of(pages_of(make_site([], pages=[make_page("/about/", "筆者")]))["about/index.html"]))
    assert sorted(nodes) == ["Person", "WebPage", "WebSite"]
    assert nodes["WebPage"] == {
        "@type": "WebPage",
        "@id": "https://example.com/about/",
        "url": "https://example.com/about/",
        "name": "筆者",
        "description": "筆者の説明",
        "inLanguage": "ja",
        "isPartOf": {"@id": "https://example.com/#website"},
    }


def test_the_breadcrumb_leads_from_home_over_the_first_tag() -> None:
    items = graph(post_head(POST))["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "ホーム", "https://example.com/"),
        (2, "監視", "https://example.com/tag/%E7%9B%A3%E8%A6%96/"),
        (3, "災難", "https://example.com/2017/03/05/disaster/"),
    ]


def test_questions_become_a_faq_page() -> None:
    head = post_head(Sketch(slug="a", faq=(Faq("いつ?", "夜"),)))
    assert graph(head)["FAQPage"]["mainEntity"] == [
        {"@type": "Question", "name": "いつ?", "acceptedAnswer": {"@type": "Answer", "text": "夜"}}
    ]
    assert "FAQPage" not in graph(post_head(POST))


def test_a_title_cannot_end_the_script_element() -> None:
    title = "</script><!-- & \u2028 \u2029 >"
    head = post_head(Sketch(slug="a", title=title))
    assert not set("<>&\u2028\u2029") & set(str(head.json_ld))
    assert graph(head)["BlogPosting"]["headline"] == title


def test_a_question_cannot_end_the_script_element() -> None:
    head = post_head(Sketch(slug="a", faq=(Faq("</script>は?", "<!-- & \u2028 -->"),)))
    assert not set("<>&\u2028\u2029") & set(str(head.json_ld))
    (question,) = graph(head)["FAQPage"]["mainEntity"]
    assert (question["name"], question["acceptedAnswer"]["text"]) == ("</script>は?", "<!-- & \u2028 -->")


def test_a_site_without_an_author_invents_none() -> None:
    settings = type(SETTINGS)(site=SETTINGS.site)
    head = head_of(pages_of(make_site([POST]), settings)["2017/03/05/disaster/index.html"])
    assert "Person" not in graph(head)
    assert "author" not in graph(head)["BlogPosting"]
    assert values(head.meta, "author") == values(head.open_graph, "article:author") == []


def test_every_page_offers_the_feeds_and_a_tag_its_own_first() -> None:
    pages = pages_of(make_site([POST]))
    site_feeds = ["/rss.xml", "/atom.xml", "/feed.json"]
    for path, page in pages.items():
        urls = [alternate.url for alternate in head_of(page).alternates]
        assert urls[-3:] == site_feeds, path
    tag = head_of(pages["tag/監視/index.html"]).alternates[0]
    assert (tag.type, tag.url) == ("application/atom+xml", "/tag/%E7%9B%A3%E8%A6%96/atom.xml")


def test_a_post_offers_its_markdown() -> None:
    twin = post_head(POST).alternates[0]
    assert (twin.type, twin.url) == ("text/markdown", "/2017/03/05/disaster.md")


def test_lists_point_to_their_neighbours() -> None:
    posts = [Sketch(slug=f"p{number}") for number in range(5)]
    pages = pages_of(make_site(posts), with_site(page_size=2))
    ends = {path: (head_of(page).previous, head_of(page).next) for path, page in pages.items()}
    assert ends["index.html"] == ("", "/pages/2/")
    assert ends["pages/2/index.html"] == ("/", "/pages/3/")
    assert ends["pages/3/index.html"] == ("/pages/2/", "")


def test_the_canonical_url_keeps_the_path_of_the_site() -> None:
    settings = settings_at("https://example.com/blog/")
    pages = pages_of(make_site([Sketch(slug="夜")], settings=settings), settings)
    assert head_of(pages["夜/index.html"]).canonical == "https://example.com/blog/%E5%A4%9C/"
    assert head_of(pages["index.html"]).canonical == "https://example.com/blog/"
