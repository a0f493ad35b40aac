"""The Markdown beside each post."""

from __future__ import annotations

import frontmatter
import msgspec
import pytest

from nisshi.outputs.markdown_links import absolute_targets
from tests.outputs.sample import BODY, Sketch, make_site, outputs_of, settings_at

BASE = "https://example.com/blog"
SLUG = "2017/03/05/障害"
POST = Sketch(
    slug=SLUG,
    title="障害: #1 'と' \"夜\"",
    updated="2017-04-01",
    tags=("監視", "on", "1.0"),
    image="/blog/画.png",
)


def twin(body: str = "本文") -> str:
    settings = settings_at(f"{BASE}/")
    site = make_site([POST], settings=settings)
    bodies = {SLUG: msgspec.structs.replace(BODY, markdown=body)}
    return outputs_of(site, settings, bodies)[f"{SLUG}.md"].data.decode()


def test_its_front_matter_is_what_the_page_shows() -> None:
    assert frontmatter.loads(twin()).metadata == {
        "title": "障害: #1 'と' \"夜\"",
        "date": "2017-03-05T08:00:00+09:00",
        "updated": "2017-04-01T08:00:00+09:00",
        "description": "障害: #1 'と' \"夜\"の説明",
        "tags": ["監視", "on", "1.0"],
        "headerImage": "https://example.com/blog/画.png",
        "url": "https://example.com/blog/2017/03/05/%E9%9A%9C%E5%AE%B3/",
        "author": "日誌の著者",
        "lang": "ja",
    }


def test_japanese_stays_readable() -> None:
    assert '- "監視"\n' in twin()


def test_its_body_is_the_source_with_absolute_links() -> None:
    text = twin("\n最初の段落。\n\n[前回](/2017/)と![図](/images/a.png)\n\n")
    body = text.split("---\n", 2)[2]
    assert body == f"\n最初の段落。\n\n[前回]({BASE}/2017/)と![図]({BASE}/images/a.png)\n"


MOVED = {
    "a.jpg": f"{BASE}/2017/a/a.jpg",
    "b c.png": f"{BASE}/2017/a/b%20c.png",
    "../b.md#c": f"{BASE}/2017/b/#c",
    "d(e).png": f"{BASE}/2017/a/d%28e%29.png",
    "図.png": f"{BASE}/2017/a/%E5%9B%B3.png",
}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("![x](a.jpg 'y')", f"![x]({BASE}/2017/a/a.jpg 'y')"),
        ("[![x](a.jpg)](../b.md#c)", f"[![x]({BASE}/2017/a/a.jpg)]({BASE}/2017/b/#c)"),
        ("![x](<b c.png>)", f"![x](<{BASE}/2017/a/b%20c.png>)"),
        ("![x](図.png)", f"![x]({BASE}/2017/a/%E5%9B%B3.png)"),
        ("![x](d(e).png)", f"![x]({BASE}/2017/a/d%28e%29.png)"),
        ("[x]: a.jpg", f"[x]: {BASE}/2017/a/a.jpg"),
        ("<img src=a.jpg alt='a.jpg'>", f"<img src={BASE}/2017/a/a.jpg alt='a.jpg'>"),
        (
            """<a href='../b.md#c'><img srcset="a.jpg 1x, /d.jpg 2x"></a>""",
            f"""<a href='{BASE}/2017/b/#c'><img srcset="{BASE}/2017/a/a.jpg 1x, {BASE}/d.jpg 2x"></a>""",
        ),
        ("`![x](a.jpg)` a.jpg (a.jpg) [x](other.jpg)", "`![x](a.jpg)` a.jpg (a.jpg) [x](other.jpg)"),
        ("[x]: `[y](/z)`", "[x]: `[y](/z)`"),
        ("[x]:\n```\n[y](a.jpg)\n```", "[x]:\n```\n[y](a.jpg)\n```"),
        ("```\n![x](a.jpg)\n```", "```\n![x](a.jpg)\n```"),
    ],
)
def test_targets_beside_the_post_get_their_own_address(source: str, expected: str) -> None:
    assert absolute_targets(source, BASE, MOVED) == expected


