"""A folder for each preview of a blog: the first has `.nisshi/preview`, one beside it `.nisshi/preview-2`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from nisshi.errors import Problem, SiteError

FOLDER = ".nisshi/preview"  # the preview's own site, below the blog's folder


@contextmanager
def claim(root: Path) -> Iterator[Path]:
    """Have the first folder for previews of the blog at `root` that no other preview has; makes it.

    What is locked is a file beside the folder, since each build locks the folder itself. The system
    lets go of it when the process is gone, however it ended; the file stays and means nothing.
    Raises SiteError where there can be no such folder.
    """
    try:
        folder, lock = _first_free(root)
    except OSError as error:
        raise _refusal(root, error) from None
    try:
        yield folder
    finally:
        os.close(lock)


def _first_free(root: Path) -> tuple[Path, int]:
    """Return a folder that is ours from now on, and the open file whose lock says so."""
    for number in count(1):
        folder = root / (FOLDER if number == 1 else f"{FOLDER}-{number}")
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder.with_name(f"{folder.name}.lock"), os.O_RDWR | os.O_CREAT, 0o666)
        if _lock(lock):
            return folder, lock
        os.close(lock)
    raise AssertionError("numbers do not end")


if sys.platform == "win32":
    import msvcrt

    def _lock(lock: int) -> bool:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a disk without locks: previews share the first folder
            return True
        return True


def _refusal(root: Path, error: OSError) -> SiteError:
    """Name what is in the way: a file at the place of a folder, or what may not be written."""
    places = (root / FOLDER).parent, Path(error.filename or root / FOLDER)
    for place in places:
        if place.exists() and not place.is_dir():
            message, hint = (
                "a file is where the preview needs a folder",
                "Delete it, or give it another name.",
            )
            return SiteError((Problem(path=_shown(root, place), message=message, hint=hint),))
    message = f"the preview cannot write there: {error.strerror or error}"
    return SiteError((Problem(path=_shown(root, places[-1]), message=message),))


def _shown(root: Path, place: Path) -> str:
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else place.name
