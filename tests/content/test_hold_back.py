"""What is not meant to be read yet is nowhere: in no file of the site, under no name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.blogs import blog, built, nisshi, post, tree

SETTINGS = '[site]\ntitle = "日誌"\n[author]\nname = "x"\n[tags.aliases]\nqsecrettag = "qsecretname"\n'


@pytest.mark.parametrize(
    "key",
    [{"draft": "true"}, {"date": "2026-06-02"}, {"publishDate": "2027-01-01"}, {"expiryDate": "2026-05-31"}],
)
def test_a_held_back_post_leaves_no_trace(tmp_path: Path, key: dict[str, str]) -> None:
    secret = post(
        "qsecretbody\n\n## qsecretheading\n\n![](qsecretpicture.png)",
        title="qsecrettitle",
        slug="qsecretslug",
        tags="[qsecrettag, shared]",
        description="qsecretwords",
        aliases="[/qsecretalias/]",
        series="qsecretseries",
        qsecretkey="qsecretvalue",
        **key,
    )
    files = {
        "content/posts/qsecretfolder/index.md": secret,
        "content/posts/qsecretfolder/qsecretpicture.png": "qsecretpixels",
        "a.md": post("公開。", tags="[shared]"),
        "b.md": post("公開。", tags="[shared]", date="2026-01-02"),
    }
    site = tree(built(blog(tmp_path, files, SETTINGS)))
    assert "a/index.html" in site
    assert [path for path, data in site.items() if re.search(b"qsecret", path.encode() + data)] == []
    assert "qsecretfolder/index.md" in nisshi(tmp_path).words  # named to the author, and to nobody else


@pytest.mark.parametrize(
    ("option", "name"),
    [
        ("-D", "draft"),
        ("-F", "future"),
        ("-E", "expired"),
        ("--drafts", "draft"),
        ("-DFE", "draft future expired"),
    ],
)
def test_an_option_includes_each_kind(tmp_path: Path, option: str, name: str) -> None:
    files = {
        "draft.md": post(draft="true"),
        "future.md": post(date="2026-07-01"),
        "expired.md": post(expiryDate="2026-05-01"),
    }
    site = built(blog(tmp_path, files), option)
    found = [word for word in ("draft", "future", "expired") if (site / word / "index.html").is_file()]
    assert found == name.split()


def test_a_draft_of_the_future_needs_both_options(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(draft="true", date="2027-01-01")})
    assert not (built(root, "-D") / "a").exists()
    assert (built(root, "-D", "-F") / "a").exists()


def test_source_date_epoch_takes_the_place_of_the_clock(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(date="2026-06-01T12:00:00Z", expiryDate="2026-06-02T12:00:00Z")})
    noon = 1780315200  # 2026-06-01 12:00 UTC

    def is_published(second: int) -> bool:
        assert nisshi(root, SOURCE_DATE_EPOCH=str(second)).code == 0
        return (root / "site/a").exists()

    moments = (noon - 1, noon, noon + 86_399, noon + 86_400)
    assert [is_published(second) for second in moments] == [False, True, True, False]


def test_publish_date_comes_before_date(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(date="2027-01-01", publishDate="2026-01-01")})
    assert (built(root) / "a").exists()
