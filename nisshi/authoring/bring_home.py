"""`images fetch`: copies of the pictures that posts name, and what is learned of them in images.lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from time import monotonic

import msgspec

from nisshi.authoring.host_queues import Pause, from_hosts
from nisshi.authoring.picture_copies import copied, drop_copy, keep_copy, state_of
from nisshi.authoring.picture_measure import measure
from nisshi.locks.images import IMAGES_LOCK, RemoteImage
from nisshi.locks.originals import is_placeholder
from nisshi.net.fetch import Fetched, Limits, Refusal
from nisshi.net.patience import FIRST_PAUSE, fetch_patiently

SAVED_EVERY = 5.0  # seconds of work that an interruption may cost; the copies themselves stay


GIVEN_UP_AFTER = 3  # pictures of a host, each tried thrice: a host that is down would take hours


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """How pictures are to be brought."""

    day: str  # today, YYYY-MM-DD
    pause: float = 0.5  # seconds between requests to one host
    private_hosts: tuple[str, ...] = ()
    again: bool = False  # also those that are here
    keep: bool = True  # copies, not only what is learned
    by_size: bool = False  # believe a copy of the right size, unread
    first_pause: float = FIRST_PAUSE  # seconds before a second try


class Brought(msgspec.Struct, frozen=True):
    """What came of it."""

    fetched: int
    kept: int  # were here already
    size: int  # bytes that came
    refused: dict[str, str]  # URL -> why, in words that go on from “it”


def bring_home(root: Path, urls: Iterable[str], wish: Wish, say: Callable[[str], None]) -> Brought:
    """Fetch what is missing of `urls`. What has come is in images.lock even when this is interrupted.

    A picture that cannot be had again keeps its entry and its copy. Raises SiteError for a lock or a
    disk that is not as it should be.
    """
    images = IMAGES_LOCK.read(root)
    wanted = sorted(set(urls))
    missing = [url for url in wanted if wish.again or not _is_here(root, images.get(url), wish)]
    refused: dict[str, str] = {}
    fetched = size = 0
    saved = monotonic()
    try:
        for url, answer in from_hosts(missing, partial(Asker, wish), wish.pause):
            found = _kept(root, images, url, answer, wish)
            if isinstance(found, str):
                refused[url] = found
            else:
                fetched, size = fetched + 1, size + found
            say(f"picture {fetched + len(refused)} of {len(missing)}")
            if monotonic() - saved > SAVED_EVERY:
                IMAGES_LOCK.write(root, images)
                saved = monotonic()
    finally:
        if fetched:
            IMAGES_LOCK.write(root, images)
    return Brought(fetched, len(wanted) - len(missing), size, dict(sorted(refused.items())))


class Asker:
    """Asks one host for one picture after another, and no longer when it has failed too often."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._failed = 0  # times in a row

    def __call__(self, url: str, pause: Pause) -> Fetched | Refusal:
        """Fetch a picture, patiently; what its host shows for a deleted one is none."""
        if self._failed >= GIVEN_UP_AFTER:
            return Refusal(
                f"was not asked for: its host failed {GIVEN_UP_AFTER} times in a row", passing=True
            )
        limits = Limits(accept=("image/",), allow_hosts=self._wish.private_hosts)
        found = fetch_patiently(url, limits, pause, self._wish.first_pause)
        self._failed = self._failed + 1 if isinstance(found, Refusal) and found.passing else 0
        if isinstance(found, Fetched) and found.url != url and is_placeholder(found.url):
            return Refusal("is gone: its host shows “removed” in its place", 404)
        return found


def _is_here(root: Path, image: RemoteImage | None, wish: Wish) -> bool:
    if image is None:
        return False
    state = state_of(root, image, wish.by_size)
    return state == "intact" or (state == "none" and not wish.keep)


def _kept(
    root: Path, images: dict[str, RemoteImage], url: str, answer: Fetched | Refusal, wish: Wish
) -> int | str:
    """Put an answer away; returns its bytes, or why it is not wanted."""
    if isinstance(answer, Refusal):
        return answer.reason
    measured = measure(answer.data)
    if isinstance(measured, str):
        return measured
    before = images.get(url)
    image = copied(url, answer.data, measured, wish.day, wish.keep)
    if image.file:
        keep_copy(root, image.file, answer.data)
    images[url] = image
    if before and before.file != image.file:
        drop_copy(root, before.file, images.values())
    return len(answer.data)
