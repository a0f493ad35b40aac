"""The SQLite file of a cache: its two tables, its transactions, the seal on each value."""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

FORMAT = 1  # of the tables below; a file with another number is begun anew
PATIENCE = 5.0  # seconds to wait for another build that is saving
LOOK_EVERY = 1000  # new entries between two looks for idle ones

_TABLES = (
    "create table entries (key text primary key, data blob not null)",
    "create table records (name text primary key, data blob not null)",
)


def open_file(path: Path, create: bool) -> sqlite3.Connection | None:
    """Return a connection; None where there is no file of this format and none is to be made.

    Raises sqlite3.Error, OSError.
    """
    if not (create or path.is_file()):
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        found = connection.execute("pragma user_version").fetchone()[0]
        if found != FORMAT and not create:
            connection.close()
            return None
        if found != FORMAT:
            _begin_anew(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def remove_file(path: Path) -> None:
    """Remove a damaged file and what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{path}{ending}").unlink()


def is_damage(error: Exception) -> bool:
    """Whether SQLite says that the file is none of its own; all else may be of the moment."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF  # without what the extended code adds
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _begin_anew(connection: sqlite3.Connection) -> None:
    _keep_a_log(connection)
    with transaction(connection):
        if connection.execute("pragma user_version").fetchone()[0] == FORMAT:
            return  # another build was faster, and may have saved already
        for table in ("entries", "records"):
            connection.execute(f"drop table if exists {table}")
        for statement in _TABLES:
            connection.execute(statement)
        connection.execute(f"pragma user_version = {FORMAT}")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Turn to WAL mode; for others who begin at the same moment SQLite does not wait by itself here."""
    patience = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
        time.sleep(0.01)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write alone from the start: a reader that turns writer halfway could be refused."""
    connection.execute("pragma synchronous = normal")  # in WAL mode safe but for the last transaction
    connection.execute("begin immediate")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("rollback")
        raise
    connection.execute("commit")


def live_size(connection: sqlite3.Connection) -> int:
    """Return the bytes of the file that are in use."""
    pages: int = connection.execute("pragma page_count").fetchone()[0]
    free: int = connection.execute("pragma freelist_count").fetchone()[0]
    size: int = connection.execute("pragma page_size").fetchone()[0]
    return (pages - free) * size


def is_due(connection: sqlite3.Connection, added: int) -> bool:
    """Whether it is time to look for idle entries, which takes a while: once in a thousand new ones."""
    last: int = connection.execute("select coalesce(max(rowid), 0) from entries").fetchone()[0]
    return last // LOOK_EVERY != (last - added) // LOOK_EVERY


def drop_oldest(connection: sqlite3.Connection, needed: Iterable[str]) -> None:
    """Drop the older half of the entries that are not needed; SQLite uses their place again."""
    connection.execute("create temp table needed (key text primary key)")
    connection.executemany("insert or ignore into needed values (?)", ((key,) for key in needed))
    idle = "select rowid from entries where key not in (select key from needed) order by rowid"
    count = connection.execute(f"select count(*) from ({idle})").fetchone()[0]
    connection.execute(f"delete from entries where rowid in ({idle} limit ?)", ((count + 1) // 2,))
    connection.execute("drop table needed")


def sealed(values: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Put a checksum before each value; it covers the key, so that no value answers for another."""
    for key, data in values.items():
        yield key, zlib.crc32(data, zlib.crc32(key.encode())).to_bytes(4, "big") + data


def unsealed(key: str, value: object) -> bytes | None:
    """Return what was sealed under the key; None when it is damaged."""
    if not isinstance(value, bytes):  # in a damaged file a value may have become a number or a text
        return None
    data = value[4:]
    checksum = zlib.crc32(data, zlib.crc32(key.encode())).to_bytes(4, "big")
    return data if value[:4] == checksum else None
