"""Internal links to true permalinks; what leads nowhere is kept to be checked at the end."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from typing import Literal
from urllib.parse import SplitResult, quote, unquote, urlsplit

import msgspec

from nisshi.blog.routes import Route, Routes
from nisshi.errors import Place, Problem, Severity, did_you_mean
from nisshi.model import LinkUse, Post
from nisshi.permalink import output_file, post_path

_MARK = re.compile("\x02(\\d+)\x03")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)*\.(com|org|net|jp|io|dev|co|me|info|xyz|app|sh|gg)(/.*)?", re.ASCII)
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.ASCII | re.IGNORECASE)
_SAFE = "/?:@-._~!$&'()*+,;="  # in a query or fragment (RFC 3986, sections 3.4 and 3.5)
Dead = Literal["error", "warn", "ignore"]


class Unresolved(msgspec.Struct, frozen=True):
    """A link that no post, tag or file answers; an output such as a feed still may."""

    place: Place
    target: str  # as written
    path: str  # unencoded path of the site it means
    image: bool
    reason: str = ""  # why it leads nowhere, when that is known already
    hint: str = ""


class Linker:
    """Resolves the links of posts against the routes of the site."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.unresolved: list[Unresolved] = []

    def resolve(self, html: str, links: tuple[LinkUse, ...], post: Post) -> str:
        """Put the final URL in place of each mark in `html`."""
        if not links:
            return html
        targets = [escape(self._link(link, post), quote=True) for link in links]
        return _MARK.sub(lambda match: targets[int(match[1])], html)

    def header_image(self, post: Post) -> str:
        """Return the URL of a post's header image, "" when it has none."""
        target = post.meta.header_image
        if _EXTERNAL.match(target) or not target:
            return _encoded(target)
        place = post.place("header_image")
        return self._link(LinkUse(target, place.line, place.column, place.source, image=True), post)

    def _link(self, link: LinkUse, post: Post) -> str:
        address = _split(link.target)
        fragment = _fragment(address.fragment) if "#" in link.target else ""
        query = f"?{_encoded(address.query)}" if address.query else ""
        if not address.path and not address.netloc:
            route = self._routes.source(post.path)
            self._check_fragment(link, post, route, address.fragment)
            return query + fragment or "#"
        urls = self._routes.urls
        if address.netloc.lower() == urls.host and not urls.holds(address.path):
            return _encoded(link.target)  # our host, but beside the folder this site lives in
        route, path = self._find(address.path or "/", post)
        if route is None:
            self._note(link, post, path)
            absent = self._routes.absent(path)
            return urls.path(post_path(absent.slug) if absent else path) + query + fragment
        self._check_fragment(link, post, route, address.fragment)
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

    def _note(self, link: LinkUse, post: Post, path: str) -> None:
        reason = hint = ""
        if absent := self._routes.absent(path):
            if not absent.reason:
                return
            reason = f"leads to {absent.path}, which is held back ({absent.reason})"
            hint = "Publish that post as well, or take the link out."
        elif _DOMAIN.fullmatch(link.target):
            hint = f"Did you mean https://{link.target}?"
        elif link.target.endswith(".md"):
            hint = did_you_mean(link.target, self._routes.sources_from(posixpath.dirname(post.path)))
        self.unresolved.append(Unresolved(_place(link, post), link.target, path, link.image, reason, hint))

    def _check_fragment(self, link: LinkUse, post: Post, route: Route | None, fragment: str) -> None:
        name = unquote(fragment).partition(":~:")[0]
        if not name or name == "top" or route is None or route.ids is None or name in route.ids:
            return
        reason = f"leads to #{name}, and there is no such heading"
        hint = did_you_mean(name, route.ids)
        self.unresolved.append(Unresolved(_place(link, post), link.target, "", link.image, reason, hint))


def dead_links(
    unresolved: Iterable[Unresolved],
    outputs: frozenset[str],
    redirected: Callable[[str], bool],
    known: tuple[str, ...],
    dead: Dead,
) -> tuple[Problem, ...]:
    """Return a Problem for each link that no output answers and no redirect leads on.

    `outputs` are all paths below site/, `redirected` tells of a path of the site whether a redirect
    takes it elsewhere, `known` are the paths to suggest.
    """
    if dead == "ignore":
        return ()
    severity: Severity = "error" if dead == "error" else "warning"
    problems = []
    nearest = cache(lambda path: did_you_mean(path, known))
    for link in unresolved:
        answered = _answers(output_file(link.path), outputs) or redirected(link.path)
        if not link.reason and link.path and answered:
            continue
        what = "picture" if link.image else "link"
        reason = link.reason or f"{link.target} leads nowhere: nothing of the site is at {link.path}"
        hint = link.hint or nearest(link.path) or "Correct it, or set [links] dead in nisshi.toml."
        problems.append(link.place.problem(f"dead {what}: {reason}", hint.strip(), severity))
    return tuple(problems)


def _answers(file: str, outputs: frozenset[str]) -> bool:
    """Whether a host serves something for a path, with or without its final slash."""
    return not outputs.isdisjoint((file, f"{file}/index.html", file.removesuffix("/index.html")))


def _place(link: LinkUse, post: Post) -> Place:
    return Place(post.path, link.line, link.column, len(link.target), link.source)


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
