"""`_headers`, as Netlify and Cloudflare Pages read it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nisshi.config import Settings
from nisshi.model import Output, Site
from nisshi.outputs.content_policy import content_policy
from nisshi.outputs.feed_inputs import MEDIA_TYPES
from nisshi.outputs.paths import MANIFEST, twin_path
from nisshi.permalink import Urls

YEAR = 31_536_000  # seconds


class Block(msgspec.Struct, frozen=True):
    """The headers of the requests that a path pattern stands for."""

    pattern: str  # encoded, with the base path in front
    headers: tuple[tuple[str, str], ...]


def headers(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield the file.

    A request takes the headers of every block that fits, and some hosts join two values of one
    header: so no header stands in two blocks that can meet. What no block names keeps the hosts' own
    `Cache-Control: public, max-age=0, must-revalidate`, which is what HTML needs.
    """
    blocks = [
        Block(urls.path("/*"), _everywhere(site, settings)),
        # Names under /assets/ and /pictures/ hold a digest of the content.
        Block(urls.path("/assets/*"), (("Cache-Control", f"public, max-age={YEAR}, immutable"),)),
        Block(urls.path("/pictures/*"), (("Cache-Control", f"public, max-age={YEAR}, immutable"),)),
        *(Block(urls.path(path), (("Content-Type", kind),)) for path, kind in _TYPES),
    ]
    if not settings.site.noindex:
        blocks += [
            Block(urls.path(twin_path(article)), (("X-Robots-Tag", "noindex"),))
            for article in site.articles
            if article.meta.noindex
        ]
    yield Output("_headers", "\n".join(_text(block) for block in blocks).encode(), "_headers")


_TYPES = (
    ("/rss.xml", f"{MEDIA_TYPES['rss']}; charset=utf-8"),
    ("/atom.xml", f"{MEDIA_TYPES['atom']}; charset=utf-8"),
    ("/tag/:tag/atom.xml", f"{MEDIA_TYPES['atom']}; charset=utf-8"),
    ("/feed.json", MEDIA_TYPES["json"]),
    ("/*.md", "text/markdown; charset=utf-8"),
    ("/llms.txt", "text/plain; charset=utf-8"),
    ("/.well-known/security.txt", "text/plain; charset=utf-8"),
    (MANIFEST, "application/manifest+json"),
)


def _everywhere(site: Site, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return the headers of every answer; CSP's frame-ancestors is X-Frame-Options for newer browsers."""
    headers = (
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Content-Security-Policy", content_policy(site.guests)),
    )
    return (*headers, ("X-Robots-Tag", "noindex")) if settings.site.noindex else headers


def _text(block: Block) -> str:
    return block.pattern + "\n" + "".join(f"  {name}: {value}\n" for name, value in block.headers)
