"""Where things live on the web: the one place that makes URLs and the one that encodes them, once."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from urllib.parse import quote, urlsplit

import msgspec

# RFC 3986 path characters that need no encoding; "%" is not among them: a slug is text, not a URL.
_PATH_SAFE = "/-._~!$&'()*+,;=:@"
_PLAIN = re.compile(f"[A-Za-z0-9{re.escape(_PATH_SAFE)}]*")
# Characters that a URL, a host's router or a file system gives a meaning of its own.
_TAG_UNSAFE = frozenset('/\\?#%~<>"|*:\0') - {":"}


def encode_path(path: str) -> str:
    """Percent-encode a path (NFC, UTF-8) exactly once; "/" stays (RFC 3987 section 3.1)."""
    if _PLAIN.fullmatch(path):  # most are
        return path
    return quote(unicodedata.normalize("NFC", path), safe=_PATH_SAFE)


def tag_segment(name: str) -> str:
    """Return the path segment of a tag: its text, with unsafe characters as "~" and their hex code.

    The result is stable (it depends on nothing but the text) and reversible, so two tags never
    share one: "CI/CD" gives "CI~2FCD", ".NET" gives "~2ENET", "C#" gives "C~23".
    """
    text = unicodedata.normalize("NFC", name)
    only_symbols = not any(char.isalnum() for char in text)
    last = len(text) - 1

    def escape(index: int, char: str) -> str:
        at_edge = char in ". " and index in (0, last)
        if at_edge or char in _TAG_UNSAFE or ord(char) < 32 or (only_symbols and ord(char) < 128):
            return f"~{ord(char):02X}"
        return char

    return "".join(escape(index, char) for index, char in enumerate(text))


class Urls(msgspec.Struct, frozen=True, dict=True):
    """Makes URLs for a site published at `base`, an absolute URL that may have a path of its own."""

    base: str  # no slash at the end, e.g. "https://example.com/blog"

    @cached_property
    def base_path(self) -> str:
        """The path in front of every root-relative URL: "" or "/blog"."""
        return urlsplit(self.base).path.rstrip("/")

    @cached_property
    def host(self) -> str:
        """The host the site is published at, in lower case, with its port if it has one."""
        return urlsplit(self.base).netloc.lower()

    def holds(self, path: str) -> bool:
        """Tell whether a path of the host lies in the site: in "/blog" lies "/blog/a", not "/blogs"."""
        return f"{path}/".startswith(f"{self.base_path}/")

    def path(self, path: str) -> str:
        """Turn an unencoded path of the site ("/tag/監視/") into a root-relative URL ready for href."""
        return self.base_path + encode_path("/" + path.lstrip("/"))

    def absolute(self, path: str) -> str:
        """Turn an unencoded path of the site into an absolute URL."""
        return self.base + encode_path("/" + path.lstrip("/"))

    def absolute_url(self, url: str) -> str:
        """Make a URL that `path` returned absolute; other absolute URLs stay as they are."""
        if not url.startswith("/") or url.startswith("//"):
            return url
        return self.base.removesuffix(self.base_path) + url


def urls_for(site_url: str) -> Urls:
    """Return the maker of URLs for the `url` setting, with or without a final slash."""
    return Urls(site_url.rstrip("/"))


def post_path(slug: str) -> str:
    """Return the unencoded path of a post: "/2017/03/05/disaster/"."""
    return f"/{slug.strip('/')}/"


def output_file(path: str) -> str:
    """Return the file below site/ that answers an unencoded path: "/a/" gives "a/index.html"."""
    path = unicodedata.normalize("NFC", path).lstrip("/")
    return path + "index.html" if path == "" or path.endswith("/") else path
