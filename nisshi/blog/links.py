"""Internal links to true permalinks; what leads nowhere is kept to be checked at the end."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal
from urllib.parse import SplitResult, quote, unquote, urlsplit

import msgspec

from nisshi.blog.near import nearest
from nisshi.blog.routes import Route, Routes
from nisshi.errors import Place, Problem, Severity, did_you_mean
from nisshi.model import LinkUse, Outline, Post, Target
from nisshi.permalink import output_file, post_path

_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)*\.(com|org|net|jp|io|dev|co|me|info|xyz|app|sh|gg)(/.*)?", re.ASCII)
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.ASCII | re.IGNORECASE)
_SAFE = "/?:@-._~!$&'()*+,;="  # in a query or fragment (RFC 3986, sections 3.4 and 3.5)
Dead = Literal["error", "warn", "ignore"]


HEADER_IMAGE = -1  # stands for a post's header image where others have the number of a link


class Unresolved(msgspec.Struct, frozen=True):
    """A link that no post, tag or file answers; an output such as a feed still may."""

    source: str  # path of the post
    number: int  # among the post's links, or HEADER_IMAGE
    target: Target
    path: str  # unencoded path of the site it means
    reason: str = ""  # why it leads nowhere, when that is known already
    hint: str = ""


class DeadLink(msgspec.Struct, frozen=True):
    """A link that leads nowhere. Where it stands is looked up when it is told."""

    source: str
    number: int
    length: int  # of the target as written, in characters
    message: str
    hint: str
    severity: Severity


class Linker:
    """Resolves the links of posts against the routes of the site."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.unresolved: list[Unresolved] = []

    def targets(self, outline: Outline) -> tuple[str, ...]:
        """Return the final URL of each link of a post, in the order of its marks."""
        post = outline.post
        return tuple(self._link(number, target, post) for number, target in enumerate(outline.targets))

    def header_image(self, post: Post) -> str:
        """Return the URL of a post's header image, "" when it has none."""
        address = post.meta.header_image
        if _EXTERNAL.match(address) or not address:
            return _encoded(address)
        return self._link(HEADER_IMAGE, Target(address, image=True), post)

    def _link(self, number: int, target: Target, post: Post) -> str:
        address = _split(target.address)
        fragment = _fragment(address.fragment) if "#" in target.address else ""
        query = f"?{_encoded(address.query)}" if address.query else ""
        if not address.path and not address.netloc:
            route = self._routes.source(post.path)
            self._check_fragment(number, target, post, route, address.fragment)
            return query + fragment or "#"
        urls = self._routes.urls
        if address.netloc.lower() == urls.host and not urls.holds(address.path):
            return _encoded(target.address)  # our host, but beside the folder this site lives in
        route, path = self._find(address.path or "/", post)
        if route is None:
            self._note(number, target, post, path)
            absent = self._routes.absent(path)
            return urls.path(post_path(absent.slug) if absent else path) + query + fragment
        self._check_fragment(number, target, post, route, address.fragment)
        return route.url + query + fragment

    def _find(self, path: str, post: Post) -> tuple[Route | None, str]:
        """Return the route of a path as written in `post`, and the path of the site it means."""
        if not path.startswith("/"):
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(post.path), unquote(path)))
            if route := self._routes.source(beside):
                return route, ""
            if self._routes.absent(beside):
                return None, beside
        site_path = posixpath.normpath(posixpath.join(post_path(post.meta.slug), unquote(path)))
        site_path = site_path.rstrip("/") + "/" if path.endswith("/") else site_path
        if route := self._routes.path(site_path):
            return route, site_path
        urls = self._routes.urls
        inside = site_path.removeprefix(urls.base_path) if urls.holds(site_path) else site_path
        return self._routes.path(inside), inside

    def _note(self, number: int, target: Target, post: Post, path: str) -> None:
        reason = hint = ""
        if absent := self._routes.absent(path):
            if not absent.reason:
                return
            reason = f"leads to {absent.path}, which is held back ({absent.reason})"
            hint = "Publish that post as well, or take the link out."
        elif _DOMAIN.fullmatch(target.address):
            hint = f"Did you mean https://{target.address}?"
        elif target.address.endswith(".md"):
            hint = did_you_mean(target.address, self._routes.sources_from(posixpath.dirname(post.path)))
        self.unresolved.append(Unresolved(post.path, number, target, path, reason, hint))

    def _check_fragment(
        self, number: int, target: Target, post: Post, route: Route | None, fragment: str
    ) -> None:
        name = unquote(fragment).partition(":~:")[0]
        if not name or name == "top" or route is None or route.ids is None or name in route.ids:
            return
        reason = f"leads to #{name}, and there is no such heading"
        hint = did_you_mean(name, route.ids)
        self.unresolved.append(Unresolved(post.path, number, target, "", reason, hint))


def dead_links(
    unresolved: Iterable[Unresolved],
    outputs: frozenset[str],
    redirected: Callable[[str], bool],
    known: tuple[str, ...],
    dead: Dead,
) -> tuple[DeadLink, ...]:
    """Return each link that no output answers and no redirect leads on.

    `outputs` are all paths below site/, `redirected` tells of a path of the site whether a redirect
    takes it elsewhere, `known` are the paths to suggest.
    """
    if dead == "ignore":
        return ()
    severity: Severity = "error" if dead == "error" else "warning"
    found = []
    near = nearest(known)
    for link in unresolved:
        answered = _answers(output_file(link.path), outputs) or redirected(link.path)
        if not link.reason and link.path and answered:
            continue
        address = link.target.address
        what = "picture" if link.target.image else "link"
        reason = link.reason or f"{address} leads nowhere: nothing of the site is at {link.path}"
        hint = (
            link.hint
            or near(link.path, link.target.image)
            or "Correct it, or set [links] dead in nisshi.toml."
        )
        message = f"dead {what}: {reason}"
        found.append(DeadLink(link.source, link.number, len(address), message, hint.strip(), severity))
    return tuple(found)


def told(link: DeadLink, post: Post, uses: Sequence[LinkUse]) -> Problem:
    """Return a dead link of `post` as a Problem; `uses` are the post's links with their places."""
    if link.number == HEADER_IMAGE:
        at = post.place("header_image")
        place = Place(post.path, at.line, at.column, link.length, at.source)
    else:
        use = uses[link.number]
        place = Place(post.path, use.line, use.column, link.length, use.source)
    return place.problem(link.message, link.hint, link.severity)


def _answers(file: str, outputs: frozenset[str]) -> bool:
    """Whether a host serves something for a path, with or without its final slash."""
    return not outputs.isdisjoint((file, f"{file}/index.html", file.removesuffix("/index.html")))


def _fragment(fragment: str) -> str:
    """Percent-encode a fragment exactly once, whichever way the author wrote it (RFC 3986 section 3.5)."""
    return "#" + quote(unquote(fragment), safe=_SAFE + "%" if ":~:" in fragment else _SAFE)


def _encoded(url: str) -> str:
    """Percent-encode what may not stand in a URL; what is encoded already stays."""
    return quote(url, safe=_SAFE + "%#[]")


def _split(target: str) -> SplitResult:
    """Split a target; one that is no URL at all is taken for a path, which leads nowhere."""
    try:
        return urlsplit(target)
    except ValueError:
        return SplitResult("", "", target, "", "")
