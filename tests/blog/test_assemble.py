"""Posts stand by their moment, with their neighbours, series and archives."""

from __future__ import annotations

import re
from pathlib import Path

from tests.blogs import blog, built, page, post


def urls(html: str) -> list[str]:
    return re.findall(r"^\d+-\d+ (/\S+)", html, re.MULTILINE)


def test_the_newest_post_stands_first_and_equal_moments_by_path(tmp_path: Path) -> None:
    files = {
        "b.md": post(date="2026-01-01T00:00:00Z"),
        "a.md": post(date="2026-01-01T09:00:00+09:00"),  # the same moment
        "c.md": post(date="2026-01-01T00:00:01Z"),
    }
    root = blog(tmp_path, files)
    built(root)
    assert urls(page(root, "/")) == ["/c/", "/a/", "/b/"]


def test_previous_is_older_and_next_is_newer(tmp_path: Path) -> None:
    root = blog(tmp_path, {f"{day}.md": post(date=f"2026-01-0{day}") for day in (1, 2, 3)})
    built(root)
    shown = [
        re.findall(r"^(?:previous|next): (.*)$", page(root, f"/{day}/"), re.MULTILINE) for day in (1, 2, 3)
    ]
    assert shown == [["none", "/2/"], ["/1/", "/3/"], ["/2/", "none"]]


def test_a_series_stands_in_order_of_date_on_each_of_its_parts(tmp_path: Path) -> None:
    files = {f"{day}.md": post(date=f"2026-01-0{day}", series="再建") for day in (3, 1, 2)}
    root = blog(tmp_path, {**files, "other.md": post()})
    built(root)
    assert all("series: /1/ /2/ /3/\n" in page(root, f"/{day}/") for day in (1, 2, 3))
    assert "series:\n" in page(root, "/other/")


def test_archives_hold_the_posts_of_their_year_and_month(tmp_path: Path) -> None:
    files = {
        "a.md": post(date="2024-02-29"),
        "b.md": post(date="2024-11-01"),
        "c.md": post(date="2025-01-01"),
    }
    root = blog(tmp_path, files)
    site = built(root)
    assert urls(page(root, "/2024/")) == ["/b/", "/a/"]
    assert urls(page(root, "/2024/02/")) == ["/a/"]
    assert urls(page(root, "/2025/01/")) == ["/c/"]
    assert not (site / "2025/02").exists()


def test_a_fixed_page_is_in_no_list(tmp_path: Path) -> None:
    files = {
        "content/pages/about.md": post(title="この日誌", date=""),
        "a.md": post(),
        "b.md": post(templateKey="about-page"),
    }
    root = blog(tmp_path, files)
    built(root)
    assert "title: この日誌" in page(root, "/about/")
    assert urls(page(root, "/")) == ["/a/"]


def test_templates_see_keys_of_the_authors_own(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(mood="good", weather="rain")})
    built(root)
    assert "extra: mood=good weather=rain" in page(root, "/a/")
