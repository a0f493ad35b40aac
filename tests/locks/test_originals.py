"""One address for a picture, however a post writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.locks.originals import is_placeholder, original_url
from nisshi.markdown.targets import encoded

IDS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=7, max_size=7)
ENDINGS = st.sampled_from([".png", ".jpg", ".gif", ".PNG", ".jpeg"])


@pytest.mark.parametrize(
    ("written", "original"),
    [
        ("https://i.imgur.com/cRHAJbol.png", "https://i.imgur.com/cRHAJbo.png"),
        ("https://i.imgur.com/Qunuknuh.png", "https://i.imgur.com/Qunuknu.png"),
        ("https://i.imgur.com/DoTRtn3m.png", "https://i.imgur.com/DoTRtn3.png"),
        ("http://i.imgur.com/cRHAJbo.png", "https://i.imgur.com/cRHAJbo.png"),
        ("//i.imgur.com/cRHAJbo.png?1", "https://i.imgur.com/cRHAJbo.png"),
        ("https://imgur.com/cRHAJbo.png", "https://i.imgur.com/cRHAJbo.png"),
        ("https://i.imgur.com/sT5vhFm.png", "https://i.imgur.com/sT5vhFm.png"),  # an id that ends in m
        ("https://i.imgur.com/abcdm.png", "https://i.imgur.com/abcdm.png"),
        ("https://i.imgur.com/abcdel.png", "https://i.imgur.com/abcdel.png"),
        ("https://i.imgur.com/abcdefgx.png", "https://i.imgur.com/abcdefgx.png"),
        ("https://imgur.com/a/cRHAJbol", "https://imgur.com/a/cRHAJbol"),
        ("https://i.example.com/cRHAJbol.png", "https://i.example.com/cRHAJbol.png"),
        ("http://example.com/a.png?x=1&y=%20#z", "http://example.com/a.png?x=1&y=%20#z"),
        ("HTTPS://Example.COM/絵 1.png", "https://example.com/%E7%B5%B5%201.png"),
        ("https://例え.example.com/x", "https://xn--r8jz45g.example.com/x"),
        ("/images/a.png", "/images/a.png"),
        ("data:image/png;base64,AA", "data:image/png;base64,AA"),
        ("http://[::1", "http://[::1"),
        ("", ""),
    ],
)
def test_originals(written: str, original: str) -> None:
    assert original_url(written) == original


@given(IDS, ENDINGS, st.sampled_from("sbtmlh"), st.sampled_from(["http:", "https:", ""]))
def test_every_size_of_a_picture_has_one_original(name: str, ending: str, size: str, scheme: str) -> None:
    original = f"https://i.imgur.com/{name}{ending}"
    assert original_url(f"{scheme}//i.imgur.com/{name}{ending}") == original
    assert original_url(f"{scheme}//i.imgur.com/{name}{size}{ending}") == original


@given(
    st.text() | st.text().map("https://example.com/".__add__) | st.text().map("http://i.imgur.com/".__add__)
)
def test_the_original_of_an_original_is_itself(url: str) -> None:
    assert original_url(original_url(url)) == original_url(url)


@given(st.text("aé絵 %25()'&=?/+~.#[]\"<>|^`{}\\", max_size=12))
def test_the_address_in_the_page_means_the_same_as_the_one_in_the_text(path: str) -> None:
    url = f"https://example.com/{path}"
    assert original_url(encoded(url)) == original_url(url)


def test_what_is_shown_for_what_is_gone() -> None:
    assert is_placeholder("https://i.imgur.com/removed.png")
    assert not is_placeholder("https://i.imgur.com/cRHAJbo.png")
