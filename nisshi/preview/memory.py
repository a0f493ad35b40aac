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
        self._saved_in: tuple[int, int] | None = None  # identity of the file after the last save
        self._said: set[str] = set()

    def cache(self) -> Cache:
        """Return the cache, a new one where somebody has taken its file away.

        SQLite would go on with a file that has no name any more, and all of it would be lost at the end.
        """
        if self._saved_in is not None and _identity(self._file) != self._saved_in:
            self._cache.close()
            self._cache = Cache(self._file)
            self._note(f"the cache {FILE} was taken away; it is begun anew")
            self._saved_in = _identity(self._file)
        return self._cache

    def save(self) -> None:
        """Write what is new."""
        self._cache.save(needed)
        self._saved_in = _identity(self._file)
        for note in self._cache.notes:
            if note not in self._said:
                self._note(note)
        self._said.update(self._cache.notes)

    def close(self) -> None:
        """Let go of the file."""
        self._cache.close()

    def _note(self, words: str) -> None:
        self._say(f"Note: {words}.")


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
