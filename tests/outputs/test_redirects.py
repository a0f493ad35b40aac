"""`_redirects`: which addresses lead elsewhere, and the lines they become."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from nisshi.config import Redirect, Settings
from nisshi.model import Asset, Site
from nisshi.outputs.redirects import redirect_problems, redirected
from tests.blogs import blog, nisshi, post
from tests.outputs.dressed import dressed
from tests.outputs.sample import SETTINGS, Sketch, make_page, make_site, outputs_of, settings_at

SLUG = "2017/03/05/障害"
ENCODED = "/2017/03/05/%E9%9A%9C%E5%AE%B3/"
POST = Sketch(slug=SLUG, day="2017-03-05", tags=("Gatsby", "C#"))


def lines(site: Site, settings: Settings = SETTINGS) -> list[str]:
    return outputs_of(site, settings)["_redirects"].data.decode().splitlines()


def with_aliases(*aliases: str, settings: Settings = SETTINGS) -> Site:
    return dressed(make_site([POST], settings=settings), SLUG, aliases=aliases)


def with_redirects(*redirects: Redirect) -> Settings:
    return msgspec.structs.replace(SETTINGS, redirects=redirects)


# --- Aliases ----------------------------------------------------------------------------------


@pytest.mark.parametrize("alias", ["/old/", "/old", "old", " /old/ ", "https://old.example.com/old/"])
def test_an_alias_leads_to_its_post_with_and_without_a_final_slash(alias: str) -> None:
    made = lines(with_aliases(alias))
    assert f"/old {ENCODED} 301" in made
    assert f"/old/ {ENCODED} 301" in made


@pytest.mark.parametrize(
    ("alias", "source"),
    [
        ("/旧い/", "/%E6%97%A7%E3%81%84/"),
        ("/%E6%97%A7%E3%81%84/", "/%E6%97%A7%E3%81%84/"),
        ("/%93%FA%96%7B/", "/%93%FA%96%7B/"),  # Shift_JIS, as blogs of the 2000s have it
        ("/100%/", "/100%25/"),
        ("/a b\nc/", "/a%20b%0Ac/"),
        ("/a#b/", "/a%23b/"),
        ("../../old/", "/old/"),
        ("/a*/:b/", "/a%2A/%3Ab/"),  # no pattern: it is a text
        ("/\u304b\u3099/", "/%E3%81%8C/"),  # NFD becomes NFC
    ],
)
def test_an_alias_is_encoded_once_and_stays_on_its_line(alias: str, source: str) -> None:
    made = lines(with_aliases(alias))
    assert f"{source} {ENCODED} 301" in made
    assert all(len(line.split(" ")) == 3 for line in made)


def test_an_alias_with_parameters_is_matched_by_them() -> None:
    made = lines(with_aliases("/?p=12 3"))
    assert f"/ p=12%203 {ENCODED} 301!" in made
    assert redirect_problems(with_aliases("/?p=123"), SETTINGS) == ()


def test_a_fixed_page_has_aliases_too() -> None:
    page = make_page("/about/", "私")
    meta = msgspec.structs.replace(page.meta, aliases=("/profile/",))
    page = msgspec.structs.replace(page, meta=meta)
    assert "/profile/ /about/ 301" in lines(make_site([], pages=[page]))


# --- Made by the site -------------------------------------------------------------------------


def test_feeds_sitemaps_and_unpadded_months_are_found_where_people_look() -> None:
    made = lines(make_site([Sketch(slug="a", day="2017-03-05"), Sketch(slug="b", day="2016-12-01")]))
    for source in ("/feed", "/feed/", "/rss", "/rss/", "/index.xml", "/index.xml/"):
        assert f"{source} /rss.xml 301" in made
    for source in ("/sitemap.xml", "/sitemap/"):
        assert f"{source} /sitemap-index.xml 301" in made
    assert "/2017/3/ /2017/03/ 301" in made
    assert not any(line.startswith("/2016/12") for line in made)


def test_other_spellings_of_a_tag_lead_to_its_page_and_feed() -> None:
    site = make_site([POST])
    term = next(term for term in site.terms if term.tag.name == "Gatsby")
    tag = msgspec.structs.replace(term.tag, spellings=("gatsby", "ギャツビー", "CI/CD"))
    made = lines(msgspec.structs.replace(site, terms=(msgspec.structs.replace(term, tag=tag),)))
    assert "/tag/gatsby/ /tag/Gatsby/ 301" in made
    assert "/tag/%E3%82%AE%E3%83%A3%E3%83%84%E3%83%93%E3%83%BC/ /tag/Gatsby/ 301" in made
    assert "/tag/CI/CD/ /tag/Gatsby/ 301" in made
    assert "/tag/CI~2FCD/ /tag/Gatsby/ 301" in made
    assert "/tag/gatsby/atom.xml /tag/Gatsby/atom.xml 301" in made
    assert not any(line.startswith("/tag/Gatsby") for line in made)


def test_a_tag_is_found_under_its_plain_text_too() -> None:
    assert "/tag/C%23/ /tag/C~23/ 301" in lines(make_site([POST]))


def test_the_base_path_stands_before_both_sides() -> None:
    settings = settings_at("https://example.com/blog/")
    made = lines(with_aliases("/old/", settings=settings), settings)
    assert f"/blog/old/ /blog{ENCODED} 301" in made
    assert "/blog/tag/C%23/ /blog/tag/C~23/ 301" in made
    assert "/blog/feed/ /blog/rss.xml 301" in made


# --- The author's own -------------------------------------------------------------------------


def test_redirects_of_the_settings_keep_their_patterns_and_order_and_stand_last() -> None:
    settings = with_redirects(
        Redirect(source="/b/*", to="/c/:splat"),
        Redirect(source="/a/:year/x", to="https://other.example/日記?y=:year#z", status=302),
        Redirect(source="/now/", to="/タグ/?a=b c", force=True),
    )
    made = lines(make_site([]), settings)
    assert made[-2:] == [
        "/b/* /c/:splat 301",
        "/a/:year/x https://other.example/%E6%97%A5%E8%A8%98?y=:year#z 302",
    ]
    assert "/now/ /%E3%82%BF%E3%82%B0/?a=b%20c 301!" in made


def test_a_redirect_of_the_author_wins_over_one_of_ours() -> None:
    made = lines(make_site([]), with_redirects(Redirect(source="/feed/", to="/atom.xml")))
    assert "/feed/ /atom.xml 301" in made
    assert "/feed/ /rss.xml 301" not in made


# --- What cannot work -------------------------------------------------------------------------


def test_no_redirect_leads_away_from_something_published() -> None:
    posts = [POST, Sketch(slug="feed", day="2017-01-01"), Sketch(slug="2017/3", day="2017-01-01")]
    site = make_site(posts, assets=[Asset("content/static/sitemap.xml", "sitemap.xml")])
    sources = [line.split(" ")[0].rstrip("/") for line in lines(site)]
    assert not {"/feed", "/2017/3", "/sitemap.xml"} & set(sources)


def test_no_redirect_leads_to_itself() -> None:
    settings = with_redirects(Redirect(source="/a", to="/a/"), Redirect(source="/b/*", to="/b/:splat"))
    assert not any(line.startswith(("/a", "/b")) for line in lines(make_site([]), settings))
    assert [
        "leads to itself" in problem.message for problem in redirect_problems(make_site([]), settings)
    ] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("alias", "owner"),
    [
        ("/other", "content/posts/other.md"),
        ("/other/index.html", "content/posts/other.md"),
        ("/2017/", "the archive of 2017"),
        ("/tag/Gatsby/", "the page of the tag “Gatsby”"),
        ("/rss.xml", "the file rss.xml"),
        ("/other.md", "the Markdown of content/posts/other.md"),
        ("/", "the home page"),
        (f"/{SLUG}/", f"content/posts/{SLUG}.md"),
    ],
)
def test_an_alias_at_which_something_is_published_is_a_problem(alias: str, owner: str) -> None:
    site = dressed(make_site([POST, Sketch(slug="other", day="2017-01-01")]), SLUG, aliases=(alias,))
    (problem,) = redirect_problems(site, SETTINGS)
    assert problem.path == f"content/posts/{SLUG}.md"
    assert problem.message == f"The alias “{alias}” cannot work: {owner} is published there."


def test_an_alias_of_two_posts_is_a_problem_that_names_both() -> None:
    site = make_site([POST, Sketch(slug="other", day="2017-01-01")])
    site = dressed(dressed(site, SLUG, aliases=("/old/",)), "other", aliases=("/old",))
    (problem,) = redirect_problems(site, SETTINGS)
    assert problem.path == "content/posts/other.md"
    assert f"content/posts/{SLUG}.md has it too" in problem.message


def test_an_alias_that_cannot_work_is_told_where_it_stands(tmp_path: Path) -> None:
    front = "---\ntitle: 夜\ndate: 2026-01-01\naliases:\n  - /old/\n  - /b/\n---\n"
    root = blog(tmp_path, {"a.md": front, "b.md": post()})
    (problem,) = json.loads(nisshi(root, "check", "--json").data)["problems"]
    assert (problem["path"], problem["line"], problem["column"]) == ("content/posts/a.md", 6, 5)
    assert (problem["source"], problem["length"]) == ("  - /b/", 3)


def test_the_same_alias_twice_in_one_post_does_no_harm() -> None:
    assert redirect_problems(with_aliases("/old", "/old/"), SETTINGS) == ()


def test_a_redirect_from_a_page_is_a_problem_unless_forced() -> None:
    free = with_redirects(Redirect(source="/about/", to="/x/"))
    forced = with_redirects(Redirect(source="/about/", to="/x/", force=True))
    site = make_site([], pages=[make_page("/about/", "私")])
    assert [problem.path for problem in redirect_problems(site, free)] == ["nisshi.toml"]
    assert redirect_problems(site, forced) == ()
    assert "/about/ /x/ 301!" in lines(site, forced)


def test_a_path_that_a_redirect_takes_elsewhere_is_known() -> None:
    settings = with_redirects(
        Redirect(source="/now/", to="/about/"), Redirect(source="/go/*", to="https://x.org/")
    )
    leads_on = redirected(make_site([POST]), settings)
    assert [leads_on(path) for path in ("/now", "/now/", "/go/x", "/feed/", "/sitemap.xml")] == [True] * 5
    assert [leads_on(path) for path in ("/nowhere/", "/", "/gone")] == [False] * 3
