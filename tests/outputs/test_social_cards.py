"""Which cards are planned, and which pages lead to them."""

from __future__ import annotations

import msgspec

from nisshi.config import CardSettings, Settings
from nisshi.model import Page, Quoted, Site, Task
from nisshi.outputs.all_outputs import Maker, plan_outputs
from nisshi.outputs.social_cards import Inputs
from nisshi.outputs.views import Head
from nisshi.permalink import urls_for
from tests.outputs.sample import BODY, SETTINGS, Sketch, make_page, make_site, settings_at

FONTS = ("title", "text", "")
BLOG = (
    Sketch(slug="2016/b", title="二", day="2016-03-05", tags=("監視", "C#")),
    Sketch(slug="a", title="一", day="2015-12-31", image="/a.png"),
)


def site_of(*sketches: Sketch, settings: Settings = SETTINGS) -> Site:
    pages = (make_page("/about/", "筆者", settings=settings),)
    failures = (Quoted("syslog", "syslog", "connection refused", "5e", ()),)
    return make_site(sketches or BLOG, pages=pages, settings=settings, failures=failures)


def cards_of(
    *sketches: Sketch, settings: Settings = SETTINGS, fonts: tuple[str, ...] = FONTS
) -> dict[str, Task]:
    tasks = plan_outputs(site_of(*sketches, settings=settings), settings, fonts).tasks
    return {task.output: task for task in tasks if task.kind == "card"}


def heads(settings: Settings = SETTINGS, fonts: tuple[str, ...] = FONTS) -> dict[str, Head]:
    planned = plan_outputs(site_of(settings=settings), settings, fonts)
    maker = Maker(planned.shared, lambda _: BODY)
    made = (maker.make(task) for task in planned.tasks if task.template)
    return {page.output: page.view.head for page in made if isinstance(page, Page)}  # type: ignore[attr-defined]


def meta(head: Head) -> dict[str, str]:
    return {tag.name: tag.content for tag in (*head.open_graph, *head.meta) if "image" in tag.name}


def with_cards(**changes: object) -> Settings:
    return msgspec.structs.replace(SETTINGS, cards=msgspec.structs.replace(CardSettings(), **changes))


def test_every_page_has_a_card_at_the_address_of_the_old_blog() -> None:
    paged = msgspec.structs.replace(SETTINGS, site=msgspec.structs.replace(SETTINGS.site, page_size=1))
    assert sorted(cards_of(settings=paged)) == [
        "og/2015.png", "og/2015/12.png", "og/2016.png", "og/2016/03.png", "og/2016/b.png", "og/a.png",
        "og/about.png", "og/index.png", "og/logs.png", "og/pages/2.png", "og/tag/C~23.png", "og/tag/監視.png",
        "og/tags.png",
    ]  # fmt: skip


def test_without_a_font_there_are_no_cards_and_heads_are_as_they_were() -> None:
    assert cards_of(fonts=()) == {}
    found = heads(fonts=())
    assert meta(found["2016/b/index.html"]) == {}
    assert list(meta(found["a/index.html"])) == ["og:image", "twitter:image"]


def test_each_page_leads_to_its_card_and_says_how_large_it_is() -> None:
    settings = settings_at("https://example.com/blog/")
    drawn = {urls_for(settings.site.url).absolute(path) for path in cards_of(settings=settings)}
    named = set()
    for path, head in heads(settings).items():
        tags = meta(head)
        if path == "404.html":
            assert tags == {}
            continue
        named.add(tags["og:image"])
        assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
        assert tags["twitter:image"] == tags["og:image"]
        assert tags["og:image:alt"] == tags["twitter:image:alt"] == head.title
    assert named == drawn


def test_a_post_shows_its_card_or_its_header_image_as_the_setting_says() -> None:
    card, header = heads()["a/index.html"], heads(with_cards(post="header"))["a/index.html"]
    assert meta(card)["og:image"].endswith("/og/a.png")
    assert meta(header)["og:image"].endswith("/a.png") and "/og/" not in meta(header)["og:image"]
    assert "og:image:width" not in meta(header)
    for one in (card, header):  # search engines are told of both
        assert "/og/a.png" in one.json_ld.text and '/a.png"' in one.json_ld.text


def test_a_post_called_index_leaves_the_home_page_its_card() -> None:
    found = cards_of(Sketch(slug="index", title="目次", day="2016-01-01"))
    assert {"og/index.png", "og/index/index.png"} <= found.keys()


def test_a_card_holds_what_it_shows_and_nothing_of_other_posts() -> None:
    before = cards_of()
    after = cards_of(*BLOG, Sketch(slug="c", title="三", day="2015-12-30", tags=("監視",)))
    assert {path: after[path] for path in before} == before
    other = cards_of(fonts=("another", "text", ""))
    assert all(other[path] != task for path, task in before.items())
    card = msgspec.msgpack.decode(before["og/2016/b.png"].inputs, type=Inputs).card
    assert (card.title, card.foot, card.tags) == ("二", "2016-03-05", ("監視", "C#"))
    assert card.site == SETTINGS.site.title
