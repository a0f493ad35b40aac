"""What a build is asked for, and what it answers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from nisshi.content.hold_back import Include
from nisshi.errors import Problem
from nisshi.model import HeldBack
from nisshi.write import Written


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What one build is asked for."""

    root: Path
    output: Path
    now: datetime
    include: Include = Include()
    jobs: int = 0  # worker processes, 0 for one per processor
    strict: bool = False  # warnings stop the build too
    keep_going: bool = False  # leave out the posts with errors and publish the rest
    write: bool = True
    hosts: tuple[str, ...] = ()  # hosts whose links are the blog's own, whatever address it is built for
    patience: float = float("inf")  # seconds for pictures, where the budget of the settings is larger
    preview: bool = False  # show only social cards that a build has drawn, and try no slow diagram again
    trust_output: bool = False  # nobody else writes to the folder: look only whether it is still ours


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much work a build was, in numbers of files."""

    read: int = 0  # files of posts and pages that were opened
    converted: int = 0  # texts that nobody knew yet
    made: int = 0  # outputs, by a template or without
    reused: int = 0  # outputs that were as they should be, or came from the cache


class Effort(msgspec.Struct, frozen=True):
    """What one output took."""

    output: str
    template: str  # "" when none took part
    seconds: float


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a build found and did. `written` is None when nothing was written."""

    problems: tuple[Problem, ...]  # sorted by file and line
    held_back: tuple[HeldBack, ...] = ()
    shown_early: tuple[HeldBack, ...] = ()  # would be held back, had the request not asked for them
    posts: int = 0
    pages: int = 0
    outputs: int = 0
    waiting: int = 0  # pictures whose smaller versions the next build makes
    written: Written | None = None
    news: frozenset[Problem] = frozenset()  # those that no build has published with
    prepared: frozenset[str] = frozenset()  # paths of the posts and pages that nobody knew as they are
    counts: Counts = Counts()
    efforts: tuple[Effort, ...] = ()  # of what was made
    timings: dict[str, float] = {}  # seconds of each stage
