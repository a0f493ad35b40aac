"""What each kind of page shows."""

from __future__ import annotations

from typing import TypeVar

import msgspec
import pytest

from nisshi.config import AuthorSettings, NavEntry, Settings
from nisshi.model import Article, Faq, FixedPage, Link, Site
from nisshi.outputs.cards import tag_cloud
from nisshi.outputs.views import (
    CardView,
    Crumb,
    DateView,
    FixedPageView,
    HomeView,
    MonthGroup,
    NotFoundView,
    Pagination,
    PostView,
    SiteView,
    TagListView,
    TagView,
    YearView,
)
from tests.outputs.sample import SETTINGS, Sketch, make_page, make_site, pages_of, with_site

View = TypeVar("View", bound=msgspec.Struct)

DIARY = (
    Sketch(slug="d", title="四", day="2017-03-20", tags=("監視", "Elixir")),
    Sketch(slug="c", title="三", day="2017-03-05", tags=("監視",)),
    Sketch(slug="b", title="二", day="2017-02-28"),
    Sketch(slug="a", title="一", day="2015-12-31", tags=("監視",)),
)


def view_of(kind: type[View], site: Site, path: str, settings: Settings = SETTINGS) -> View:
    view = pages_of(site, settings)[f"{path}index.html"].view
    assert isinstance(view, kind)
    return view


def titles(groups: tuple[MonthGroup, ...]) -> list[tuple[str, list[str]]]:
    return [(group.url, [card.title for card in group.cards]) for group in groups]


# --- home -------------------------------------------------------------------------------------


def test_home_groups_its_posts_by_month() -> None:
    view = view_of(HomeView, make_site(DIARY), "")
    assert titles(view.groups) == [("/2017/03/", ["四", "三"]), ("/2017/02/", ["二"]), ("/2015/12/", ["一"])]
    assert view.total == 4
    assert view.pagination == Pagination(1, 1, "", "")


def test_home_lists_the_years_with_their_counts() -> None:
    view = view_of(HomeView, make_site(DIARY), "")
    assert [(year.name, year.url, year.count) for year in view.years] == [
        ("2017", "/2017/", 3),
        ("2015", "/2015/", 1),
    ]


def test_home_shows_the_twenty_most_used_tags() -> None:
    posts = [Sketch(slug="x", tags=tuple(f"t{number:02}" for number in range(25)))]
    assert len(view_of(HomeView, make_site(posts), "").tags) == 20


def test_a_list_is_cut_after_page_size_posts_across_months() -> None:
    view = view_of(HomeView, make_site(DIARY), "pages/2/", with_site(page_size=3))
    assert titles(view.groups) == [("/2015/12/", ["一"])]
    assert view.pagination == Pagination(2, 2, "/", "")


# --- tags and archives ------------------------------------------------------------------------


def test_a_tag_page_shows_its_posts_and_feed() -> None:
    view = view_of(TagView, make_site(DIARY), "tag/監視/")
    assert (view.tag.name, view.tag.count) == ("監視", 3)
    assert titles(view.groups) == [("/2017/03/", ["四", "三"]), ("/2015/12/", ["一"])]
    assert view.feed == "/tag/%E7%9B%A3%E8%A6%96/atom.xml"


def test_a_long_tag_goes_on_below_its_own_address() -> None:
    view = view_of(TagView, make_site(DIARY), "tag/監視/pages/2/", with_site(tag_page_size=2))
    assert titles(view.groups) == [("/2015/12/", ["一"])]
    assert view.pagination == Pagination(2, 2, "/tag/%E7%9B%A3%E8%A6%96/", "")


def test_the_tag_list_is_ordered_by_count() -> None:
    view = view_of(TagListView, make_site(DIARY), "tags/")
    assert [(tag.name, tag.count, tag.weight) for tag in view.tags] == [("監視", 3, 5), ("Elixir", 1, 1)]


