"""What earlier builds found out: entries under the digest of all they were made from, in one SQLite file.

Nothing in it is needed. Whatever is wrong with the file (damaged, locked, of another version, on a
full or read-only disk) makes it forget, and `notes` says so; the build goes on and is right.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec

from nisshi.cache_file import (
    drop_oldest,
    is_damage,
    is_due,
    live_size,
    open_file,
    remove_file,
    sealed,
    transaction,
    unsealed,
)

FILE = ".nisshi/cache.db"  # below the blog's folder
ROOM = 512 * 2**20  # bytes from which on old entries go that no record needs
AT_HAND = 128 * 2**20  # bytes of new entries that are kept in memory

_Value = TypeVar("_Value")


class Contents(msgspec.Struct, frozen=True):
    """What a cache holds, in numbers."""

    size: int  # bytes on the disk
    kinds: dict[str, tuple[int, int]]  # entries and their bytes, by the word before the space in their keys
    records: tuple[str, ...]  # names


class Cache:
    """Entries by key, and records: what the last build of one output folder knew, by name.

    Records are written by `save`, in one transaction. Entries may be written before, where they
    are many: alone they say nothing wrong. A cache without a path remembers for its own life only.
    A forked process may read, through a connection of its own, and what it puts in dies with it.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.notes: list[str] = []
        self._new_entries: dict[str, bytes] = {}
        self._new_records: dict[str, bytes] = {}
        self._values: dict[str, object] = {}  # records as values, for who keeps a cache open
        self._connection: sqlite3.Connection | None = None
        self._process = 0  # that opened the connection
        self._maker = os.getpid()
        self._at_hand = 0  # bytes of new entries
        self._most = AT_HAND
        self._added = 0  # entries written since the last look for idle ones

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, key: str) -> bytes | None:
        """Return an entry; None when there is none or it is damaged."""
        if key in self._new_entries:
            return self._new_entries[key]
        return self._read("select data from entries where key = ?", key)

    def put(self, key: str, data: bytes) -> None:
        """Keep an entry. The key must be the digest of everything `data` was made from."""
        self._new_entries[key] = data
        self._at_hand += len(data)
        if self._at_hand > self._most and self.path is not None and not self.is_forked():
            self._write({})

    def is_forked(self) -> bool:
        """Whether this process is a copy of the one that made the cache, and what it puts in will be lost."""
        return os.getpid() != self._maker

    def record(self, name: str, kind: type[_Value]) -> _Value | None:
        """Return a record as a value; None when there is none, or none of this kind."""
        if isinstance(value := self._values.get(name), kind):
            return value
        data = self._read("select data from records where name = ?", name)
        if data is None:
            return None
        try:
            value = msgspec.msgpack.decode(data, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        self._values[name] = value
        return value

    def keep_record(self, name: str, value: object) -> None:
        """Put a record in the place of the one of that name; it is encoded when it is saved."""
        if self._values.get(name) is value:
            return  # it came from here, and records are frozen
        self._values[name] = value
        self._new_records[name] = b""

    def save(self, needed: Callable[[Cache], Iterable[str]] = lambda _: ()) -> None:
        """Write what is new in one transaction.

        Where too much has gathered, old entries go, but none of the keys that `needed` then names.
        """
        if self.path is None or not (self._new_entries or self._new_records):
            return
        encode = msgspec.msgpack.Encoder().encode
        self._write({name: encode(self._values[name]) for name in self._new_records}, needed)
        self._new_records.clear()
        self._new_entries.clear()
        self._at_hand = 0

    def prune(self, is_needed: Callable[[str], bool] | None = None) -> int:
        """Drop the entries whose key is not needed; all of them, and the records, where nobody is asked.

        Returns the bytes on the disk that are free now.
        """
        before = self.size()
        with self._forgiving("it was not pruned"):
            connection = self._open()
            if connection is not None:
                if is_needed is None:
                    self._values.clear()
                    connection.execute("delete from entries")
                    connection.execute("delete from records")
                else:
                    connection.create_function("is_needed", 1, is_needed)
                    connection.execute("delete from entries where not is_needed(key)")
                connection.execute("vacuum")
                connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        return before - self.size()

    def contents(self) -> Contents:
        """Return what is in the file."""
        with self._forgiving("it was not read"):
            connection = self._open()
            if connection is not None:
                kinds = connection.execute(
                    "select substr(key, 1, instr(key, ' ')) as kind, count(*), sum(length(data))"
                    " from entries group by kind order by kind"
                )
                names = connection.execute("select name from records order by name")
                return Contents(
                    size=self.size(),
                    kinds={kind.rstrip(): (count, total) for kind, count, total in kinds},
                    records=tuple(name for (name,) in names),
                )
        return Contents(self.size(), {}, ())

    def size(self) -> int:
        """Return the bytes that the file takes on the disk, with what SQLite keeps beside it."""
        total = 0
        for ending in ("", "-wal"):
            with suppress(OSError):
                total += Path(f"{self.path}{ending}").stat().st_size
        return total

    def close(self) -> None:
        """Let go of the file. What was not saved is forgotten."""
        if self._connection is not None and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _write(
        self, records: dict[str, bytes], needed: Callable[[Cache], Iterable[str]] | None = None
    ) -> None:
        """Write the new entries and these records; entries that cannot be written stay in memory."""
        self._most = sys.maxsize  # where it fails, it is tried again at the end only
        with self._forgiving("nothing was saved in it"):
            connection = self._open(create=True)
            assert connection is not None  # it was to be made
            with transaction(connection):
                connection.executemany("replace into entries values (?, ?)", sealed(self._new_entries))
                connection.executemany("replace into records values (?, ?)", sealed(records))
                added = self._added + len(self._new_entries)
                if needed and is_due(connection, added) and live_size(connection) > ROOM:
                    drop_oldest(connection, needed(self))
            self._added = 0 if needed else added
            self._new_entries.clear()
            self._at_hand, self._most = 0, AT_HAND

    def _read(self, query: str, key: str) -> bytes | None:
        with self._forgiving("it was not used"):
            connection = self._open()
            row = connection.execute(query, (key,)).fetchone() if connection else None
            return unsealed(key, row[0]) if row else None
        return None

    def _open(self, create: bool = False) -> sqlite3.Connection | None:
        """Return this process's connection; None where there is no file and none is to be made."""
        if self._connection is None or self._process != os.getpid():
            self._connection = open_file(self.path, create) if self.path else None
            self._process = os.getpid()
        return self._connection

    @contextmanager
    def _forgiving(self, outcome: str) -> Iterator[None]:
        """Turn what SQLite and the disk complain of into a note; a damaged file is put away."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            self.close()
            if is_damage(error) and self.path is not None:
                remove_file(self.path)
                outcome = "it is begun anew"
            note = f"the cache {FILE}: {error}; {outcome}"
            if note not in self.notes:
                self.notes.append(note)
