"""The page for language models."""

from __future__ import annotations

import msgspec

from nisshi.config import FeedSettings
from tests.outputs.dressed import dressed
from tests.outputs.sample import SETTINGS, Sketch, make_site, outputs_of, settings_at, with_site


def test_it_has_title_description_author_licence_and_the_newest_posts_as_markdown() -> None:
    settings = settings_at("https://example.com/blog/")
    own = msgspec.structs.replace(
        settings.site, license="CC BY 4.0", license_url="https://licence.example/by/4.0/"
    )
    settings = msgspec.structs.replace(settings, site=own)
    site = make_site([Sketch(slug="2017/03/05/障害", title="障害"), Sketch(slug="b", noindex=True)])
    assert outputs_of(site, settings)["llms.txt"].data.decode() == (
        "# 試験日誌\n\n"
        "> 監視と夜更かし\n\n"
        "- Author: [日誌の著者](https://example.com/blog/)\n"
        "- Licence: [CC BY 4.0](https://licence.example/by/4.0/)\n"
        "- Feed: <https://example.com/blog/atom.xml>\n\n"
        "## 記事\n\n"
        "- [障害](https://example.com/blog/2017/03/05/%E9%9A%9C%E5%AE%B3.md): 障害の説明\n"
    )


def test_titles_and_addresses_cannot_break_its_links() -> None:
    site = dressed(make_site([Sketch(slug="a(1)")]), "a(1)", title="[tag]\n*a* <b> `c`")
    text = outputs_of(site)["llms.txt"].data.decode()
    assert r"- [\[tag\] \*a\* \<b\> \`c\`](https://example.com/a%281%29.md): " in text


def test_it_lists_as_many_posts_as_the_feeds() -> None:
    settings = msgspec.structs.replace(SETTINGS, feeds=FeedSettings(items=1))
    text = outputs_of(make_site([Sketch(slug="a"), Sketch(slug="b")]), settings)["llms.txt"].data.decode()
    assert "/a.md" in text
    assert "/b.md" not in text


def test_what_is_not_set_is_not_said() -> None:
    text = outputs_of(make_site([]), with_site(description=""))["llms.txt"].data.decode()
    assert ">" not in text.replace("<https://example.com/atom.xml>", "")
    assert "Licence" not in text
