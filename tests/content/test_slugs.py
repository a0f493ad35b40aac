"""A slug is kept letter for letter, as long as it stays inside the site."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.content.slugs import slug_fault, slug_of_file
from nisshi.permalink import output_file, post_path
from tests.blogs import blog, built, nisshi, post, tree
from tests.content.reading import meta, with_keys

NFC, NFD = "ガード", unicodedata.normalize("NFD", "ガード")


@pytest.mark.parametrize(
    "slug",
    ["2017/03/05/disaster", "2021/1/2/a", "/a/b", "A-b_c", "大障害再び", "a b", "50%", "a?b#c", "C++", ".a"],
)
def test_slugs_are_kept(slug: str) -> None:
    assert slug_fault(slug) == ""
    assert meta(with_keys(f"slug: '{slug}'")).slug == slug


@pytest.mark.parametrize(
    "slug",
    [
        "..",
        "a/../b",
        "../a",
        "./a",
        "http://a.example/",
        "//a.example",
        "a\\b",
        "a\nb",
        "a\x7f",
        "",
        "/",
        " ",
        "a//b",
    ],
)
def test_slugs_that_leave_the_site_are_refused(slug: str) -> None:
    assert slug_fault(slug)


@given(st.text())
def test_what_is_not_refused_stays_below_the_output_folder(slug: str) -> None:
    if not slug_fault(slug):
        path = Path("/site") / output_file(post_path(slug))
        assert path.resolve().is_relative_to("/site")
        assert path.name == "index.html"


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("content/posts/disk-full.md", "disk-full"),
        ("content/posts/2024/disk-full.md", "disk-full"),
        ("content/posts/cat-cable/index.md", "cat-cable"),
        (f"content/posts/{NFD}.md", NFC),
    ],
)
def test_without_a_slug_the_file_names_the_post(path: str, slug: str) -> None:
    assert slug_of_file(path) == slug
    assert meta(with_keys(), path).slug == slug


@pytest.mark.parametrize("name", [NFC, NFD], ids=["NFC", "NFD"])
def test_a_japanese_file_name_gives_one_address_in_either_form(tmp_path: Path, name: str) -> None:
    files = {f"{name}.md": post(), "a.md": post(f"[同](./{NFC}.md)と[じ](./{NFD}.md)と[道](/{NFD}/)")}
    site = built(blog(tmp_path, files))
    assert (site / NFC / "index.html").is_file()
    assert (site / "a/index.html").read_text(encoding="utf-8").count(
        'href="/%E3%82%AC%E3%83%BC%E3%83%89/"'
    ) == 3


@pytest.mark.parametrize("second", [NFD, NFC, NFC + "/"])
def test_one_slug_in_two_unicode_forms_names_both_posts(tmp_path: Path, second: str) -> None:
    root = blog(tmp_path, {"a.md": post(slug=NFC), "b.md": post(slug=second)})
    run = nisshi(root)
    assert run.code == 1
    assert "content/posts/a.md and content/posts/b.md both become" in run.words


def test_files_beside_an_index_are_published_beside_its_page(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/posts/cat/index.md": post(
            "![ケーブル](after.png) [記録](logs/boot.log)", slug="2026/1/cat", headerImage="after.png"
        ),
        "content/posts/cat/after.png": b"\x89PNG",
        "content/posts/cat/logs/boot.log": "booted",
        "content/posts/cat/.DS_Store": "x",
        "content/posts/cat/index.md~": "x",
        "content/posts/stray.png": "beside no index",
    }
    root = blog(tmp_path, files)
    site = built(root)
    assert (site / "2026/1/cat/after.png").read_bytes() == b"\x89PNG"
    assert (site / "2026/1/cat/logs/boot.log").read_text() == "booted"
    html = (site / "2026/1/cat/index.html").read_text(encoding="utf-8")
    assert 'src="/2026/1/cat/after.png"' in html
    assert 'href="/2026/1/cat/logs/boot.log"' in html
    assert "image: /2026/1/cat/after.png" in html
    assert not [path for path in tree(site) if "DS_Store" in path or "~" in path or "stray" in path]


def test_the_list_of_our_own_files_is_no_place_for_a_post() -> None:
    assert slug_fault(".nisshi-manifest.json") == "Nisshi keeps the list of its own files there"
    assert slug_fault("/.NISSHI-manifest.json/a/")
