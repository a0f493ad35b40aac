"""What lies in the output folder: each file with the key it was made under, and whether it is still so."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from nisshi.cache import Cache
from nisshi.stamps import Stamp, Stamps
from nisshi.steps.request import Request
from nisshi.write import MANIFEST


class Row(msgspec.Struct, frozen=True, array_like=True):
    """An output as it was published."""

    key: str  # what it was made from; "" for the manifest
    source: str
    stamp: Stamp


class ShelfRecord(msgspec.Struct, frozen=True):
    """The published files of an output folder, the manifest among them, by path."""

    rows: dict[str, Row]
    state: str  # digest of all inputs they were made from


class Shelf:
    """The files of one output folder that we know of."""

    def __init__(self, folder: Path, record: ShelfRecord, trusted: bool = False) -> None:
        self.folder = folder
        self.rows = rows = record.rows
        self.state = record.state
        self._trusted = trusted
        self._stamps = Stamps({path: row.stamp for path, row in rows.items()})
        self._intact: dict[str, Row] | None = None

    @staticmethod
    def of(request: Request, cache: Cache, name: str) -> Shelf:
        """Return what the cache knows of the output folder."""
        record = cache.record(f"site {name}", ShelfRecord)
        return Shelf(request.output, record or ShelfRecord({}, ""), request.trust_output)

    @property
    def read_again(self) -> bool:
        """Whether files had to be read to be sure of them, so that it is worth keeping what is known now."""
        return self._stamps.read_again

    def intact(self) -> dict[str, Row]:
        """Return the rows whose file still holds what was published, with their stamps of now."""
        if self._intact is None:
            if self._trusted and (row := self.rows.get(MANIFEST)) and self._holds(MANIFEST, row):
                self._intact = self.rows  # a folder with our own last word in it is as we left it
            else:
                self._intact = {
                    path: self._renewed(path, row)
                    for path, row in self.rows.items()
                    if self._holds(path, row)
                }
        return self._intact

    def is_whole(self) -> bool:
        """Whether we know of a published site and each of its files is intact."""
        return MANIFEST in self.rows and len(self.intact()) == len(self.rows)

    def _renewed(self, path: str, row: Row) -> Row:
        seen = self._stamps.seen[path]
        return row if seen is row.stamp else Row(row.key, row.source, seen)

    def _holds(self, path: str, row: Row) -> bool:
        place = f"{self.folder}/{path}"
        try:
            state = os.stat(place)  # noqa: PTH116 (thousands of files: a Path for each is slow)
            if self._stamps.digest(path, state):
                return True
            if state.st_size != row.stamp.size:
                return False
            return self._stamps.learn_file(path, state, place) == row.stamp.digest
        except OSError:
            return False
