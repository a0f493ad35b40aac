"""What the pages of washi hold: landmarks, microformats, languages, and little besides their text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

import msgspec
import pytest

from nisshi.model import Faq, Link, Mention, Page, Quoted, TocEntry
from nisshi.outputs.views import (
    DateView,
    FaqView,
    FixedPageView,
    HomeView,
    Html,
    MentionView,
    PostView,
    SeenView,
)
from tests.outputs.sample import Sketch, make_page, make_site, pages_of
from tests.theme.washi_site import rendered

POSTS = [
    Sketch(
        slug="2026/10/28/queue",
        title="未明のキュー詰まり",
        day="2026-10-28",
        updated="2026-11-02",
        tags=("障害", "C++ & <b>"),
        image="/files/cover.png",
        faq=(Faq("再発しますか", "いいえ。"),),
    ),
    Sketch(slug="2026/10/19/runbook", title="A runbook", day="2026-10-19", tags=("障害",), lang="en"),
    Sketch(slug="2026/09/12/drill", title="復元訓練", day="2026-09-12"),
]
QUEUE = "2026/10/28/queue/index.html"
RUNBOOK = "2026/10/19/runbook/index.html"


REFUSED = Mention("/2026/09/12/drill/#log-1a2b3-4c5d", "復元訓練", "ja", datetime(2026, 9, 12, tzinfo=UTC))
FAILURES = (
    Quoted("syslog", "syslog", "Connection <refused>", "5e", (REFUSED,)),
    Quoted("access", "access log", '"GET / HTTP/1.1" 502', "", (REFUSED,)),
)


@cache
def views() -> dict[str, Page]:
    about = make_page("/about/", "この日誌", key="about-page")
    return pages_of(make_site(POSTS, pages=[about], failures=FAILURES))


def html(path: str, **changes: object) -> str:
    """Return one page of the sample site; its view may have other values in some fields."""
    page = views()[path]
    view = msgspec.structs.replace(page.view, **changes)
    return rendered({path: msgspec.structs.replace(page, view=view)})[path].data.decode()


@pytest.mark.parametrize("path", sorted(views()))
def test_every_page_has_one_title_one_main_and_a_way_past_the_menu(path: str) -> None:
    text = html(path)
    assert len(re.findall(r"<h1[ >]", text)) == 1
    assert len(re.findall(r"<main[ >]", text)) == 1
    after_body = text.partition("<body>")[2].lstrip()
    assert after_body.startswith('<a class="skip" href="#Main"')
    assert text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("path", sorted(views()))
def test_no_value_of_a_page_is_lost_in_its_template(path: str) -> None:
    assert not re.search(r"\b(None|Undefined)\b|\{\{|\(\)", html(path))


def test_the_index_of_failures_leads_to_their_lines() -> None:
    text = html("logs/index.html")
    assert '<li id="F-5e">' in text
    assert "<code>Connection &lt;refused&gt;</code>" in text
    assert text.count('<a href="/2026/09/12/drill/#log-1a2b3-4c5d">復元訓練</a>') == 2
    assert '<meta name="robots" content="noindex' in text
    assert '<a href="/logs/">' in html("tags/index.html")


@pytest.mark.parametrize(("before", "title"), [(True, "Seen before"), (False, "Seen again")])
def test_a_post_names_others_that_quote_the_same_failure(before: bool, title: str) -> None:
    other = MentionView("/drill/#log-1", "復元訓練", "ja", DateView("2026-09-12T00:00:00Z", "2026-09-12"))
    seen = SeenView("#log-2", "Connection refused", (other,), before, "/logs/#F-5e")
    text = html(RUNBOOK, seen=(seen,))
    assert f"<h2>{title}</h2>" in text
    assert '<a href="#log-2"><code>Connection refused</code></a>' in text
    assert '<a lang="ja" href="/drill/#log-1">復元訓練</a>' in text
    assert '<a href="/logs/#F-5e">' in text
    assert 'class="seen"' not in html(RUNBOOK)


def test_a_post_is_an_h_entry() -> None:
    text = html(QUEUE)
    for name in ("h-entry", "p-name", "e-content", "dt-published", "dt-updated", "p-author h-card"):
        assert name in text
    assert 'rel="bookmark"' in text
    assert '<a class="p-category" rel="tag" href="/tag/C++%20&amp;%20~3Cb~3E/">' in text


def test_texts_are_escaped_and_bodies_are_not() -> None:
    text = html(QUEUE, html=Html("<p>本文 &amp; <b>太字</b></p>"))
    assert "C++ &amp; &lt;b&gt;" in text
    assert "<p>本文 &amp; <b>太字</b></p>" in text


def test_titles_may_break_between_their_phrases() -> None:
    assert "未明の<wbr>キュー詰まり</h1>" in html(QUEUE, phrases=("未明の", "キュー詰まり"))


def test_a_card_in_another_language_says_so() -> None:
    text = html("index.html")
    assert 'href="/2026/10/19/runbook/" lang="en">A runbook</a> <span class="language"' in text
    assert 'href="/2026/10/28/queue/">' in text


def test_an_english_post_keeps_the_menu_in_the_language_of_the_site() -> None:
    text = html(RUNBOOK)
    assert '<html lang="en">' in text
    assert '<header class="masthead frame" lang="ja">' in text


def test_the_article_speaks_its_own_language_in_everything_it_says_of_itself() -> None:
    entries = (TocEntry("cause", "Cause"),)
    text = html(RUNBOOK, toc=entries, use_ai=True, faq=(FaqView("Again?", "No."),), minutes=3)
    article = text.partition("<article")[2].partition('<footer class="colophon')[0]
    for words in (
        "3 min",
        " words<",
        ">Contents<",
        "generative AI",
        "Questions and answers",
        "Published ",
        "Newer →",
    ):
        assert words in article


def test_a_post_without_prose_says_no_minutes_and_no_characters() -> None:
    facts = re.compile(r'<p class="numbers">.*?</p>', re.DOTALL)
    said, silent = (facts.findall(html(QUEUE, minutes=minutes, characters=0)) for minutes in (1, 0))
    assert "約1分" in said[0] and "0字" in said[0]
    assert not re.search(r"分|字", silent[0]) and "2026" in silent[0]
    home = views()["index.html"].view
    assert isinstance(home, HomeView)
    tagged = msgspec.structs.replace(home.groups[0].cards[0], minutes=0)
    for card, has_labels in ((tagged, True), (msgspec.structs.replace(tagged, tags=()), False)):
        related = html(RUNBOOK, related=(card,)).partition('<section class="related entries">')[2]
        assert 'class="minutes"' not in related
        assert ('<p class="labels">' in related.partition("</article>")[0]) == has_labels


def test_a_card_below_an_english_post_says_that_it_is_japanese() -> None:
    home = views()["index.html"].view
    assert isinstance(home, HomeView)
    related = html(RUNBOOK, related=home.groups[0].cards).partition('<section class="related entries">')[2]
    assert 'href="/2026/10/28/queue/" lang="ja">' in related
    assert "min</span>" in related


def test_the_contents_stand_in_the_margin_only_when_the_author_asked_for_them() -> None:
    entries = (TocEntry("原因", "原因", (TocEntry("a", "<code>a</code>"),)),)
    with_contents = html(QUEUE, toc=entries)
    assert '<a href="#%E5%8E%9F%E5%9B%A0">原因</a><ol>' in with_contents
    assert '<a href="#a"><code>a</code></a>' in with_contents
    assert 'class="contents' not in html(QUEUE)


def test_a_series_names_its_parts_and_marks_this_one() -> None:
    view = views()[QUEUE].view
    assert isinstance(view, PostView)
    parts = (Link(view.url, "一", "ja"), Link("/b/", "Two", "en"))
    text = html(QUEUE, series_name="深夜", series=parts)
    assert '<span aria-current="page">一</span>' in text
    assert '<li lang="en"><a href="/b/">Two</a></li>' in text
    assert '連載 深夜 <span class="numbers">1 / 2</span></summary>' in text


def test_a_series_of_one_part_counts_nothing() -> None:
    view = views()[QUEUE].view
    assert isinstance(view, PostView)
    text = html(QUEUE, series_name="深夜", series=(Link(view.url, "一", "ja"),))
    assert "<summary>連載 深夜</summary>" in text


def test_the_day_of_an_update_is_said_in_the_language_of_the_post() -> None:
    day = DateView("2026-11-01T00:00:00+09:00", "2026-11-01")
    said = '<time class="dt-updated" datetime="2026-11-01T00:00:00+09:00">2026-11-01</time>'
    assert f"<span>更新 {said}</span>" in html(QUEUE, updated=day)
    assert f"<span>Updated {said}</span>" in html(RUNBOOK, updated=day)
    assert "dt-updated" not in html(RUNBOOK, updated=None)


def test_questions_cannot_end_their_element() -> None:
    text = html(QUEUE, faq=(FaqView("</dt><script>", "</script><!--"),))
    assert "<dt>&lt;/dt&gt;&lt;script&gt;</dt>\n<dd>&lt;/script&gt;&lt;!--</dd>" in text


def test_help_by_a_machine_is_said() -> None:
    assert "生成AI" in html(QUEUE, use_ai=True)
    assert "生成AI" not in html(QUEUE)


def test_questions_are_shown_as_they_are_told_to_search_engines() -> None:
    assert "<dt>再発しますか</dt>\n<dd>いいえ。</dd>" in html(QUEUE)


def test_the_newest_entry_of_the_first_page_leads() -> None:
    assert len(re.findall(r'class="card h-entry lead"', html("index.html"))) == 1


def test_a_post_page_is_small_besides_its_own_text() -> None:
    assert len(html(QUEUE).encode()) < 30_000


def test_a_fixed_page_without_a_date_has_none() -> None:
    view = views()["about/index.html"].view
    assert isinstance(view, FixedPageView)
    assert view.updated is None
    assert "<time" not in html("about/index.html")


def test_a_theme_that_inherits_changes_its_own_two_files_alone() -> None:
    washi, yoru = rendered(views()), rendered(views(), "yoru")
    assert b'content="light dark"' in washi["index.html"].data
    assert b'content="dark"' in yoru["index.html"].data
    assert set(washi) - {path for path in washi if path.startswith("assets/style.")} <= set(yoru)


@pytest.mark.parametrize("path", sorted(views()))
def test_ids_of_the_theme_are_none_that_a_heading_can_have(path: str) -> None:
    """Ids of headings are in lower case: `## Main` gets `main`."""
    own = re.sub(r'<div class="body .*?<p class="after"', "", html(path), flags=re.DOTALL)
    ids = re.findall(r'\sid="([^"]*)"', own)
    assert ids and all(name != name.lower() for name in ids)
