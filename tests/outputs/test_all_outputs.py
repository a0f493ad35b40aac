"""Which pages a site has, where, and from which template."""

from __future__ import annotations

from nisshi.outputs.all_outputs import plan_outputs
from tests.outputs.sample import SETTINGS, Sketch, make_page, make_site, pages_of, with_site

POSTS = (
    Sketch(slug="2017/03/05/disaster", day="2017-03-05", tags=("監視", "C#")),
    Sketch(slug="/2017/3/4/leading-slash/", day="2017-03-04", tags=("監視",)),
    Sketch(slug="夜の記録", day="2016-12-31"),
)


def test_a_site_has_a_page_for_each_post_tag_year_and_month() -> None:
    assert sorted(pages_of(make_site(POSTS))) == sorted(
        [
            "index.html",
            "2017/03/05/disaster/index.html",
            "2017/3/4/leading-slash/index.html",
            "夜の記録/index.html",
            "tags/index.html",
            "tag/監視/index.html",
            "tag/C~23/index.html",
            "2017/index.html",
            "2017/03/index.html",
            "2016/index.html",
            "2016/12/index.html",
            "404.html",
        ]
    )


def test_an_empty_site_still_has_a_home_page() -> None:
    assert sorted(pages_of(make_site([]))) == ["404.html", "index.html", "tags/index.html"]


def test_the_template_key_chooses_the_template() -> None:
    posts = (Sketch(slug="a"), Sketch(slug="b", template_key="incident-post"))
    pages = pages_of(
        make_site(posts, pages=[make_page("/about/", "筆者"), make_page("/x/", "X", key="x-page")])
    )
    assert pages["a/index.html"].template == "blog-post.html"
    assert pages["b/index.html"].template == "incident-post.html"
    assert pages["about/index.html"].template == "about-page.html"
    assert pages["x/index.html"].template == "x-page.html"


def test_each_page_names_what_made_it() -> None:
    pages = pages_of(make_site(POSTS))
    assert pages["夜の記録/index.html"].source == "content/posts/夜の記録.md"
    assert pages["tag/監視/index.html"].source == "tag 監視"
    assert pages["2017/03/index.html"].source == "archive 2017/03"


def test_the_outputs_depend_on_the_site_alone() -> None:
    assert plan_outputs(make_site(POSTS), SETTINGS) == plan_outputs(make_site(POSTS), SETTINGS)


def test_further_pages_of_home_and_tags_start_at_two() -> None:
    posts = [Sketch(slug=f"p{number}", tags=("a",)) for number in range(5)]
    pages = pages_of(make_site(posts), with_site(page_size=2, tag_page_size=3))
    paths = [path for path in pages if "pages/" in path]
    assert paths == ["pages/2/index.html", "pages/3/index.html", "tag/a/pages/2/index.html"]
