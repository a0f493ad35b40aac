"""What planning looks at: the whole site."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from nisshi.config import Settings, what_is_made
from nisshi.model import Site
from nisshi.outputs.cards import CardShelf
from nisshi.outputs.shared import Shared
from nisshi.outputs.site_view import site_view
from nisshi.outputs.words import words_for
from nisshi.permalink import urls_for


class Overview:
    """Site, settings and URLs, with what many tasks are planned from."""

    def __init__(self, site: Site, settings: Settings, fonts: tuple[str, ...] = ()) -> None:
        """`fonts` are the digests of the fonts of social cards, none where there are no cards."""
        self.site = site
        self.settings = settings
        self.fonts = fonts
        self.urls = urls_for(settings.site.url)
        self.cards = CardShelf(ZoneInfo(settings.site.timezone))

    def shared(self) -> Shared:
        """Return what every output may use; how many processes a build has, or where it goes, is not in it."""
        view = site_view(self.site, self.settings, self.urls, words_for(self.settings.site.lang))
        return Shared(what_is_made(self.settings), view, bool(self.fonts))
