"""One build of an output folder at a time: the second waits for the first."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Tell = Callable[[str], None]


@contextmanager
def turn(folder: Path, tell: Tell) -> Iterator[None]:
    """Have an output folder to oneself; where another build has it, say so once and wait for its end.

    The system lets go of the lock when the process and its copies are gone, however they ended. The
    folder is made where there is none, and removed again if it stays empty. One that cannot be made
    or locked is nobody's turn: who writes to it will say what is wrong.
    """
    is_new, lock = _take(folder, tell)
    try:
        yield
    finally:
        if is_new:
            with suppress(OSError):  # not empty: something was published
                folder.rmdir()
        if lock is not None:
            os.close(lock)


def _take(folder: Path, tell: Tell) -> tuple[bool, int | None]:
    """Return whether the folder was made here, and the open file whose lock is ours."""
    is_new, lock = False, None
    try:
        while True:
            is_new = _make(folder) or is_new
            lock = _open(folder)
            if not _lock(lock):
                tell(f"Another build is writing to {folder.name}/; waiting for it …")
                _wait(lock)
            if _is_still(folder, lock):
                return is_new, lock
            os.close(lock)  # the other one has removed the folder: it had nothing to publish
            lock = None
    except OSError:
        if lock is not None:
            os.close(lock)
        return is_new, None


def _make(folder: Path) -> bool:
    if folder.is_dir():
        return False
    folder.mkdir(parents=True)
    return True


if sys.platform == "win32":
    import msvcrt
    import tempfile

    from nisshi.digest import digest_bytes

    def _open(folder: Path) -> int:
        """Open a file that stands for the folder, since Windows locks no folders."""
        name = f"nisshi-{digest_bytes(str(folder.resolve()).encode())}.lock"
        return os.open(Path(tempfile.gettempdir(), name), os.O_RDWR | os.O_CREAT)

    def _lock(lock: int) -> bool:
        with suppress(OSError):
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
            return True
        return False

    def _wait(lock: int) -> None:
        while not _lock(lock):
            time.sleep(0.1)

    def _is_still(folder: Path, lock: int) -> bool:
        return folder.is_dir()

else:
    import fcntl

    def _open(folder: Path) -> int:
        """Open the folder itself, so that no file is left in it."""
        return os.open(folder, os.O_RDONLY)

    def _lock(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(lock: int) -> None:
        fcntl.flock(lock, fcntl.LOCK_EX)

    def _is_still(folder: Path, lock: int) -> bool:
        """Whether what was locked is what lies at the path."""
        try:
            return os.path.samestat(os.fstat(lock), folder.stat())
        except FileNotFoundError:
            return False