@pytest.mark.parametrize(
    ("counts", "weights"), [([], []), ([1, 1], [1, 1]), ([81, 27, 9, 3, 1], [5, 4, 3, 2, 1])]
)
def test_weights_in_the_cloud_grow_with_the_logarithm(counts: list[int], weights: list[int]) -> None:
    tag = make_site(DIARY).terms[0].tag
    tags = [msgspec.structs.replace(tag, count=count) for count in counts]
    assert [link.weight for link in tag_cloud(tags)] == weights


def test_a_year_leads_to_the_next_years_that_have_posts() -> None:
    site = make_site(DIARY)
    newest, oldest = view_of(YearView, site, "2017/"), view_of(YearView, site, "2015/")
    assert (newest.year, newest.month, newest.count) == (2017, 0, 3)
    assert newest.previous == Link("/2015/", "2015年", "ja") and newest.next is None
    assert oldest.next == Link("/2017/", "2017年", "ja") and oldest.previous is None


def test_a_month_leads_over_the_end_of_its_year() -> None:
    view = view_of(YearView, make_site(DIARY), "2017/02/")
    assert (view.year, view.month, view.count) == (2017, 2, 1)
    assert view.previous == Link("/2015/12/", "2015年12月", "ja")
    assert view.next == Link("/2017/03/", "2017年3月", "ja")


def test_the_404_page_offers_the_five_newest_posts() -> None:
    posts = [Sketch(slug=f"p{number}", title=f"{number}") for number in range(7)]
    view = pages_of(make_site(posts))["404.html"].view
    assert isinstance(view, NotFoundView)
    assert [card.title for card in view.newest] == ["0", "1", "2", "3", "4"]


# --- posts and fixed pages --------------------------------------------------------------------


def test_a_post_shows_its_neighbours_older_first() -> None:
    view = view_of(PostView, make_site(DIARY), "c/")
    assert view.previous == Link("/b/", "二", "ja")
    assert view.next == Link("/d/", "四", "ja")


def test_a_post_shows_its_way_home() -> None:
    site = make_site(DIARY)
    assert view_of(PostView, site, "d/").breadcrumb == (
        Crumb("ホーム", "/"),
        Crumb("監視", "/tag/%E7%9B%A3%E8%A6%96/"),
        Crumb("四", ""),
    )
    assert view_of(PostView, site, "b/").breadcrumb == (Crumb("ホーム", "/"), Crumb("二", ""))


def test_a_post_shows_its_dates_size_and_text() -> None:
    sketch = Sketch(slug="x", updated="2018-01-02", faq=(Faq("いつ?", "夜"),))
    view = view_of(PostView, make_site([sketch]), "x/")
    assert view.date == DateView("2017-03-05T08:00:00+09:00", "2017-03-05")
    assert view.updated == DateView("2018-01-02T08:00:00+09:00", "2018-01-02")
    assert (view.minutes, view.characters) == (3, 1020)
    assert str(view.html) == view.html.__html__() == "<p>本文</p>"
    assert [(entry.question, entry.answer) for entry in view.faq] == [("いつ?", "夜")]
    assert view.markdown == "/x.md"


def test_a_title_is_shown_as_it_was_cut() -> None:
    site = make_site([Sketch(slug="x", title="設定を変更")])
    (article,) = site.articles
    card = msgspec.structs.replace(article.card, phrases=("設定を", "変更"))
    site = msgspec.structs.replace(site, articles=(msgspec.structs.replace(article, card=card),))
    assert view_of(PostView, site, "x/").phrases == ("設定を", "変更")
    assert view_of(HomeView, site, "").groups[0].cards[0].phrases == ("設定を", "変更")


def test_days_are_those_of_the_zone_of_the_site() -> None:
    view = view_of(PostView, make_site([Sketch(slug="x")]), "x/", with_site(timezone="UTC"))
    assert view.date == DateView("2017-03-04T23:00:00+00:00", "2017-03-04")


