"""URLs are made in one place and encoded once."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.permalink import encode_path, output_file, post_path, urls_for


@pytest.mark.parametrize(
    ("path", "encoded"),
    [
        ("/2017/03/05/disaster/", "/2017/03/05/disaster/"),
        ("/大障害/", "/%E5%A4%A7%E9%9A%9C%E5%AE%B3/"),
        (unicodedata.normalize("NFD", "/ガ/"), "/%E3%82%AC/"),
        ("/50%/a b?c#d/", "/50%25/a%20b%3Fc%23d/"),
        ("/%E5/", "/%25E5/"),  # text that looks encoded is text
        ("/a:b@c+d,e;f=g!$&'()*~/", "/a:b@c+d,e;f=g!$&'()*~/"),
    ],
)
def test_paths_are_encoded_once(path: str, encoded: str) -> None:
    assert encode_path(path) == encoded


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_encoded_path_is_ascii_and_means_the_same(path: str) -> None:
    encoded = encode_path(path)
    assert encoded.isascii()
    assert unquote(encoded) == unicodedata.normalize("NFC", path)


@pytest.mark.parametrize("url", ["https://example.com/blog/", "https://example.com/blog"])
def test_the_path_of_the_site_stands_in_front(url: str) -> None:
    urls = urls_for(url)
    assert urls.path("/a/") == urls.path("a/") == "/blog/a/"
    assert urls.absolute("/a/") == "https://example.com/blog/a/"
    assert urls.absolute_url(urls.path("/監/")) == "https://example.com/blog/%E7%9B%A3/"
    assert urls.absolute_url("https://example.org/") == "https://example.org/"
    assert urls.absolute_url("//example.org/") == "//example.org/"


def test_a_site_at_the_root_has_no_path_in_front() -> None:
    assert urls_for("https://example.com").path("/") == "/"
    assert urls_for("https://example.com/").absolute("/") == "https://example.com/"


@pytest.mark.parametrize(
    ("path", "holds"),
    [("/blog", True), ("/blog/", True), ("/blog/a", True), ("/blogs/", False), ("/", False)],
)
def test_what_lies_in_the_site(path: str, holds: bool) -> None:
    assert urls_for("https://example.com/blog/").holds(path) is holds
    assert urls_for("https://example.com/").holds(path)


@pytest.mark.parametrize("slug", ["a/b", "/a/b", "a/b/", "/a/b/"])
def test_slashes_at_the_ends_of_a_slug_do_not_count(slug: str) -> None:
    assert post_path(slug) == "/a/b/"
    assert output_file(post_path(slug)) == "a/b/index.html"


def test_a_path_without_a_final_slash_is_a_file() -> None:
    assert (output_file("/"), output_file("/rss.xml")) == ("index.html", "rss.xml")
