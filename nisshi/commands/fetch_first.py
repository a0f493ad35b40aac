"""`[images] fetch = true`: before a build, the pictures that it has no copy of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from nisshi.authoring.bring_home import Wish, bring_home
from nisshi.authoring.picture_uses import PictureUse, TextPictures, read_pictures, uses_of
from nisshi.authoring.picture_words import outcome, refusals
from nisshi.cache import Cache
from nisshi.commands.desk import Voice
from nisshi.config import Settings
from nisshi.pipeline import Request
from nisshi.steps.look import look


class PicturesRecord(msgspec.Struct, frozen=True):
    """The pictures of each text, as the last build found them."""

    texts: dict[str, TextPictures]


def fetch_first(
    request: Request, settings: Settings, cache_file: Path | None, say: Callable[[str], None], voice: Voice
) -> None:
    """Fetch, and tell what could not be had, as warnings that stop nothing: the build hot-links it.

    Raises SiteError for a lock or a disk that is not as it should be.
    """
    say("pictures")
    shown = [use for use in _uses(request, settings, cache_file) if not use.held]
    wish = Wish(
        day=f"{request.now.astimezone(ZoneInfo(settings.site.timezone)):%Y-%m-%d}",
        pause=settings.images.pause,
        private_hosts=settings.images.private_hosts,
        by_size=True,
    )
    brought = bring_home(request.root, (use.url for use in shown), wish, say)
    voice.complain(sorted(refusals(brought, shown, "warning")))
    if brought.fetched or brought.refused:
        voice.say(outcome(brought))


def _uses(request: Request, settings: Settings, cache_file: Path | None) -> tuple[PictureUse, ...]:
    """Read the texts that have changed since the last build; nothing is converted when none has."""
    with Cache(cache_file) as cache:
        found = look(request, settings, cache)
        name = f"pictures {found.name}"
        last = cache.record(name, PicturesRecord)
        known = last.texts if last else {}
        texts = read_pictures(request.root, settings, request.hosts, found.sources, known, found.engine)
        if texts != known:
            cache.keep_record(name, PicturesRecord(texts))
            cache.save()
    return uses_of(texts, request.now, request.include)
