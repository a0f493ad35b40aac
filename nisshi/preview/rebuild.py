"""One build for the preview, in which everything that can go wrong comes back as Problems."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from datetime import datetime
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit

import msgspec

from nisshi import pipeline
from nisshi.cache import Cache
from nisshi.config import Settings
from nisshi.content.hold_back import Include
from nisshi.errors import Problem, SiteError
from nisshi.settings_file import load_settings

TRIES, PAUSE = 4, 0.05  # a file that vanished while it was read is mostly back at once (seconds)
PATIENCE = 1.0  # seconds a save may wait for smaller versions of pictures: the next one goes on

Say = Callable[[str], None]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What every build of one preview is asked for."""

    root: Path
    folder: Path  # where the preview's site is: this preview's alone
    address: str  # "http://127.0.0.1:8000/", the base URL of all pages
    include: Include
    jobs: int = 0
    follow: bool = False  # name the page of the post that was edited


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a build came to. `result` is None when it could not even begin or was broken off."""

    problems: tuple[Problem, ...]
    settings: Settings = Settings()
    result: pipeline.Result | None = None


def rebuild(
    wanted: Wanted,
    now: Callable[[], datetime],
    say: Say,
    cache: Cache,
    *,
    trusting: bool = False,
    is_ending: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Build once; never raises for anything in the blog's files, nor for a bug of ours.

    A `cache` that stays open from build to build keeps all at hand that a build needs of the last one.
    `trusting` takes the preview's folder to be as the last build left it, where its manifest is.

    `say` is given the traceback of a bug, and what this build waits for. A file that vanishes between
    being listed and being read makes the build begin again, a few times; so does a worker process
    that somebody ended, unless the preview `is_ending`.
    """
    for left in reversed(range(TRIES)):
        try:
            return _build(wanted, now(), say, cache, trusting)
        except SiteError as error:
            return Outcome(problems=tuple(sorted(error.problems)))
        except (OSError, BrokenExecutor) as error:
            if not left or is_ending():
                return Outcome(problems=(_unreadable(error, wanted.root),))
            sleep(PAUSE)
        except Exception as error:
            say(traceback.format_exc())
            return Outcome(problems=(_bug(error),))
    raise AssertionError("the last try returns")


def _build(wanted: Wanted, now: datetime, say: Say, cache: Cache, trusting: bool) -> Outcome:
    """Load the settings and build; the one place where the preview calls the pipeline."""
    own = load_settings(wanted.root)
    settings = msgspec.structs.replace(own, site=msgspec.structs.replace(own.site, url=wanted.address))
    request = pipeline.Request(
        root=wanted.root,
        output=wanted.folder,
        now=now,
        include=wanted.include,
        jobs=wanted.jobs,
        hosts=(urlsplit(own.site.url).netloc,),
        patience=PATIENCE,
        preview=True,
        trust_output=trusting,
    )
    result = pipeline.build(request, settings, lambda stage: None, cache, say)
    return Outcome(problems=result.problems, settings=settings, result=result)


def _unreadable(error: OSError | BrokenExecutor, root: Path) -> Problem:
    if isinstance(error, BrokenExecutor):
        return Problem(path="nisshi", message="a worker process was ended", hint="Is there memory enough?")
    path = Path(error.filename or "")
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return Problem(path=shown, message=f"the file cannot be read: {error.strerror or error}")


def _bug(error: Exception) -> Problem:
    message = f"the build broke off: {type(error).__name__}: {error}"
    return Problem(
        path="nisshi", message=message, hint="This is a bug of Nisshi. The terminal has the details."
    )
