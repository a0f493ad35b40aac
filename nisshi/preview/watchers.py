"""Two ways to hear of changed files: the system tells (watchfiles), or we look again and again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event
from typing import Protocol

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

STEP = 8  # milliseconds without a further event after which a save counts as finished
LONGEST = 1000  # milliseconds after which a batch is handed over although events still come
PAUSE = 0.3  # seconds between two looks at all files, at least
SHARE = 10  # and at least so many times what one look takes: a tenth of a processor at most


class Watcher(Protocol):
    """Knows what changed below some folders since it was made."""

    def wait(self, seconds: float) -> set[str]:
        """Return the changed paths as soon as there are some, or none after so many seconds."""

    def close(self) -> None:
        """Let go of what the system holds for us."""


def watcher_of(folders: Iterable[Path], stop: Event, say: Callable[[str], None]) -> Watcher:
    """Watch folders that exist; says so where the system cannot tell, and looks itself instead."""
    paths = [str(folder) for folder in folders]
    try:
        return Told(paths, stop)
    except (OSError, WatchfilesRustInternalError) as error:
        say(
            f"The system cannot tell of changes ({error}), so all files are looked at again and again; "
            "that is slower. On Linux, a higher fs.inotify.max_user_watches mends it."
        )
        return Looking(paths, stop)


class Told:
    """The system's own notifications."""

    def __init__(self, paths: list[str], stop: Event) -> None:
        self._notify = RustNotify(paths, False, False, 0, True, True)
        self._stop = stop

    def wait(self, seconds: float) -> set[str]:
        """Return the changed paths; a burst comes as one set."""
        told = self._notify.watch(LONGEST, STEP, max(1, round(seconds * 1000)), self._stop)
        return set() if isinstance(told, str) else {path for _, path in told}

    def close(self) -> None:
        """End the thread that listens."""
        self._notify.close()


class Looking:
    """A list of all files with their size and times, compared with the one before."""

    def __init__(self, paths: list[str], stop: Event) -> None:
        self._paths = paths
        self._stop = stop
        self._pause = PAUSE
        self._seen = self._look()

    def wait(self, seconds: float) -> set[str]:
        """Return what differs after the pause; `seconds` only ever make it longer."""
        self._stop.wait(max(seconds, self._pause))
        before, self._seen = self._seen, self._look()
        return {path for path, _ in before.items() ^ self._seen.items()}

    def close(self) -> None:
        """Nothing is held."""

    def _look(self) -> dict[str, tuple[int, int, int]]:
        begin = time.monotonic()
        found: dict[str, tuple[int, int, int]] = {}
        folders = list(self._paths)
        while folders:
            try:
                with os.scandir(folders.pop()) as entries:
                    for entry in entries:
                        if entry.is_dir():
                            folders.append(entry.path)
                        else:
                            status = entry.stat()
                            found[entry.path] = (status.st_ino, status.st_mtime_ns, status.st_size)
            except OSError:
                continue  # it went away while we looked; the next look tells
        self._pause = max(PAUSE, SHARE * (time.monotonic() - begin))
        return found
