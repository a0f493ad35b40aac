"""What every page shows of the site: its name, author, menus and feeds."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit, urlunsplit

from nisshi.config import NavEntry, Settings
from nisshi.model import FixedPage, Site
from nisshi.outputs.paths import MANIFEST, TAG_LIST, home_path, year_path
from nisshi.outputs.views import Alternate, NavItem, SiteView
from nisshi.outputs.words import Words
from nisshi.permalink import Urls

ABOUT = "/about/"
PRIVACY = ("/privacy/", "/privacy-policy/", "/privacy-policies/")


def site_view(site: Site, settings: Settings, urls: Urls, words: Words) -> SiteView:
    """Return the view with no menu entry marked as current."""
    own = settings.site
    return SiteView(
        title=own.title,
        description=own.description,
        lang=own.lang,
        home=urls.path(home_path()),
        author=settings.author.name,
        author_url=_author_url(site, settings, urls),
        nav=_entries(own.nav, urls) or _default_nav(site, urls, words),
        footer=_entries(own.footer, urls) or _default_footer(site, urls),
        feeds=feeds(own.title, urls),
        license=own.license,
        license_url=link_url(own.license_url, urls),
        manifest=urls.path(MANIFEST),
        icon=link_url(own.icon, urls),
    )


def feeds(title: str, urls: Urls) -> tuple[Alternate, ...]:
    """Return the feeds of the whole site, the main one first: many readers take the first they see."""
    return (
        Alternate("application/rss+xml", f"{title} (RSS)", urls.path("/rss.xml")),
        Alternate("application/atom+xml", f"{title} (Atom)", urls.path("/atom.xml")),
        Alternate("application/feed+json", f"{title} (JSON Feed)", urls.path("/feed.json")),
    )


def link_url(text: str, urls: Urls) -> str:
    """Turn a link of the settings into a final URL: "/タグ/?a#b" is of this site, others stay as they are.

    A path may be given encoded or not; either way it comes out encoded once.
    """
    if not text.startswith("/") or text.startswith("//"):
        return text
    parts = urlsplit(text)
    return urlunsplit(parts._replace(path=urls.path(unquote(parts.path))))


def fixed_page(site: Site, urls: Urls, *paths: str) -> FixedPage | None:
    """Return the first fixed page that lives at one of `paths`."""
    wanted = [urls.path(path) for path in paths]
    return next((page for page in site.pages if page.url in wanted), None)


def _author_url(site: Site, settings: Settings, urls: Urls) -> str:
    if settings.author.url:
        return link_url(settings.author.url, urls)
    about = fixed_page(site, urls, ABOUT)
    return about.url if about else urls.path(home_path())


def _entries(entries: tuple[NavEntry, ...], urls: Urls) -> tuple[NavItem, ...]:
    return tuple(NavItem(entry.label, link_url(entry.url, urls), False) for entry in entries)


def _default_nav(site: Site, urls: Urls, words: Words) -> tuple[NavItem, ...]:
    items = [(words.posts, home_path()), (words.tags, TAG_LIST)]
    if site.years:
        items.append((words.archive, year_path(site.years[0].year)))
    if fixed_page(site, urls, ABOUT):
        items.append((words.about, ABOUT))
    return tuple(NavItem(label, urls.path(path), False) for label, path in items)


def _default_footer(site: Site, urls: Urls) -> tuple[NavItem, ...]:
    page = fixed_page(site, urls, *PRIVACY)
    return (NavItem(page.meta.title, page.url, False),) if page else ()
