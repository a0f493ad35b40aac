"""One build as a value: what is asked for, what comes of it, and what a clean build would make of it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from nisshi.cache import Cache
from nisshi.config import Settings
from nisshi.content.hold_back import Include
from nisshi.errors import Problem, SiteError
from nisshi.model import HeldBack
from nisshi.pipeline import Request
from nisshi.settings_file import load_settings
from tests.blogs import tree
from tests.incremental.caching import build
from tests.incremental.first_blog import Files

MEMORY_DISK = Path("/dev/shm")  # thousands of small builds: a real disk would wear and wait
CACHE = Path(".nisshi", "cache.db")
NOON = datetime(2026, 6, 1, 3, tzinfo=UTC)
Tree = dict[str, bytes]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a build besides the files: the command line and the clock."""

    now: datetime = NOON
    include: Include = Include()
    strict: bool = False
    keep_going: bool = False
    base_url: str = ""  # in the place of nisshi.toml's
    trust_output: bool = False


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a build tells, which may not depend on what an earlier one left behind."""

    problems: tuple[Problem, ...]
    held_back: tuple[HeldBack, ...] = ()
    shown_early: tuple[HeldBack, ...] = ()
    posts: int = 0
    pages: int = 0
    outputs: int = 0
    published: bool = False


def build_once(root: Path, output: Path, asked: Asked, cache: Cache) -> Outcome:
    """Build the blog at `root` as the command line would."""
    try:
        settings = load_settings(root)
        hosts = (urlsplit(settings.site.url).netloc,)
        request = Request(
            root=root,
            output=output,
            now=asked.now,
            include=asked.include,
            jobs=1,
            strict=asked.strict,
            keep_going=asked.keep_going,
            trust_output=asked.trust_output,
            hosts=hosts,
        )
        result = build(request, _moved(settings, asked.base_url), lambda stage: None, cache)
    except SiteError as error:
        return Outcome(problems=tuple(sorted(error.problems)))
    return Outcome(
        problems=result.problems,
        held_back=result.held_back,
        shown_early=result.shown_early,
        posts=result.posts,
        pages=result.pages,
        outputs=result.outputs,
        published=result.written is not None,
    )


@lru_cache(maxsize=128)
def clean_build(files: tuple[tuple[str, bytes], ...], output: str, asked: Asked) -> tuple[Outcome, Tree]:
    """Build `files` in a folder that never saw another build; `output` is its folder's name."""
    with scratch_folder() as folder:
        write_files(folder, dict(files))
        with Cache(None) as cache:
            outcome = build_once(folder, folder / output, asked, cache)
        return outcome, tree(folder / output)


def write_files(root: Path, files: Files) -> None:
    """Write files below `root`, making the folders they need."""
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def new_folder() -> Path:
    """Make an empty folder, in memory where that is possible; whoever asks for it removes it."""
    return Path(tempfile.mkdtemp(prefix="nisshi-", dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None))


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield an empty folder that is gone afterwards."""
    folder = new_folder()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _moved(settings: Settings, base_url: str) -> Settings:
    site = msgspec.structs.replace(settings.site, url=base_url or settings.site.url)
    return msgspec.structs.replace(settings, site=site)
