"""What the outputs of one build share, so that it is made once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from nisshi.outputs import json_ld
from nisshi.outputs.paths import card_path
from nisshi.outputs.shared import Entries, Shared
from nisshi.outputs.views import NavItem, SiteView
from nisshi.outputs.words import words_for
from nisshi.permalink import urls_for

if TYPE_CHECKING:
    from nisshi.cards.faces import Faces
    from nisshi.cards.font_files import FontFiles
    from nisshi.outputs.feed_desk import FeedDesk


class Frame:
    """Settings and URLs, with the parts that many outputs show; all of it follows from `shared`."""

    def __init__(
        self, shared: Shared, fonts: FontFiles | None = None, entries: Entries | None = None
    ) -> None:
        self.settings = shared.settings
        self.urls = urls_for(shared.settings.site.url)
        self.words = words_for(shared.settings.site.lang)
        self._plain_view = shared.site
        self._fonts = fonts
        self._entries = entries
        self._has_cards = shared.cards
        self._in_menus = frozenset(item.url for item in (*shared.site.nav, *shared.site.footer))
        self._views: dict[str, SiteView] = {"": shared.site}  # by the URL marked as current

    @cached_property
    def site_nodes(self) -> tuple[json_ld.Node, ...]:
        """What JSON-LD says of the site and its author."""
        return json_ld.site_nodes(self._plain_view, self.settings, self.urls)

    @cached_property
    def feeds(self) -> FeedDesk:
        """Where feeds are made, with what it remembers of posts."""
        from nisshi.outputs.feed_desk import FeedDesk

        return FeedDesk(self._plain_view, self.settings, self.urls, self._entries)

    @cached_property
    def faces(self) -> Faces:
        """The fonts of social cards, loaded once."""
        from nisshi.cards.faces import Faces

        if self._fonts is None:
            raise FileNotFoundError("no font")
        return Faces(self._fonts)

    def card_url(self, page: str) -> str:
        """Return the URL of the social card of the page at a URL, "" where pages have none."""
        base = self.urls.base_path
        return base + card_path(page.removeprefix(base)) if self._has_cards and page else ""

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
