"""What the file system says of a file, to know without reading that it is as it was."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from nisshi.digest import PIECE, digest_bytes, digest_file

# A file changed again within a step of its clock looks unchanged; git calls such files racy. The step
# is the kernel's tick, 10 ms at most, where times are told to the nanosecond; on FAT, ext3 and HFS+
# it is up to 2 s, and their times are whole hundredths or seconds.
YOUNG = 100_000_000  # nanoseconds in which a change may leave no trace
YOUNG_BY_A_COARSE_CLOCK = 2_000_000_000
_COARSE = 10_000_000  # a time that is a multiple of this comes from such a clock, or once in ten million


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """Size, times in nanoseconds and number of a file, and the digest of what it held."""

    size: int
    changed: int  # mtime; -1: too young to be trusted
    moved: int  # ctime: also changes when mtime is put back, or another file takes the name
    number: int  # inode
    digest: str

    def fits(self, found: os.stat_result) -> bool:
        """Whether the file is, as far as the file system knows, the one that was read."""
        return (
            self.changed == found.st_mtime_ns
            and self.size == found.st_size
            and self.moved == found.st_ctime_ns
            and self.number == found.st_ino
        )


def stamp(found: os.stat_result, digest: str, now: int) -> Stamp:
    """Return the stamp of a file that was `found` so, not before `now` (ns since 1970), then read."""
    last = max(found.st_mtime_ns, found.st_ctime_ns)
    is_young = last > now - (YOUNG if last % _COARSE else YOUNG_BY_A_COARSE_CLOCK)
    changed = -1 if is_young else found.st_mtime_ns
    return Stamp(found.st_size, changed, found.st_ctime_ns, found.st_ino, digest)


class Stamps:
    """The files of one look at the disk, by name; those whose stamp fits need not be read."""

    def __init__(self, known: Mapping[str, Stamp]) -> None:
        self._known = known
        self._now = time.time_ns()
        self.seen: dict[str, Stamp] = {}
        self.read_again = False  # some file had to be read: what is known now is worth keeping

    def digest(self, name: str, found: os.stat_result) -> str | None:
        """Return the digest of a file that is as it was; None when it has to be read."""
        known = self._known.get(name)
        if known is None or not known.fits(found):
            return None
        self.seen[name] = known
        return known.digest

    def learn(self, name: str, found: os.stat_result, data: bytes) -> str:
        """Remember a file that was read just now, after `found`; returns its digest."""
        return self._learn(name, found, digest_bytes(data))

    def learn_file(self, name: str, found: os.stat_result, path: str) -> str:
        """Read a file that was `found` so and remember it; a large one is not held. Raises OSError."""
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (a Path for each is slow)
            digest = digest_file(file) if found.st_size > PIECE else digest_bytes(file.read())
        return self._learn(name, found, digest)

    def _learn(self, name: str, found: os.stat_result, digest: str) -> str:
        self.seen[name] = stamp(found, digest, self._now)
        self.read_again = True
        return digest

    def read(self, name: str, path: Path) -> tuple[bytes, str]:
        """Read a file and remember it; returns its bytes and their digest. Raises OSError."""
        found = path.stat()
        data = path.read_bytes()
        return data, self.learn(name, found, data)
