"""What the HTML pages of one build share, so that it is made once."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import msgspec

from nisshi.config import Settings
from nisshi.model import Site
from nisshi.outputs import json_ld
from nisshi.outputs.cards import CardShelf
from nisshi.outputs.site_view import site_view
from nisshi.outputs.views import NavItem, SiteView
from nisshi.outputs.words import words_for
from nisshi.permalink import Urls


class Frame:
    """Site, settings and URLs, with the parts that many pages show."""

    def __init__(self, site: Site, settings: Settings, urls: Urls) -> None:
        self.site = site
        self.settings = settings
        self.urls = urls
        self.words = words_for(settings.site.lang)
        self.cards = CardShelf(urls, ZoneInfo(settings.site.timezone))
        self._plain_view = site_view(site, settings, urls, self.words)
        menus = (*self._plain_view.nav, *self._plain_view.footer)
        self._in_menus = frozenset(item.url for item in menus)
        self._views: dict[str, SiteView] = {"": self._plain_view}  # by the URL marked as current
        self.site_nodes = json_ld.site_nodes(self._plain_view, settings, urls)

    def site_view(self, *places: str) -> SiteView:
        """Return the view for a page at the first of `places` that a menu names.

        `places` are URLs: the page's own, then those of the section it belongs to.
        """
        current = next((place for place in places if place in self._in_menus), "")
        if current not in self._views:
            self._views[current] = msgspec.structs.replace(
                self._plain_view,
                nav=_marked(self._plain_view.nav, current),
                footer=_marked(self._plain_view.footer, current),
            )
        return self._views[current]


def _marked(items: tuple[NavItem, ...], current: str) -> tuple[NavItem, ...]:
    return tuple(msgspec.structs.replace(item, current=item.url == current) for item in items)
