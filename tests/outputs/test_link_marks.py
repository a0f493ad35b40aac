"""The marks of internal links become the addresses they lead to."""

from __future__ import annotations

import msgspec

from nisshi.outputs.link_marks import with_targets
from nisshi.outputs.views import PostView
from tests.outputs.sample import BODY, Sketch, make_site, outputs_of, pages_of

LINKED = msgspec.structs.replace(BODY, html='<p><a href="\x020\x03">a</a></p>', markdown="[a](b.md)")


def test_each_mark_becomes_its_target() -> None:
    html = '<a href="\x021\x03">a</a><img src="\x020\x03"><a href="\x021\x03">b</a>'
    assert with_targets(html, ("/a.png", "/b/")) == '<a href="/b/">a</a><img src="/a.png"><a href="/b/">b</a>'


def test_a_target_cannot_end_its_attribute() -> None:
    assert with_targets('<a href="\x020\x03">', ('/?a="<b>&c',)) == '<a href="/?a=&quot;&lt;b&gt;&amp;c">'


def test_ten_links_are_not_one() -> None:
    targets = tuple(f"/{number}/" for number in range(11))
    assert with_targets("\x0210\x03 \x021\x03", targets) == "/10/ /1/"


def test_html_without_links_stays_the_same_object() -> None:
    html = "<p>本文</p>"
    assert with_targets(html, ()) is html


def test_pages_and_feeds_lead_there_and_the_markdown_stays_as_written() -> None:
    site = make_site([Sketch(slug="a", targets=("/b/?x=1&y=2",))])
    view = pages_of(site, bodies={"a": LINKED})["a/index.html"].view
    assert isinstance(view, PostView)
    assert str(view.html) == '<p><a href="/b/?x=1&amp;y=2">a</a></p>'
    made = outputs_of(site, bodies={"a": LINKED})
    assert '\\"https://example.com/b/?x=1&amp;y=2\\"' in made["feed.json"].data.decode()
    assert made["a.md"].data.decode().endswith("\n[a](b.md)\n")
