"""What robots are told."""

from __future__ import annotations

from tests.outputs.sample import make_site, outputs_of, settings_at, with_site


def test_robots_may_come_and_find_the_sitemap() -> None:
    settings = settings_at("https://example.com/blog")
    assert outputs_of(make_site([]), settings)["robots.txt"].data.decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.com/blog/sitemap-index.xml\n"
    )


def test_a_preview_turns_robots_away() -> None:
    made = outputs_of(make_site([]), with_site(noindex=True))
    assert made["robots.txt"].data.decode() == "User-agent: *\nDisallow: /\n"
