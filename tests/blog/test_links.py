"""Every way to write a link leads to the one permalink, encoded once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.blogs import blog, built, nisshi, page, post

OTHER = "\n## 電池を替える\n\n停電した。\n"
SETTINGS = '[site]\nurl = "https://diary.example.com{base}/"\n[links]\nold_hosts = ["old.example.com"]\n'
HEADING = "%E9%9B%BB%E6%B1%A0%E3%82%92%E6%9B%BF%E3%81%88%E3%82%8B"
FORMS = {
    "other.md": "/2026/1/ups/",
    "./other.md": "/2026/1/ups/",
    "deep/index.md": "/deep/",
    "../pages/about.md": "/about/",
    "/2026/1/ups/": "/2026/1/ups/",
    "/2026/1/ups": "/2026/1/ups/",
    "2026/1/ups": "",  # relative to the page it stands on, where nothing is
    "../2026/1/ups/": "/2026/1/ups/",
    "https://diary.example.com/2026/1/ups": "/2026/1/ups/",
    "http://DIARY.example.com/2026/1/ups/": "/2026/1/ups/",
    "//diary.example.com/2026/1/ups/": "/2026/1/ups/",
    "https://diary.example.com": "/",
    "https://old.example.com/2026/1/ups/": "/2026/1/ups/",
    "https://old.example.com/entry/old-ups": "/2026/1/ups/",
    "/entry/old-ups/": "/2026/1/ups/",
    "other.md#電池を替える": f"/2026/1/ups/#{HEADING}",
    f"other.md#{HEADING}": f"/2026/1/ups/#{HEADING}",
    f"/2026/1/ups#{HEADING.lower()}": f"/2026/1/ups/#{HEADING}",
    "#top": "#top",
    "#": "#",
    "?page=2": "?page=2",
    "other.md?q=1&r=a%20b#top": "/2026/1/ups/?q=1&r=a%20b#top",
    "other.md?q=日本": "/2026/1/ups/?q=%E6%97%A5%E6%9C%AC",
    "/大障害/": "/%E5%A4%A7%E9%9A%9C%E5%AE%B3/",
    "/%E5%A4%A7%E9%9A%9C%E5%AE%B3": "/%E5%A4%A7%E9%9A%9C%E5%AE%B3/",
    "大障害.md": "/%E5%A4%A7%E9%9A%9C%E5%AE%B3/",
    "%E5%A4%A7%E9%9A%9C%E5%AE%B3.md": "/%E5%A4%A7%E9%9A%9C%E5%AE%B3/",
    "/50%25/": "/50%25/",
    "/tag/監視": "/tag/%E7%9B%A3%E8%A6%96/",
    "/tag/%E7%9B%A3%E8%A6%96/": "/tag/%E7%9B%A3%E8%A6%96/",
    "/2026/": "/2026/",
    "/2026/01": "/2026/01/",
    "/2026/1/": "/2026/01/",
    "/tags": "/tags/",
    "/": "/",
    "/rss.xml": "/rss.xml",
    "/sitemap-index.xml": "/sitemap-index.xml",
    "/2026/1/ups.md": "/2026/1/ups.md",
    "/pages/2/": "/pages/2/",
    "/images/a%20b.png": "/images/a%20b.png",
}  # fmt: skip


def linked(root: Path, *targets: str, base: str = "") -> Path:
    body = "\n".join(f"- [x](<{target}>)" for target in targets)
    files: dict[str, str | bytes] = {
        "a.md": post(body, tags="[監視]"),
        "other.md": post(OTHER, slug="2026/1/ups", aliases="[/entry/old-ups/]"),
        "content/posts/deep/index.md": post(),
        "大障害.md": post(),
        "percent.md": post(slug="50%"),
        "content/pages/about.md": post(date=""),
        "content/static/images/a b.png": b"png",
        **{f"filler-{number}.md": post() for number in range(10)},
    }
    return blog(root, files, SETTINGS.format(base=base))


def hrefs(root: Path) -> list[str]:
    return re.findall(r'href="([^"]*)"', page(root, "/a/"))


@pytest.mark.parametrize("base", ["", "/blog"], ids=["at the root", "below a path"])
def test_every_form_leads_to_the_permalink(tmp_path: Path, base: str) -> None:
    forms = {target: url for target, url in FORMS.items() if url}
    root = linked(tmp_path, *(_based(target, base) for target in forms), base=base)
    built(root)
    expected = [base + url if url.startswith("/") else url for url in forms.values()]
    assert [href.replace("&amp;", "&") for href in hrefs(root)] == expected


def _based(target: str, base: str) -> str:
    """Move a link that names our own host below the path the site has there."""
    return re.sub(r"^((?:https?:)?//diary\.example\.com)", rf"\1{base}", target, flags=re.IGNORECASE)


def test_a_link_may_hold_the_path_of_the_site_already(tmp_path: Path) -> None:
    root = linked(tmp_path, "/blog/2026/1/ups", "/blog/rss.xml", "/blog/", base="/blog")
    built(root)
    assert hrefs(root) == ["/blog/2026/1/ups/", "/blog/rss.xml", "/blog/"]


def test_our_host_beside_the_folder_of_the_site_is_not_ours(tmp_path: Path) -> None:
    root = linked(tmp_path, "https://diary.example.com/bloggers/写真", base="/blog")
    built(root)
    assert hrefs(root) == ["https://diary.example.com/bloggers/%E5%86%99%E7%9C%9F"]


@pytest.mark.parametrize(
    "target",
    [
        "/nowhere/", "nowhere.md", "2026/1/ups", "other.md#無い", "#無い", "/images/none.png", "/tag/none/", "/2025/",
        "https://diary.example.com/nowhere/", "https://old.example.com/nowhere/", "http://diary.example.com:[/", "",
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_told_once_at_its_place(tmp_path: Path, target: str) -> None:
    run = nisshi(linked(tmp_path, target))
    first_words = run.words.splitlines()[0]
    assert first_words.startswith("content/posts/a.md:6:")
    assert run.words.count("content/posts/a.md:") == 1
    assert run.code == (1 if target else 0)  # a link without any target is a slip, and a warning


def test_pictures_are_links_too(tmp_path: Path) -> None:
    body = '![写](/images/x.png)\n\n<img src="/images/y.png" alt="">\n'
    root = blog(tmp_path, {"a.md": post(body, headerImage="/images/z.png")})
    words = nisshi(root).words
    for name in ("x.png", "y.png", "z.png"):
        assert f"dead picture: /images/{name} leads nowhere" in words


def test_a_header_image_elsewhere_is_encoded_once(tmp_path: Path) -> None:
    root = blog(
        tmp_path,
        {
            "a.md": post(headerImage="https://example.org/写真%20a.png"),
            "b.md": post(headerImage='"http://[x"'),
        },
    )
    built(root)
    assert "image: https://example.org/%E5%86%99%E7%9C%9F%20a.png\n" in page(root, "/a/")


def test_dead_links_may_be_left_alone(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("[x](/nowhere/)")}, '[links]\ndead = "ignore"\n')
    built(root)
    assert nisshi(root).words.count("nowhere") == 0
    assert hrefs(root) == ["/nowhere/"]


def test_only_pictures_are_suggested_for_a_picture(tmp_path: Path) -> None:
    body = "![図](none.png)\n\n[頁](none/)\n"
    root = blog(
        tmp_path,
        {
            "nine.md": post(body),
            "content/posts/deep/index.md": post("![図](shot1.png)"),
            "content/posts/deep/shot2.png": b"x",
        },
    )
    said = [
        line.strip() for line in nisshi(root, "check").words.splitlines() if line.strip().startswith("= ")
    ]
    assert said == [
        "= Did you mean '/deep/shot2.png'?",
        "= Correct it, or set [links] dead in nisshi.toml.",
        "= Did you mean '/nine/'?",
    ]
