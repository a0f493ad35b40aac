"""`[images] fetch = true`: before a build, the pictures that it has no copy of."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from nisshi.commands.desk import Voice
from nisshi.config import Settings
from nisshi.pipeline import Request


def fetch_first(request: Request, settings: Settings, say: Callable[[str], None], voice: Voice) -> None:
    """Fetch, and tell what could not be had, as warnings that stop nothing: the build hot-links it.

    Raises SiteError for a lock or a disk that is not as it should be.
    """
    from nisshi.authoring.bring_home import Wish, bring_home
    from nisshi.authoring.picture_uses import picture_uses
    from nisshi.authoring.picture_words import outcome, refusals

    uses = picture_uses(request.root, settings, request.hosts, request.now, request.include)
    shown = [use for use in uses if not use.held]
    wish = Wish(
        day=f"{request.now.astimezone(ZoneInfo(settings.site.timezone)):%Y-%m-%d}",
        pause=settings.images.pause,
        private_hosts=settings.images.private_hosts,
    )
    brought = bring_home(request.root, (use.url for use in shown), wish, say)
    voice.complain(sorted(refusals(brought, shown, "warning")))
    if brought.fetched or brought.refused:
        voice.say(outcome(brought))
