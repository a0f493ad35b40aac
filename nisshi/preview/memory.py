"""What one preview knows from build to build: the open cache, and whether its folder is as it left it."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from nisshi.cache import FILE, Cache
from nisshi.preview.rebuild import Outcome, Say
from nisshi.steps.needed import needed

TRUST = 60.0  # seconds from one look at every file of the preview's folder to the next


class Memory:
    """The cache of a blog, kept open; what is wrong with it is said once."""

    def __init__(self, root: Path, say: Say) -> None:
        self._file = root / FILE
        self._say = say
        self._cache = Cache(self._file)
        self._open: tuple[int, int] | None = None  # identity of the file, once there is one
        self._said: set[str] = set()

    def cache(self) -> Cache:
        """Return the cache, a new one where somebody has taken its file away.

        SQLite would go on with a file that has no name any more, and all of it would be lost at the end.
        """
        if self._open is not None and _identity(self._file) != self._open:
            self._cache.close()
            self._cache = Cache(self._file)
            self._open = None
            self._tell(f"the cache {FILE} was taken away; it is begun anew")
        return self._cache

    def save(self) -> None:
        """Write what is new."""
        self._cache.save(needed)
        news = [note for note in self._cache.notes if note not in self._said]
        if news or self._open is None:  # a file that was damaged has been replaced by the cache itself
            self._open = _identity(self._file)
        for note in news:
            self._tell(note)

    def close(self) -> None:
        """Let go of the file."""
        self._cache.close()

    def _tell(self, note: str) -> None:
        if note not in self._said:
            self._said.add(note)
            self._say(f"Note: {note}.")


class Trust:
    """Whether the preview's folder is taken to be as the last build left it.

    To look at each of its files before each build would take longer than most builds. So this is done
    by the first build, by one that follows a failure, and once a minute: whoever else writes to the
    folder, or removes files from it, is noticed by the first save after that.
    """

    def __init__(self) -> None:
        self._until = 0.0

    def holds(self) -> bool:
        """Whether the folder need not be looked at."""
        return monotonic() < self._until

    def learn(self, outcome: Outcome, trusting: bool) -> None:
        """Take in what came of a build, which looked unless it was `trusting`."""
        if outcome.result is None:
            self._until = 0.0  # it may have broken off while it wrote
        elif not trusting:
            self._until = monotonic() + TRUST


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