def test_a_picture_beside_the_post_leads_to_where_it_is_published() -> None:
    urls = ("/blog/2017/03/05/x/a.jpg", "/blog/2016/b/", "#c", "/blog/d'(e).png")
    sketch = msgspec.structs.replace(POST, targets=urls, written=("a.jpg", "../b.md", "#c", "d.png"))
    settings = settings_at(f"{BASE}/")
    body = "![x](a.jpg) [y](../b.md) [z](#c) ![w](d.png)\n\n    ![x](a.jpg)\n\n`video: a.jpg`"
    bodies = {SLUG: msgspec.structs.replace(BODY, markdown=body)}
    text = outputs_of(make_site([sketch], settings=settings), settings, bodies)[f"{SLUG}.md"].data.decode()
    at = f"{BASE}/2017/03/05/x/a.jpg"
    assert text.split("---\n\n")[1] == (
        f"![x]({at}) [y]({BASE}/2016/b/) [z](#c) ![w]({BASE}/d%27%28e%29.png)\n\n    ![x](a.jpg)\n\n[a.jpg]({at})\n"
    )


def test_code_is_left_as_its_author_wrote_it() -> None:
    code = '    <iframe src="//example.net/a"></iframe> [b](/c/)\n\n    <script src="/d.js"></script>'
    assert twin(f"a [b](/c/)\n\n{code}\n").endswith(f"a [b]({BASE}/c/)\n\n{code}\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[a](/b/)", f"[a]({BASE}/b/)"),
        ("![a]( </b c.png> 'd')", f"![a]( <{BASE}/b c.png> 'd')"),
        ("[![a](/b.png)](/c/)", f"[![a]({BASE}/b.png)]({BASE}/c/)"),
        ("[a]: /b 'c'\n  [d]: </e>", f"[a]: {BASE}/b 'c'\n  [d]: <{BASE}/e>"),
        ("> [a]: /b", f"> [a]: {BASE}/b"),
        (
            '<a href="/b"><img alt="x > y" src=\'/c.png\'></a>',
            f'<a href="{BASE}/b"><img alt="x > y" src=\'{BASE}/c.png\'></a>',
        ),
        ('<img srcset="/a.png 1x, /b.png 2x">', f'<img srcset="{BASE}/a.png 1x, {BASE}/b.png 2x">'),
        ("`[a](/b)` [c](/d)", f"`[a](/b)` [c]({BASE}/d)"),
        ("an ` alone\n\n[c](/d) and `", f"an ` alone\n\n[c]({BASE}/d) and `"),
        ("~~~\n[a](/b)\n~~~~\n[c](/d)", f"~~~\n[a](/b)\n~~~~\n[c]({BASE}/d)"),
    ],
)
def test_targets_that_start_with_a_slash_get_the_address_of_the_site(source: str, expected: str) -> None:
    assert absolute_targets(source, BASE) == expected


@pytest.mark.parametrize(
    "source",
    [
        "[a](//other.example/) [b](#c) [d](e.md) [f](https://g.example/h)",
        "``[a](`/b)``",
        "```md\n[a](/b)\n```",
        "- item\n\n  ````\n  ```\n  [a](/b)\n  ````",
        "1. ```\n   [a](/b)\n   ```",
        "> ```\n> [a](/b)\n> ```",
        "```\n[a](/b) in a fence that never closes",
        "[^1]: /etc/hosts is a file",
        "[a]: /etc/hosts is a file",
        "- > ```\n  > [a](/b)\n  > ```",
        r"[a\](/b)",
        '<p title="href=/a">/b</p>',
        "(/a) [/b] /c",
    ],
)
def test_everything_else_stays_as_the_author_wrote_it(source: str) -> None:
    assert absolute_targets(source, BASE) == source
