"""Tags that differ in case, width or by an alias are one tag, and each has a safe address."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.blog.taxonomy import tag_key
from nisshi.permalink import tag_segment
from tests.blog.posts import taxonomy_of
from tests.blogs import blog, built, page, post


@pytest.mark.parametrize(
    "other", ["docker", "DOCKER", "Ｄｏｃｋｅｒ", "ｄｏｃｋｅｒ", unicodedata.normalize("NFD", "Docker")]
)
def test_case_and_width_make_no_other_tag(other: str) -> None:
    (tag,) = taxonomy_of(["Docker"], ["Docker"], [other]).tags
    assert (tag.name, tag.count) == ("Docker", 3)


def test_half_width_kana_and_sharp_s_fold_too() -> None:
    assert tag_key("ｻｰﾊﾞｰ") == tag_key("サーバー")
    assert tag_key("Straße") == tag_key("STRASSE")


def test_the_most_used_spelling_is_shown_and_the_others_are_known() -> None:
    (tag,) = taxonomy_of(["nginx"], ["Nginx"], ["Nginx"], ["NGINX"]).tags
    assert tag.name == "Nginx"
    assert tag.spellings == ("NGINX", "nginx")


def test_equally_used_spellings_are_chosen_by_name_not_by_order() -> None:
    one, other = taxonomy_of(["b"], ["B"]).tags, taxonomy_of(["B"], ["b"]).tags
    assert one[0].name == other[0].name == "B"


def test_an_alias_leads_to_its_tag() -> None:
    aliases = {"k8s": "Kubernetes", "モニタリング": "監視"}
    taxonomy = taxonomy_of(["K8S"], ["kubernetes"], ["モニタリング"], aliases=aliases)
    assert [(tag.name, tag.count) for tag in taxonomy.tags] == [("kubernetes", 2), ("監視", 1)]
    assert [tag.spellings for tag in taxonomy.tags] == [("K8S",), ("モニタリング",)]


def test_a_post_counts_once_and_shows_a_tag_once() -> None:
    taxonomy = taxonomy_of(["Go", "go", "ＧＯ"])
    assert [tag.count for tag in taxonomy.tags] == [1]
    assert len(taxonomy.of(["Go", "go", "ＧＯ"])) == 1


def test_tags_stand_by_count_then_name_and_on_a_post_as_written() -> None:
    taxonomy = taxonomy_of(["b", "a"], ["b"], ["c", "a", "b"])
    assert [tag.name for tag in taxonomy.tags] == ["b", "a", "c"]
    assert [tag.name for tag in taxonomy.of(["c", "a", "b"])] == ["c", "a", "b"]


UNSAFE = {
    "CI/CD": "CI~2FCD", "C#": "C~23", ".NET": "~2ENET", "50%": "50~25", "?": "~3F", "!!!": "~21~21~21", "..": "~2E~2E",
    "a~b": "a~7Eb", "a\\b": "a~5Cb", "v1.": "v1~2E", "1.0": "1.0", "12:30": "12:30", "C++": "C++", "監視": "監視",
}  # fmt: skip


@pytest.mark.parametrize(("name", "segment"), UNSAFE.items())
def test_every_tag_has_a_safe_segment(name: str, segment: str) -> None:
    assert tag_segment(name) == segment


@given(st.text(min_size=1))
def test_a_segment_is_one_name_below_its_folder(name: str) -> None:
    segment = tag_segment(name)
    assert not set(segment) & set('/\\?#%<>"|*')
    assert segment not in (".", "..")


@given(st.text(min_size=1), st.text(min_size=1))
def test_different_tags_have_different_segments(one: str, other: str) -> None:
    if unicodedata.normalize("NFC", one) != unicodedata.normalize("NFC", other):
        assert tag_segment(one) != tag_segment(other)


def test_unsafe_tags_are_pages_that_can_be_reached(tmp_path: Path) -> None:
    tags = ", ".join(f"'{name}'" for name in UNSAFE)
    links = " ".join(f"[{number}](</tag/{name}/>)" for number, name in enumerate(["CI~2FCD", "監視", "C~23"]))
    root = blog(tmp_path, {"a.md": post(links, tags=f"[{tags}]")})
    site = built(root)
    listed = [line.split()[-1] for line in page(root, "/tags/").splitlines() if "/tag/" in line]
    assert len(listed) == len(UNSAFE)
    for url in listed:
        assert (site / unquote(url).strip("/") / "index.html").is_file()


def test_other_spellings_redirect(tmp_path: Path) -> None:
    files = {
        "a.md": post("[別名](/tag/K8s/)", tags="[Nginx, K8s]"),
        "b.md": post(tags="[nginx, Kubernetes]"),
        "c.md": post(tags="[Nginx]"),
    }
    root = blog(tmp_path, files, '[tags.aliases]\nK8s = "Kubernetes"\n')
    rules = (built(root) / "_redirects").read_text(encoding="utf-8")
    assert 'href="/tag/Kubernetes/"' in page(root, "/a/")
    for source, target in (("nginx", "Nginx"), ("K8s", "Kubernetes")):
        assert any(line.split()[:2] == [f"/tag/{source}/", f"/tag/{target}/"] for line in rules.splitlines())
    assert sorted(path.name for path in (root / "site/tag").iterdir()) == ["Kubernetes", "Nginx"]
