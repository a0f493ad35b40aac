"""Raw HTML left open: the page around the post stays whole, and the author is told."""

from __future__ import annotations

import pytest

from tests.markdown.converting import complaints, convert, html_of


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('<div class="a">\n\n本文\n', '<div class="a">\n<p>本文</p>\n</div>\n'),
        ("一 <b>二\n\n三\n", "<p>一 <b>二</p>\n<p>三</p>\n</b>\n"),
        ("本文</article></main>\n", "<p>本文</p>\n"),
        ("- <div>\n- 二\n", "<ul>\n<li>\n<div>\n</li>\n<li>二</li>\n</ul>\n"),  # the item ends it
        ("<script>\nf()\n\n本文\n", "<script>\nf()\n\n本文\n</script>"),
    ],
)
def test_what_is_left_open_ends_with_the_post(body: str, html: str) -> None:
    assert html_of(body) == html
    assert convert(body).problems


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('<iframe src="/f/"/>\n', '<iframe loading="lazy" src="/f/"></iframe>\n'),
        ('<a id="x"/>本文\n', '<p><a id="x"></a>本文</p>\n'),
        (
            "<a href=https://example.com/>本文</a>\n",
            '<p><a href=https://example.com/ rel="noopener noreferrer">本文</a></p>\n',
        ),
        (
            "<details><summary>S</summary>\n\n- 一\n\n</details>\n",
            "<details><summary>S</summary>\n<ul>\n<li>一</li>\n</ul>\n</details>\n",
        ),
        ("<p>一<p>二<br>三<br/>\n", "<p>一<p>二<br>三<br/>\n"),
        ("`<div>` \\<div> <!-- <div> -->\n", "<p><code>&lt;div&gt;</code> &lt;div&gt; </p>\n"),
    ],
)
def test_what_is_whole_stays_or_gets_the_end_it_means(body: str, html: str) -> None:
    assert html_of(body) == html
    assert convert(body).problems == ()


def test_what_is_open_is_told_where_it_begins() -> None:
    assert complaints(convert("一\n二 <span>三\n\n<section>\n<div>\n</section>\n")) == [
        (2, 3, "<span> is never closed"),
        (5, 1, "<div> is never closed"),
    ]
    assert complaints(convert("一</div>\n")) == [(1, 2, "</div> closes nothing: it is left out")]
