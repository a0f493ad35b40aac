"""What happens around a build: the clock, the command line, times of files, the output folder, the cache."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime

import msgspec
from hypothesis.stateful import precondition, rule
from hypothesis.strategies import booleans, integers, sampled_from

from nisshi.content.hold_back import Include
from tests.incremental.builds import CACHE
from tests.incremental.first_blog import first_blog
from tests.incremental.workshop import Workshop

FIRST_PATHS = tuple(first_blog())
DAYS = ("2026-06-01", "2026-06-15", "2026-06-30")
BUILT = ("index.html", "one/index.html", "rss.xml", "images/rack.png", "_redirects", "tag/Linux/index.html")
WORDS_TO_SWAP = re.compile("夜|朝|mark:|rack|black|blue|green|window", re.IGNORECASE)


class Asking(Workshop):
    """Other words on the command line, and other days."""

    @rule(day=sampled_from(DAYS))
    def on_another_day(self, day: str) -> None:
        self.ask(now=datetime.fromisoformat(day).replace(tzinfo=UTC))

    @rule(drafts=booleans(), future=booleans(), expired=booleans())
    def include(self, drafts: bool, future: bool, expired: bool) -> None:
        self.ask(include=Include(drafts, future, expired))

    @rule(strict=booleans())
    def be_strict(self, strict: bool) -> None:
        self.ask(strict=strict)

    @rule(keep_going=booleans())
    def keep_going(self, keep_going: bool) -> None:
        self.ask(keep_going=keep_going)

    @rule(url=sampled_from(("", "https://preview.example/", "https://preview.example/branch/")))
    def for_another_address(self, url: str) -> None:
        self.ask(base_url=url)

    @rule(folder=sampled_from(("site", "public")))
    def build_into(self, folder: str) -> None:
        self.output = folder

    @rule()
    def do_not_build_yet(self) -> None:
        """Make the next edit together with the one after it."""
        self.wait = 2

    def ask(self, **changes: object) -> None:
        self.asked = msgspec.structs.replace(self.asked, **changes)


class Saving(Workshop):
    """The same files with other times, other files with the same times."""

    @rule(path=sampled_from(FIRST_PATHS))
    def touch(self, path: str) -> None:
        if path in self.files:
            (self.root / path).touch()

    @rule(path=sampled_from(FIRST_PATHS))
    def save_unchanged(self, path: str) -> None:
        if path in self.files:
            self.save({path: self.files[path]})

    @precondition(lambda self: os.name != "nt")  # Windows keeps no time that nobody can put back
    @rule(path=sampled_from(FIRST_PATHS))
    def swap_words_and_put_the_time_back(self, path: str) -> None:
        """Change letters for as many others, in the same file, under the time it had."""
        if path in self.files:
            times = self.times_of(path)
            self.write(path, self.with_other_words(path))
            os.utime(self.root / path, ns=times)

    @rule(path=sampled_from(FIRST_PATHS))
    def put_an_older_file_in_the_place_of(self, path: str) -> None:
        """Rename another file of the same size over it, one that was written an hour before."""
        if path in self.files:
            accessed, modified = self.times_of(path)
            other = self.folder / "other"
            other.write_bytes(self.with_other_words(path).encode())
            os.utime(other, ns=(accessed, modified - 3600 * 10**9))
            self.history.append(self.files)
            self.files = {**self.files, path: other.read_bytes()}
            other.replace(self.root / path)

    @rule(steps=integers(1, 4))
    def undo(self, steps: int) -> None:
        """Put the whole tree back to what it was some edits ago, as git does."""
        past = self.history[-min(steps, len(self.history) - 1)] if len(self.history) > 1 else self.files
        gone = {path: None for path in self.files if path not in past}
        self.save({**gone, **{path: data for path, data in past.items() if self.files.get(path) != data}})

    def times_of(self, path: str) -> tuple[int, int]:
        stat = (self.root / path).stat()
        return stat.st_atime_ns, stat.st_mtime_ns

    def with_other_words(self, path: str) -> str:
        """Return the file's text with some words changed for others of as many bytes."""
        others = {"夜": "朝", "朝": "夜"}
        return WORDS_TO_SWAP.sub(lambda word: others.get(word[0], word[0].swapcase()), self.text(path))


class OutputDamage(Workshop):
    """Somebody else at work in the output folder."""

    @precondition(lambda self: not self.trusts_the_output)
    @rule(path=sampled_from(BUILT))
    def delete_a_built_file(self, path: str) -> None:
        (self.site / path).unlink(missing_ok=True)

    @precondition(lambda self: not self.trusts_the_output)
    @rule(path=sampled_from(BUILT), put_the_time_back=booleans())
    def alter_a_built_file(self, path: str, put_the_time_back: bool) -> None:
        """Change its first byte, so that its size stays."""
        file = self.site / path
        if file.is_file():
            stat = file.stat()
            file.write_bytes(b"?" + file.read_bytes()[1:])
            if put_the_time_back:
                os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    @precondition(lambda self: not (self.trusts_the_output or self.obstacle or self.wait))
    @rule(path=sampled_from(BUILT), with_a_folder=booleans())
    def stand_in_the_way_of(self, path: str, with_a_folder: bool) -> None:
        """Put a folder where a built file is, or a file where the built file's folder is."""
        file = self.site / path
        if not file.is_file():
            return
        self.obstacle = file if with_a_folder else self.site / path.partition("/")[0]
        shutil.rmtree(self.obstacle) if self.obstacle.is_dir() else self.obstacle.unlink()
        if with_a_folder:
            self.obstacle.mkdir()
            (self.obstacle / "mine.txt").write_bytes(b"mine")
        else:
            self.obstacle.write_bytes(b"mine")

    @rule()
    def delete_the_output_folder(self) -> None:
        shutil.rmtree(self.site, ignore_errors=True)


class CacheDamage(Workshop):
    """A cache that is gone, cut short or scribbled over."""

    @rule()
    def delete_the_cache(self) -> None:
        shutil.rmtree(self.root / CACHE.parent, ignore_errors=True)

    @rule()
    def spoil_every_entry(self) -> None:
        """Change the last byte of whatever is kept, so that SQLite finds nothing wrong."""
        if not (self.root / CACHE).is_file():
            return
        # Where it has been spoilt otherwise before, SQLite refuses.
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(self.root / CACHE)) as entries, entries:
            for key, data in entries.execute("select key, data from entries").fetchall():
                spoilt = data[:-1] + bytes([data[-1] ^ 0xFF])
                entries.execute("update entries set data = ? where key = ?", (spoilt, key))

    @precondition(lambda self: not self.keeps_the_cache_open)
    @rule(permille=integers(0, 1000))
    def cut_the_cache_short(self, permille: int) -> None:
        if (self.root / CACHE).is_file():
            os.truncate(self.root / CACHE, (self.root / CACHE).stat().st_size * permille // 1000)

    @precondition(lambda self: not self.keeps_the_cache_open)
    @rule(permille=integers(0, 999), length=sampled_from((1, 16, 4096)))
    def scribble_over_the_cache(self, permille: int, length: int) -> None:
        if (self.root / CACHE).is_file():
            with (self.root / CACHE).open("r+b") as file:
                size = file.seek(0, os.SEEK_END)
                start = size * permille // 1000
                file.seek(start)
                scribble = bytes(byte ^ 0xFF for byte in file.read(min(length, size - start)))
                file.seek(start)
                file.write(scribble)


class Surroundings(Asking, Saving, OutputDamage, CacheDamage):
    """All of it."""
