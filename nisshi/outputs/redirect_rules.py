"""One line of `_redirects`, safe from spaces, line feeds and characters that hosts read as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import parse_qsl, quote, unquote_to_bytes

import msgspec

from nisshi.config import Redirect
from nisshi.outputs.places import place_key
from nisshi.permalink import Urls

_URL_SAFE = "%/:?#[]@!$&'()*+,;=~-._"  # RFC 3986 reserved and unreserved characters, and "%"
_ORIGIN = re.compile(r"^[a-z]+://[^/]*", re.IGNORECASE)


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A request for `source` is sent to `target`; both are encoded, with the base path in front."""

    source: str  # path, then a space and "key=value" for each parameter that must be there
    target: str
    place: str | None  # `place_key` of the one address asked for; None when it asks for more or less
    status: int = 301
    force: bool = False

    @property
    def pattern(self) -> bool:
        """Whether it stands for many addresses; hosts take the first line that fits, so these go last."""
        return "*" in self.source or "/:" in self.source

    @property
    def loops(self) -> bool:
        """Whether it leads back to itself; a host makes no difference between "/a" and "/a/"."""
        return self.source.replace("*", ":splat").rstrip("/") == self.target.rstrip("/")

    @property
    def line(self) -> str:
        return f"{self.source} {self.target} {self.status}{'!' if self.force else ''}"


def path_rules(path: str, target: str, urls: Urls) -> Iterator[Rule]:
    """Yield the rules that lead one address, with and without a final slash, to `target`.

    `path` is text of the author's: encoded or not, perhaps of a full URL, perhaps with parameters
    ("/?p=123"). Nothing in it is a pattern.
    """
    path, _, query = _ORIGIN.sub("", path.strip()).partition("?")
    path = normpath(f"/{path.strip('/')}")  # as browsers do before they ask (RFC 3986 section 5.2.4)
    bare = encode_once("/" + path.strip("/"), urls).replace("*", "%2A").replace("/:", "/%3A")
    if query:
        # A host would serve the page at the path whatever the parameters, unless it is forced.
        yield Rule(source=bare + _parameters(query), target=target, place=None, force=True)
        return
    place = place_key(decoded(path))
    for source in (bare, bare.rstrip("/") + "/"):
        yield Rule(source=source, target=target, place=place)


def encode_once(path: str, urls: Urls) -> str:
    """Encode a path that may already be encoded; old addresses in Shift_JIS or EUC-JP stay what they are."""
    raw = unquote_to_bytes(path)
    try:
        return urls.path(raw.decode())
    except UnicodeDecodeError:
        return urls.base_path + quote(raw, safe="/!$&'()*+,;=:@")


def decoded(path: str) -> str:
    return unquote_to_bytes(path).decode(errors="replace")


def own_rule(redirect: Redirect, urls: Urls) -> Rule:
    """Return a redirect of the author's own, in which `*`, `:name` and parameters keep their meaning."""
    text = redirect.source.strip()
    path, _, query = text.partition("?")
    here = path.startswith("/")
    rule = Rule(
        source=encode_once(path, urls) + _parameters(query) if here else quote(text, safe=_URL_SAFE),
        target=own_target(redirect.to, urls),
        place=place_key(decoded(path)) if here and not query else None,
        status=redirect.status,
        force=redirect.force,
    )
    return msgspec.structs.replace(rule, place=None) if rule.pattern else rule


def own_target(text: str, urls: Urls) -> str:
    """Encode the `to` of a redirect of the author's own: a path of this site or an address anywhere."""
    text = text.strip()
    if not text.startswith("/") or text.startswith("//"):
        return quote(text, safe=_URL_SAFE)
    cut = min((at for at in (text.find("?"), text.find("#")) if at >= 0), default=len(text))
    return encode_once(text[:cut], urls) + quote(text[cut:], safe=_URL_SAFE)


def _parameters(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    return "".join(f" {quote(key, safe='')}={quote(value, safe=':')}" for key, value in pairs)
