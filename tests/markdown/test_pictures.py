"""What the converter notes of pictures, and what it says of their texts."""

from __future__ import annotations

import pytest

from nisshi.markdown.picture_texts import says_nothing
from nisshi.model import ImageUse
from tests.markdown.converting import complaints, convert


def test_every_picture_has_a_mark_and_says_where_it_comes_from() -> None:
    converted = convert(
        '![a](/x.png)\n\n<img src="https://example.com/y z.png" alt="b"><img alt="" src="data:x">\n'
    )
    assert converted.html.count("<img \x04") == 3
    found = [converted.images[int(part[0])] for part in converted.html.split("<img \x04")[1:]]
    assert found == [ImageUse(0), ImageUse(-1, "https://example.com/y%20z.png"), ImageUse()]


def test_an_author_cannot_write_a_mark() -> None:
    assert "\x04" not in convert("<img \x040\x05 \x04").html.replace("<img \x040\x05", "", 1)


@pytest.mark.parametrize(
    "alt", ["img", "image", "Imgur", "im", "inmg", ":", "", " ", "x.png", "IMG_2041.JPG", "…"]
)
def test_a_text_that_says_nothing(alt: str) -> None:
    assert says_nothing(alt)


@pytest.mark.parametrize(
    "alt", ["棚", "Getform.ioのデフォルトThankYouページ", "build", "localhost:17123", "v1.2"]
)
def test_a_text_that_says_something(alt: str) -> None:
    assert not says_nothing(alt, "https://i.example.org/abcdefg.png")


def test_the_name_of_the_file_says_nothing() -> None:
    assert says_nothing("cRHAJbol", "https://i.imgur.com/cRHAJbol.png")


def test_it_is_told_once_a_post_with_a_count() -> None:
    text = "一\n\n![img](a.png)\n\n![棚](b.png) ![](c.png)\n\n![:](d.png)\n"
    words = "the text “img” of this picture does not say what it shows; nor have 2 more of this post"
    assert complaints(convert(text, body_line=11)) == [(13, 1, words)]


def test_an_empty_text_in_html_is_deliberate_and_a_missing_one_is_not() -> None:
    assert complaints(convert('<img alt="" src="a.png">')) == []
    words = "this picture has no text that says what it shows"
    assert complaints(convert('文\n\n<p><img src="a.png"></p>')) == [(3, 0, words)]
