"""Frames, objects and scripts of other sites in whatever way they are written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from nisshi.browser_address import as_browsers_read
from nisshi.markdown.targets import kind_of
from nisshi.model import Guests
from tests.markdown.converting import complaints, convert, html_of

MAP = "https://maps.example.com/a"
PLAYER = "https://www.youtube.com/embed/dQw4w9WgXcQ"
WAYS = {
    "over several lines": f'<iframe\n  width="9"\n  src="{MAP}"\n></iframe>',
    "in a line, over several": f'本文 <iframe\nsrc="{MAP}"></iframe> 後',
    "in a div": f'<div>\n<iframe src="{MAP}"></iframe>\n</div>',
    "in a table": f'<table><tr><td>\n<iframe src="{MAP}"></iframe></td></tr></table>',
    "in a list": f'- a\n\n  <div><iframe src="{MAP}"></iframe></div>',
    "in a table of ours": f'| a |\n|---|\n| <iframe src="{MAP}"></iframe> |',
    "in a heading": f'# a <iframe src="{MAP}"></iframe>',
    "in a note": f'a[^1]\n\n[^1]: <iframe src="{MAP}"></iframe>',
    "capitals": f'<IFRAME SRC="{MAP}"></IFRAME>',
    "without quotation marks": f"<iframe width=9 src={MAP}></iframe>",
    "without spaces": f'<div><iframe/src="{MAP}"></iframe></div>',
    "a value without a space behind it": f'<iframe width="9"src="{MAP}"></iframe>',
    "spaces round the sign": f'<iframe src = "{MAP}"></iframe>',
    "the end in another block": f'<div><iframe src="{MAP}">\n\n</iframe></div>',
    "no end": f'<iframe src="{MAP}">\n\n本文',
    "no end in a line": f'本文 <iframe src="{MAP}"> 後',
    "no end, closed by itself": f'<iframe src="{MAP}" />',
    "an odd attribute": f"<div><iframe title=it's src={MAP}></iframe></div>",
    "a tag that never ends": f'<div>\n<iframe src="{MAP}',
    "a quotation mark too many": f'<div><iframe title="a"" src="{MAP}"></iframe></div>',
    "a quotation mark that is open": f"<div>\n<iframe title=\" src='{MAP}'></iframe></div>",
    "behind a tag that never ends": f'<div title="\n\n<iframe src="{MAP}"></iframe>',
    "spaces in the address": '<iframe src=" ht&#10;tps://maps.example.com/a"></iframe>',
    "other slashes": r'<iframe src="\\maps.example.com\a"></iframe>',
    "a page of its own": f"<iframe srcdoc=\"<img src='{MAP}'>\"></iframe>",
    "a page of its own beside an address of ours": "<iframe src=\"/a/\" SRCDOC='<script>a()</script>'></iframe>",
    "behind a comment": f'<div><!-- a --><iframe src="{MAP}"></iframe></div>',
    "behind a comment that browsers end early": f'<div><!--><iframe src="{MAP}"></iframe><!-- --></div>',
    "an object": f'<object type="text/html" data="{MAP}">a</object>',
    "objects in one another": f'<object data="/a.pdf"><object data="{MAP}">a</object></object>',
    "an embed": f'<embed src="{MAP}">',
    "an embed in a line": f"本文 <EMBED src={MAP}>",
    "a drawing's style, which is no text": f'<svg><style><p><iframe src="{MAP}"></iframe></style></svg>',
    "the script of a drawing": '<svg><script href="https://maps.example.com/a.js"/></svg>',
    "a script over several lines": '<script\n  async\n  src="https://maps.example.com/a.js"></script>',
    "a script without an end": '本文 <script src="https://maps.example.com/a.js"> 後',
}
GUESTS = "iframe, object, embed, script"


@pytest.mark.parametrize("body", WAYS.values(), ids=WAYS)
def test_under_strict_nothing_of_another_site_stays_and_the_author_is_told(body: str) -> None:
    made = convert(body, embeds="strict")
    assert len([it for it in complaints(made) if it[2].startswith("this ")]) == 1
    assert made.guests == Guests()
    for node in LexborHTMLParser("<!doctype html><body>" + made.html).css(GUESTS):
        assert node.attributes.get("data") == "/a.pdf", made.html


@pytest.mark.parametrize("body", WAYS.values(), ids=WAYS)
def test_else_it_stays_and_the_author_is_told(body: str) -> None:
    made = convert(body)
    said = [message for *_, message in complaints(made) if message.startswith("this ")]
    assert len(said) == 1
    # what is never finished could be anything, also a player that should wait for a click
    sign = "&lt;iframe" if "is never finished" in said[0] else "<(?:iframe|object|embed|script)"
    assert re.search(sign, made.html, re.IGNORECASE)
    assert [it for it in complaints(convert(body, embeds="as-written")) if it[2].startswith("this ")] == []


@pytest.mark.parametrize(
    "body",
    [
        '<iframe src="/demo/"></iframe>',
        '<iframe src="about:blank"></iframe>',
        "<iframe></iframe>",
        '<embed src="a.pdf">',
        '<object data="/a.pdf" type="application/pdf">a</object>',
        '<object data="data:image/png;base64,AAAA"></object>',
        '<script src="/a.js"></script>',
        "<script>document.write('<iframe src=\"https://example.com/\">')</script>",
        f"<a title='<iframe src=\"{MAP}\">' href='/'>a</a>",
        f'<textarea>\n<iframe src="{MAP}"></iframe></textarea>',
        f'<div>\n<!-- <iframe src="{MAP}"></iframe> -->\n</div>',
        f'`<iframe src="{MAP}"></iframe>`',
        f'    <iframe src="{MAP}"></iframe>',
        "<iframe-of-mine src='https://example.com/'></iframe-of-mine>",
    ],
)
@pytest.mark.parametrize("privacy", ["strict", "click"])
def test_what_asks_nobody_or_is_none(body: str, privacy: str) -> None:
    said = [message for *_, message in complaints(convert(body, embeds=privacy))]
    assert [message for message in said if message.startswith("this ")] == []
    written = LexborHTMLParser(html_of(body, embeds="as-written")).body
    strict = LexborHTMLParser(html_of(body, embeds=privacy)).body
    assert written and strict and strict.html == written.html


def test_the_line_of_a_frame_is_told() -> None:
    body = (
        f'a\nb\n<b\nid="x">c</b>\n<iframe src="{MAP}"></iframe> <iframe\nsrc="https://example.net/"></iframe>'
    )
    assert [line for line, *_ in complaints(convert(body, embeds="strict"))] == [5, 5]


PIECES = (
    "<", "</", "iframe", "<iframe", " src=", MAP, '"', "'", ">", "/>", "</iframe>", "<!--", "-->", "<script",
    "</script>", "<svg>", "<style>", "</style>", "<div>", "</div>", "\n", "\n\n", " ", "=", "a", "<object data=",
    "<embed src=", "<a title=", "<textarea>", "srcdoc=", "- ", "> ", "`", "\\", "<p>", "<!", "<?", "]]>",
    "<![CDATA[", "</ ", "<?<script>", "<!x <script>", "\u3000",
)  # fmt: skip


@pytest.mark.parametrize(
    "opening",
    ["<?<script>", "<!x <script>", "</ <script>", "<![CDATA[<script>", "<script\u3000a>", "<iframe\u00a0a>"],
)
def test_what_only_seems_to_open_an_element_hides_none(opening: str) -> None:
    script = f'<script src="{MAP}"></script>'
    made = convert(f'<div>{opening}\n<iframe src="{MAP}"></iframe>\n{script}</div>', embeds="strict")
    assert not LexborHTMLParser("<!doctype html><body>" + made.html).css("iframe[src], script[src]")


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_under_strict_no_mixture_brings_a_guest(pieces: list[str]) -> None:
    made = convert("".join(pieces), embeds="strict")
    for node in LexborHTMLParser("<!doctype html><body>" + made.html).css(GUESTS):
        values = node.attributes
        for name in ("src", "data", "href"):
            assert kind_of(as_browsers_read(values.get(name) or ""), ()) != "external", made.html
        assert "srcdoc" not in values, made.html


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_under_click_no_mixture_brings_a_player(pieces: list[str]) -> None:
    made = convert("".join(pieces).replace(MAP, PLAYER), embeds="click")
    for node in LexborHTMLParser("<!doctype html><body>" + made.html).css("iframe, object, embed"):
        values = node.attributes
        assert PLAYER not in {as_browsers_read(values.get(name) or "") for name in ("src", "data")}, made.html
        assert "<iframe" not in (values.get("srcdoc") or ""), made.html


@pytest.mark.parametrize("privacy", ["click", "strict"])
@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f'<div><!-- a\n<iframe src="{PLAYER}"></iframe>', "this comment is never closed"),
        (
            f'<div><!-- a --!><iframe src="{PLAYER}"></iframe> --></div>',
            "this comment does not end at “--!>”",
        ),
        (f'本文 <!-- a --!><iframe src="{PLAYER}"></iframe> --> 後', "this comment does not end at “--!>”"),
        (f'<div>\n<iframe src="{PLAYER}"', "this <iframe> is never finished"),
        (
            f"<noscript><p title='</noscript><iframe src={PLAYER}>'></noscript>",
            "is not an element to every browser",
        ),
        (f"<noembed><p title='</noembed><iframe src={PLAYER}>'>", "is not an element to every browser"),
        (f"<iframe srcdoc='<iframe src={PLAYER}></iframe>'></iframe>", "this frame holds a page of its own"),
        (f"<iframe srcdoc='<frameset><frame src={PLAYER}></frameset>'></iframe>", "a page of its own"),
        (f"<iframe srcdoc='<meta http-equiv=refresh content=0;{PLAYER}>'></iframe>", "a page of its own"),
    ],
)
def test_nothing_goes_or_is_misunderstood_without_a_word(body: str, words: str, privacy: str) -> None:
    made = convert(body, embeds=privacy)
    assert "<iframe" not in made.html
    assert [message for *_, message in complaints(made) if words in message]


@pytest.mark.parametrize("element", ["noembed", "noframes"])
def test_an_end_in_an_attribute_ends_an_element_of_text(element: str) -> None:
    made = convert(f'<div><{element}><a title="</{element}><iframe src={PLAYER}></iframe>">', embeds="click")
    assert "<iframe" not in made.html and "data-player" in made.html


@pytest.mark.parametrize(
    "tag", ["<iframe ", "<a <", '<iframe src="', "<!-- ", "</iframe ", "<iframe src=a> "]
)
def test_a_long_heap_of_beginnings_is_no_guest(tag: str) -> None:
    assert convert(f"<div>\n{tag * 2_000}", embeds="strict").guests == Guests()
