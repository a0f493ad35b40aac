"""Pictures in converted HTML get their sizes and sources."""

from __future__ import annotations

import pytest

from nisshi.model import Picture, PictureSource
from nisshi.outputs.picture_marks import with_pictures, with_plain_pictures, without_sources

PLAIN = Picture("/a.png", 800, 600)
SOURCES = (PictureSource("image/avif", (("/pictures/x-640.avif", 640), ("/pictures/x-800.avif", 800))),)
RICH = Picture("/a.png", 800, 600, SOURCES)
IMG = '<img \x040\x05 src="/a.png" alt="x">'


def test_the_first_picture_is_loaded_at_once_and_others_when_they_come_near() -> None:
    html = with_pictures(IMG + IMG, (PLAIN,))
    assert html == (
        '<img src="/a.png" alt="x" width="800" height="600" fetchpriority="high" decoding="async">'
        '<img src="/a.png" alt="x" width="800" height="600" loading="lazy" decoding="async">'
    )
    assert "fetchpriority" not in with_pictures(IMG, (PLAIN,), below=True)


def test_what_is_known_of_sources() -> None:
    html = with_pictures(IMG, (RICH,), "10rem")
    assert html == (
        '<picture><source type="image/avif" srcset="/pictures/x-640.avif 640w, /pictures/x-800.avif 800w" '
        'sizes="10rem"><img src="/a.png" alt="x" width="800" height="600" fetchpriority="high" decoding="async">'
        "</picture>"
    )


def test_without_facts_nothing_is_added_but_how_it_is_loaded() -> None:
    assert with_pictures(IMG, (), below=True) == '<img src="/a.png" alt="x" loading="lazy" decoding="async">'
    assert with_pictures(IMG, (Picture("", 0, 5),), below=True) == with_pictures(IMG, (), below=True)


@pytest.mark.parametrize(
    ("given", "sizes"),
    [
        ('width="460px"', 'width="460" alt="" src="/a.png" height="345"'),
        ("HEIGHT=300", 'height="300" alt="" src="/a.png" width="400"'),
        ('width="100%"', 'width="100%" alt="" src="/a.png"'),
        ('width="9" height="9"', 'width="9" height="9" alt="" src="/a.png"'),
    ],
)
def test_the_authors_own_sizes_win(given: str, sizes: str) -> None:
    html = with_pictures(f'<img \x040\x05 {given} alt="" src="/b.png">', (PLAIN,), below=True)
    assert html == f'<img {sizes} loading="lazy" decoding="async">'


def test_the_authors_own_way_of_loading_wins() -> None:
    assert 'loading="eager"' in with_pictures(
        '<IMG \x040\x05 loading="eager" src=/a.png>', (PLAIN,), below=True
    )


def test_an_authors_own_picture_element_or_srcset_is_left_alone() -> None:
    own = with_pictures(f'<picture><source srcset="/b.avif">{IMG}</picture>{IMG}', (RICH,))
    assert own.count("<picture>") == 2
    assert "<picture><img" not in own
    assert "<picture>" not in with_pictures('<img \x040\x05 src="/a.png" srcset="/b.png 2x">', (RICH,))


def test_a_copy_takes_the_place_of_the_original_and_nothing_breaks_out_of_its_value() -> None:
    html = with_pictures('<img \x040\x05 alt=\'src="y" ">" &amp;\' src=z>', (Picture('/p/"<b>.png', 4, 3),))
    assert 'src="/p/&quot;&lt;b&gt;.png"' in html
    assert 'alt="src=&quot;y&quot; &quot;>&quot; &amp;"' in html


def test_feeds_show_plain_pictures() -> None:
    assert (
        with_plain_pictures(IMG, without_sources((RICH,)))
        == '<img src="/a.png" alt="x" width="800" height="600">'
    )


def test_no_mark_is_left_whatever_stands_around_it() -> None:
    assert with_pictures('<img \x040\x05 alt="never closed', (PLAIN,)) == '<img alt="never closed'
    assert with_pictures("<p>", ()) == "<p>"
