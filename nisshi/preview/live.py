"""For each batch of changes: build, then tell the browser."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import msgspec

from nisshi.config import Settings
from nisshi.content.front_matter import read_post
from nisshi.content.reading import Rules
from nisshi.content.scan import PAGES, POSTS
from nisshi.model import Kind
from nisshi.permalink import post_path, urls_for
from nisshi.preview.edition import Edition, complaint
from nisshi.preview.memory import Memory, Trust
from nisshi.preview.rebuild import Outcome, Say, Wanted, rebuild
from nisshi.preview.watch import FOLDERS, Batch
from nisshi.selection import Selection, check_command, select


class Turn(msgspec.Struct, frozen=True):
    """One turn of the loop: what changed, what the build came to, in how many seconds."""

    batch: Batch
    outcome: Outcome
    selection: Selection  # of its problems
    edition: Edition
    seconds: float


def first_edition() -> Edition:
    """Return the edition before the first build; its name marks this run of the server."""
    name = f"{secrets.token_hex(4)}.0"
    return Edition(generation=name, media=name)


def turns(
    first: Edition,
    batches: Iterable[Batch],
    wanted: Wanted,
    now: Callable[[], datetime],
    say: Say,
    is_ending: Callable[[], bool] = lambda: False,
) -> Generator[Turn]:
    """Build for each batch and yield what came of it, with the edition to publish.

    The files are in place before the edition is made, so a browser that is told finds the new page.
    `say` is given what a person should know besides; what breaks off when all `is_ending` is not begun again.
    """
    edition = first
    trust = Trust()
    with closing(Memory(wanted.root, say)) as memory:
        for batch in batches:
            begin = perf_counter()
            trusting = trust.holds()
            outcome = rebuild(wanted, now, say, memory.cache(), trusting=trusting, is_ending=is_ending)
            trust.learn(outcome, trusting)
            result = outcome.result
            selection = select(
                outcome.problems, result.news if result else (), result.prepared if result else ()
            )
            edition = _next(edition, batch, outcome, selection, wanted)
            yield Turn(batch, outcome, selection, edition, perf_counter() - begin)
            memory.save()  # the browser has been told already


def _next(before: Edition, batch: Batch, outcome: Outcome, selection: Selection, wanted: Wanted) -> Edition:
    run, _, number = before.generation.partition(".")
    generation = f"{run}.{int(number) + 1}"
    result = outcome.result
    is_good = result is not None and result.written is not None
    early = result.shown_early if result else ()
    is_media = before.media_pending or any(map(_is_told_by_no_page, batch))
    return Edition(
        generation=generation,
        media=generation if is_media and is_good else before.media,
        media_pending=is_media and not is_good,
        complaints=tuple(map(complaint, selection.told)),
        left_out=selection.left_out,
        check_command=check_command(
            drafts=wanted.include.drafts, future=wanted.include.future, expired=wanted.include.expired
        ),
        follow=_edited(batch, wanted.root, outcome.settings) if wanted.follow and is_good else "",
        badges={post_path(post.slug): post.reason for post in early} if is_good else before.badges,
    )


def _is_told_by_no_page(path: str) -> bool:
    """Whether a file may change without the HTML of any page: neither text, nor template, nor asset.

    Assets of themes carry a digest in their name, so the HTML does tell of them.
    """
    return path in FOLDERS or (path.startswith("content/") and not path.endswith(".md"))


def _edited(batch: Batch, root: Path, settings: Settings) -> str:
    """Return the encoded path of the page of the one post or page in the batch; "" if not one."""
    texts = [path for path in sorted(batch) if path.endswith(".md") and path.startswith((POSTS, PAGES))]
    if len(texts) != 1:
        return ""
    try:
        data = (root / texts[0]).read_bytes()
    except OSError:
        return ""  # deleted, or gone again
    zone = settings.site.timezone
    kind: Kind = "page" if texts[0].startswith(PAGES) else "post"
    rules = Rules(zone=zone, aliases=settings.front_matter.aliases)
    reading = read_post(texts[0], data, kind, rules, ZoneInfo(zone))
    slug = reading.post.meta.slug if reading.post else reading.slug
    return urls_for(settings.site.url).path(post_path(slug)) if slug else ""