def test_a_card_does_not_change_when_a_tag_is_used_elsewhere() -> None:
    def card(posts: tuple[Sketch, ...]) -> CardView:
        return view_of(HomeView, make_site(posts), "").groups[0].cards[0]

    assert card(DIARY) == card(DIARY[:1])


def test_a_post_shows_related_posts_as_cards() -> None:
    site = make_site(DIARY)
    first: Article = msgspec.structs.replace(site.articles[0], related=(site.articles[3].card,))
    site = msgspec.structs.replace(site, articles=(first, *site.articles[1:]))
    view = view_of(PostView, site, "d/")
    assert view.related == view_of(HomeView, site, "").groups[2].cards


def test_a_fixed_page_has_no_date_unless_it_was_updated() -> None:
    view = view_of(FixedPageView, make_site([], pages=[make_page("/about/", "筆者")]), "about/")
    assert (view.title, view.description, view.updated) == ("筆者", "筆者の説明", None)
    assert view.head.title == "筆者 | 試験日誌"


# --- what all pages share ---------------------------------------------------------------------


def site_view(path: str, *, pages: tuple[FixedPage, ...] = (), settings: Settings = SETTINGS) -> SiteView:
    view = pages_of(make_site(DIARY, pages=pages), settings)[path].view
    found = getattr(view, "site")  # noqa: B009 - every view has one
    assert isinstance(found, SiteView)
    return found


def test_the_menu_leads_to_posts_tags_archive_and_about() -> None:
    site = site_view("c/index.html", pages=(make_page("/about/", "筆者"),))
    assert [(item.label, item.url) for item in site.nav] == [
        ("記事", "/"),
        ("タグ", "/tags/"),
        ("アーカイブ", "/2017/"),
        ("About", "/about/"),
    ]


def test_the_menu_names_only_what_there_is() -> None:
    site = pages_of(make_site([]))["404.html"].view
    assert isinstance(site, NotFoundView)
    assert [item.url for item in site.site.nav] == ["/", "/tags/"]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("index.html", ["/"]),
        ("pages/2/index.html", ["/"]),
        ("tags/index.html", ["/tags/"]),
        ("tag/監視/index.html", ["/tags/"]),
        ("2017/index.html", ["/2017/"]),
        ("2015/12/index.html", ["/2017/"]),
        ("about/index.html", ["/about/"]),
        ("c/index.html", []),
        ("404.html", []),
    ],
)
def test_the_menu_marks_the_section_of_the_page(path: str, current: list[str]) -> None:
    pages = (make_page("/about/", "筆者"),)
    site = site_view(path, pages=pages, settings=with_site(page_size=3))
    assert [item.url for item in site.nav if item.current] == current


def test_a_menu_of_the_author_is_taken_as_it_is() -> None:
    entries = (NavEntry(label="監視", url="/tag/監視/"), NavEntry(label="タグ", url="/tags/"))
    site = site_view("tag/監視/index.html", settings=with_site(nav=entries))
    assert [(item.label, item.current) for item in site.nav] == [("監視", True), ("タグ", False)]


def test_the_foot_links_to_the_privacy_page() -> None:
    privacy = make_page("/privacy/", "プライバシーポリシー")
    site = site_view("privacy/index.html", pages=(privacy,))
    assert [(item.label, item.url, item.current) for item in site.footer] == [
        ("プライバシーポリシー", "/privacy/", True)
    ]
    assert site_view("index.html").footer == ()


def test_the_author_lives_on_the_about_page_if_there_is_one() -> None:
    assert site_view("index.html").author_url == "/"
    assert site_view("index.html", pages=(make_page("/about/", "筆者"),)).author_url == "/about/"
    settings = msgspec.structs.replace(
        SETTINGS, author=AuthorSettings(name="x", url="https://example.org/me")
    )
    assert site_view("index.html", settings=settings).author_url == "https://example.org/me"
