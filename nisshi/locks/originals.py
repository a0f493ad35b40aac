"""The address of a picture as its host keeps it: one for all its sizes and all ways to write it."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

# Ids have 5 or 7 characters; one more of these letters asks for a size (imgur API, "Image thumbnails":
# s 90 px, b 160, t 160, m 320, l 640, h 1024). A name of 7 or fewer may end in one by itself and stays.
_IMGUR = re.compile(r"/(?P<id>[A-Za-z0-9]{7})[sbtmlh](?P<ending>\.[A-Za-z0-9]+)")
_IMGUR_HOSTS = ("i.imgur.com", "imgur.com", "www.imgur.com", "m.imgur.com")
_GONE = ("https://i.imgur.com/removed.png",)  # where imgur sends those who ask for what it has deleted
_KEPT = "%/:=&?~+!$,;'@()*-._"  # what the converter, too, leaves of a URL as it stands
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp")


def original_url(url: str) -> str:
    """Return the address of the original of a picture, as the keys of images.lock are spelled.

    Characters that no URL holds are encoded, scheme and host are in lower case, `//host/` is https;
    all else stays, but for imgur: there a letter for the size goes, and http becomes https. What is
    no http(s) address is returned as it is.
    """
    try:
        word = url.strip()
        parts = urlsplit(f"https:{word}" if word.startswith("//") else word)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
        path, query, fragment = (_encoded(part) for part in (parts.path, parts.query, parts.fragment))
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not host:
        return url
    if host.lower() in _IMGUR_HOSTS and path.lower().endswith(_ENDINGS):
        named = _IMGUR.fullmatch(path)
        path = f"/{named['id']}{named['ending']}" if named else path
        return urlunsplit(("https", "i.imgur.com", path, "", ""))
    return urlunsplit((parts.scheme, host.lower(), path, query, fragment))


def is_placeholder(url: str) -> bool:
    """Whether a host shows the picture at `url` in the place of those that are gone."""
    return url.partition("?")[0] in _GONE


def _encoded(part: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", part), _KEPT + "#")
