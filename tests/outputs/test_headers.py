"""`_headers`: what is sent with each answer."""

from __future__ import annotations

from nisshi.config import Settings
from nisshi.model import Site
from tests.outputs.sample import SETTINGS, Sketch, make_site, outputs_of, settings_at, with_site


def blocks(site: Site, settings: Settings = SETTINGS) -> dict[str, dict[str, str]]:
    """Return the headers by path pattern."""
    read: dict[str, dict[str, str]] = {}
    pattern = ""
    for line in outputs_of(site, settings)["_headers"].data.decode().splitlines():
        if line.startswith("/"):
            pattern = line
            read[pattern] = {}
        elif line:
            assert line.startswith("  ")
            name, value = line.strip().split(": ", 1)
            read[pattern][name] = value
    return read


def test_assets_with_a_digest_in_their_name_are_kept_for_a_year() -> None:
    assert blocks(make_site([]))["/assets/*"] == {"Cache-Control": "public, max-age=31536000, immutable"}


def test_every_answer_carries_the_security_headers() -> None:
    everywhere = blocks(make_site([]))["/*"]
    assert everywhere["X-Content-Type-Options"] == "nosniff"
    assert everywhere["X-Frame-Options"] == "DENY"
    assert everywhere["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "default-src 'self'" in everywhere["Content-Security-Policy"]


def test_no_header_is_named_twice_for_one_request_because_hosts_join_the_values() -> None:
    made = blocks(make_site([Sketch(slug="a", noindex=True)]))
    everywhere = set(made.pop("/*"))
    assert made and everywhere
    assert all(not everywhere & set(headers) for headers in made.values())


def test_feeds_and_markdown_have_their_types() -> None:
    made = blocks(make_site([]))
    types = {
        pattern: headers["Content-Type"] for pattern, headers in made.items() if "Content-Type" in headers
    }
    assert types == {
        "/rss.xml": "application/rss+xml; charset=utf-8",
        "/atom.xml": "application/atom+xml; charset=utf-8",
        "/tag/:tag/atom.xml": "application/atom+xml; charset=utf-8",
        "/feed.json": "application/feed+json",
        "/*.md": "text/markdown; charset=utf-8",
        "/llms.txt": "text/plain; charset=utf-8",
        "/.well-known/security.txt": "text/plain; charset=utf-8",
        "/manifest.webmanifest": "application/manifest+json",
    }


def test_the_base_path_stands_before_every_pattern() -> None:
    made = blocks(make_site([]), settings_at("https://example.com/blog/"))
    assert made and all(pattern.startswith("/blog/") for pattern in made)


def test_a_preview_is_not_to_be_indexed() -> None:
    assert blocks(make_site([]), with_site(noindex=True))["/*"]["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in blocks(make_site([]))["/*"]


def test_the_markdown_of_a_post_marked_noindex_is_marked_too() -> None:
    site = make_site([Sketch(slug="障害", noindex=True), Sketch(slug="b")])
    marked = {pattern for pattern, headers in blocks(site).items() if "X-Robots-Tag" in headers}
    assert marked == {"/%E9%9A%9C%E5%AE%B3.md"}
