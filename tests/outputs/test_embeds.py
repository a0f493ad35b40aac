"""In feeds and Markdown twins what is embedded is a link."""

from __future__ import annotations

import pytest

from nisshi.outputs.feed_html import feed_html
from nisshi.outputs.markdown_embeds import plain_embeds
from tests.markdown.converting import html_of

ID = "dQw4w9WgXcQ"
WATCH = f"https://www.youtube.com/watch?v={ID}"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        (f"https://youtu.be/{ID}", f'<p><a href="{WATCH}">{WATCH}</a> – YouTube</p>'),
        (
            '::github{repo="a/b" description="c"}',
            '<p><a href="https://github.com/a/b">a/b</a> – c – GitHub</p>',
        ),
        (
            f'<div><iframe src="https://www.youtube.com/embed/{ID}" title="題"></iframe></div>',
            f'<div><span><a href="{WATCH}">題</a> – YouTube</span></div>',
        ),
    ],
)
def test_a_card_in_a_feed(body: str, html: str) -> None:
    found = feed_html(html_of(body), "https://blog.example.com/a/").strip()
    assert found.replace("<span>", "").replace("</span>", "") == html.replace("<span>", "").replace(
        "</span>", ""
    )


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        ('::github{repo="a/b" description="c [d]"}', r"[a/b](https://github.com/a/b) – c \[d\]"),
        ('文 ::github{repo="a/b"}', '文 ::github{repo="a/b"}'),
        ('::github{repo="a"}', '::github{repo="a"}'),
        (f"`https://www.youtube.com/embed/{ID}`", f"<{WATCH}>"),
        ("`https://example.com/`", "`https://example.com/`"),
        ("`video: /a b.mp4`", "[a b.mp4](</a b.mp4>)"),
        ("`audio: a.mp3`", "[a.mp3](a.mp3)"),
        ('<iframe src="//example.com/a" title="題"></iframe>', "[題](https://example.com/a)"),
        ('<iframe src="javascript:a()"></iframe>', '<iframe src="javascript:a()"></iframe>'),
        ('文 <script async src="https://example.com/a.js"></script>', "文 "),
        ('```\n::github{repo="a/b"}\n`video: a.mp4`\n```', '```\n::github{repo="a/b"}\n`video: a.mp4`\n```'),
    ],
)
def test_an_embed_in_a_twin(body: str, plain: str) -> None:
    assert plain_embeds(body) == plain
