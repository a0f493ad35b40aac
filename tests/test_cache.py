"""The cache forgets whenever something is wrong with it: never an exception, never a wrong answer."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import msgspec
import pytest

from nisshi import cache as module
from nisshi import cache_file
from nisshi.cache import FILE, Cache
from tests.blogs import REPOSITORY, blog, nisshi, post, tree

Harm = Callable[[Path], None]


class Stamped(msgspec.Struct, frozen=True):
    name: str


class Counted(msgspec.Struct, frozen=True):
    number: int


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A cache with an entry and a record."""
    path = tmp_path / FILE
    with Cache(path) as cache:
        cache.put("key", b"data" * 1000)
        cache.keep_record("name", Stamped("夜"))
        cache.save()
        assert cache.notes == []
    return path


def known(path: Path) -> tuple[bytes | None, Stamped | None, list[str]]:
    """Return what a new process would find: the entry, the record, and what is said of the file."""
    with Cache(path) as cache:
        return cache.get("key"), cache.record("name", Stamped), cache.notes


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


# --- Entries and records ----------------------------------------------------------------------


def test_what_was_saved_is_found_by_another_process(path: Path) -> None:
    assert known(path) == (b"data" * 1000, Stamped("夜"), [])


def test_what_was_not_saved_is_known_to_this_process_alone(path: Path) -> None:
    with Cache(path) as cache:
        cache.put("new", b"1")
        cache.keep_record("name", Stamped("朝"))
        assert (cache.get("new"), cache.record("name", Stamped)) == (b"1", Stamped("朝"))
    with Cache(path) as cache:
        assert (cache.get("new"), cache.record("name", Stamped)) == (None, Stamped("夜"))


def test_a_later_value_takes_the_place_of_an_earlier_one(path: Path) -> None:
    with Cache(path) as cache:
        cache.put("key", b"other")
        cache.keep_record("name", Stamped("朝"))
        cache.save()
    assert known(path) == (b"other", Stamped("朝"), [])


def test_a_record_of_another_kind_is_none(path: Path) -> None:
    with Cache(path) as cache:
        assert cache.record("name", Counted) is None
        assert cache.record("name", Stamped) == Stamped("夜")
        assert cache.record("name", Counted) is None


def test_without_a_path_it_remembers_for_its_own_life() -> None:
    cache = Cache(None)
    cache.put("key", b"1")
    cache.keep_record("name", Stamped("夜"))
    cache.save()
    assert (cache.get("key"), cache.record("name", Stamped)) == (b"1", Stamped("夜"))
    assert (cache.get("none"), cache.record("none", Stamped), cache.notes) == (None, None, [])


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert known(tmp_path / FILE) == (None, None, [])
    assert list(tmp_path.iterdir()) == []


def test_nothing_new_is_nothing_to_save(path: Path) -> None:
    with opened(path) as other, Cache(path) as cache:
        other.execute("begin immediate")  # a save would have to wait
        assert cache.get("key")
        cache.save()
        assert cache.notes == []


# --- Whatever is wrong with the file ----------------------------------------------------------


def flip(path: Path, table: str, place: int = -1) -> None:
    """Turn one bit of the stored values of a table."""
    with opened(path) as connection:
        rows = connection.execute(f"select rowid, data from {table}").fetchall()
        for number, data in rows:
            turned = bytearray(data)
            turned[place] ^= 1
            connection.execute(f"update {table} set data = ? where rowid = ?", (bytes(turned), number))


@pytest.mark.parametrize("place", [0, 4, -1])
@pytest.mark.parametrize("table", ["entries", "records"])
def test_a_value_with_a_turned_bit_is_no_value(path: Path, table: str, place: int) -> None:
    flip(path, table, place)
    entry, record, _ = known(path)
    assert (entry is None, record is None) == (table == "entries", table == "records")


@pytest.mark.parametrize("value", [None, 1, 0.5, "", "text that was no text", b"", b"123"])
def test_a_value_of_another_type_is_no_value(path: Path, value: object) -> None:
    with opened(path) as connection:
        connection.execute("pragma writable_schema = on")
        connection.execute("update sqlite_schema set sql = replace(sql, ' not null', '')")
    with opened(path) as connection:
        connection.execute("update entries set data = ?", (value,))
        connection.execute("update records set data = ?", (value,))
    assert known(path)[:2] == (None, None)


def test_a_value_answers_for_its_own_key_alone(path: Path) -> None:
    with opened(path) as connection:
        connection.execute("update entries set key = 'other'")
        connection.execute("update records set name = 'other'")
    with Cache(path) as cache:
        assert (cache.get("other"), cache.record("other", Stamped)) == (None, None)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def fill_with_junk(path: Path) -> None:
    path.write_bytes(b"no database, " * 1000)


def overwrite_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def of_another_version(path: Path) -> None:
    with opened(path) as connection:
        connection.execute("pragma user_version = 999")


def without_tables(path: Path) -> None:
    with opened(path) as connection:
        connection.execute("drop table entries")
        connection.execute("drop table records")


def with_a_folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def with_a_file_in_place_of_its_folder(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()
    path.parent.touch()


def with_nothing_else(path: Path) -> None:
    """Let the file stand alone, as it does when all who had it open are gone."""
    with opened(path) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")


DAMAGED: dict[Harm, str] = {
    truncate: "malformed",
    fill_with_junk: "not a database",
    overwrite_the_middle: "malformed",
}
BEGUN_ANEW: tuple[Harm, ...] = (empty, of_another_version)
IN_THE_WAY: tuple[Harm, ...] = (with_a_folder_in_its_place, with_a_file_in_place_of_its_folder)


@pytest.mark.parametrize("harm", DAMAGED)
def test_a_damaged_file_is_told_of_and_begun_anew(path: Path, harm: Harm) -> None:
    with_nothing_else(path)
    harm(path)
    with Cache(path) as cache:
        assert cache.get("key") is None
        assert cache.record("name", Stamped) is None
        (note,) = cache.notes
        assert note.startswith(f"the cache {FILE}: ")
        assert DAMAGED[harm] in note
        assert note.endswith("; it is begun anew")
        cache.put("key", b"new")
        cache.save()
    assert known(path) == (b"new", None, [])


@pytest.mark.parametrize("harm", BEGUN_ANEW)
def test_a_file_of_another_version_is_begun_anew(path: Path, harm: Harm) -> None:
    with_nothing_else(path)
    harm(path)
    with Cache(path) as cache:
        assert (cache.get("key"), cache.record("name", Stamped)) == (None, None)
        cache.put("key", b"new")
        cache.save()
        assert cache.notes == []
    assert known(path) == (b"new", None, [])


@pytest.mark.parametrize("harm", [without_tables, *IN_THE_WAY])
def test_what_cannot_be_used_is_told_of(path: Path, harm: Harm) -> None:
    with_nothing_else(path)
    harm(path)
    with Cache(path) as cache:
        assert (cache.get("key"), cache.record("name", Stamped)) == (None, None)
        cache.put("key", b"new")
        cache.save()
        assert cache.notes
        assert all(note.startswith(f"the cache {FILE}: ") for note in cache.notes)


@contextmanager
def connecting(monkeypatch: pytest.MonkeyPatch, *pragmas: str) -> Iterator[None]:
    """Let each connection of the cache begin with these pragmas."""
    connect = sqlite3.connect

    def limited(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)  # type: ignore[call-overload]
        for pragma in pragmas:
            connection.execute(f"pragma {pragma}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", limited)
        yield


READ_ONLY, FULL = "query_only = on", "max_page_count = 8"


@pytest.mark.parametrize(("pragma", "words"), [(READ_ONLY, "readonly"), (FULL, "full")])
def test_where_nothing_can_be_saved_what_was_there_stays_in_use(
    path: Path, monkeypatch: pytest.MonkeyPatch, pragma: str, words: str
) -> None:
    with connecting(monkeypatch, pragma), Cache(path) as cache:
        assert cache.get("key") == b"data" * 1000
        cache.put("new", b"x" * 100_000)
        cache.save()
        (note,) = cache.notes
        assert words in note
        assert note.endswith("; nothing was saved in it")
    assert known(path) == (b"data" * 1000, Stamped("夜"), [])


def test_while_another_build_saves_reading_goes_on_and_a_save_waits_only_so_long(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_file, "PATIENCE", 0.05)
    with opened(path) as other, Cache(path) as cache:
        other.execute("begin immediate")
        other.execute("delete from entries")
        assert cache.get("key") == b"data" * 1000
        cache.put("new", b"1")
        cache.save()
        assert cache.notes == [f"the cache {FILE}: database is locked; nothing was saved in it"]
        other.execute("rollback")
    assert known(path) == (b"data" * 1000, Stamped("夜"), [])


def test_what_is_no_damage_costs_no_entry(path: Path) -> None:
    """A value that SQLite has no room for, here of its own doing, is an error of that one save."""
    with Cache(path) as cache:
        assert cache.get("key")
        assert cache._connection is not None
        cache._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 10_000)
        cache.put("new", b"x" * 20_000)
        cache.save()
        assert cache.notes == [f"the cache {FILE}: string or blob too big; nothing was saved in it"]
    assert known(path) == (b"data" * 1000, Stamped("夜"), [])


def test_entries_written_before_a_save_count_when_it_looks_for_room(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, name, value in ((cache_file, "LOOK_EVERY", 10), (module, "ROOM", 0), (module, "AT_HAND", 100)):
        monkeypatch.setattr(place, name, value)
    asked: list[Cache] = []

    def needed(cache: Cache) -> list[str]:
        asked.append(cache)
        return []

    with Cache(path) as cache:
        for number in range(15):  # every second one has all that are at hand written
            cache.put(f"new {number}", b"x" * 90)
        assert asked == []
        cache.keep_record("name", Stamped("夕"))
        cache.save(needed)
        assert asked == [cache]


# --- A build is right whatever the cache is ---------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A blog that was built, and then edited."""
    root = blog(tmp_path / "blog", {"a.md": post("一。", tags="[夜]"), "b.md": post("二。")})
    assert nisshi(root).code == 0
    with_nothing_else(root / FILE)
    return blog(root, {"a.md": post("三。", tags="[朝]")})


def fresh(root: Path) -> dict[str, bytes]:
    """Return the site that a build without any memory makes of the blog."""
    assert nisshi(root, "build", "--no-cache", "-o", str(root / "fresh")).code == 0
    return tree(root / "fresh")


@pytest.mark.parametrize("harm", [*DAMAGED, without_tables, *IN_THE_WAY])
def test_a_build_says_what_is_wrong_and_is_right(root: Path, harm: Harm) -> None:
    harm(root / FILE)
    run = nisshi(root)
    assert run.code == 0
    assert f"Note: the cache {FILE}: " in run.words
    assert "Traceback" not in run.words
    assert tree(root / "site") == fresh(root)


@pytest.mark.parametrize(
    "harm", [*BEGUN_ANEW, lambda path: flip(path, "entries"), lambda path: flip(path, "records")]
)
def test_a_build_is_right_where_there_is_nothing_to_say(root: Path, harm: Harm) -> None:
    harm(root / FILE)
    run = nisshi(root)
    assert (run.code, "Note: the cache" in run.words) == (0, False)
    assert tree(root / "site") == fresh(root)
    assert "wrote 0 files" in nisshi(root).words


@pytest.mark.parametrize("pragma", [READ_ONLY, FULL])
def test_a_build_that_cannot_save_says_so_and_is_right(
    root: Path, monkeypatch: pytest.MonkeyPatch, pragma: str
) -> None:
    with connecting(monkeypatch, pragma):
        run = nisshi(root)
    assert run.code == 0
    assert run.words.count("Note: the cache ") == 1
    assert "; nothing was saved in it.\n" in run.words
    assert tree(root / "site") == fresh(root)


def test_a_build_beside_one_that_saves_says_so_and_is_right(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_file, "PATIENCE", 0.05)
    with opened(root / FILE) as other:
        other.execute("begin immediate")
        run = nisshi(root)
    assert run.code == 0
    assert "database is locked; nothing was saved in it" in run.words
    assert tree(root / "site") == fresh(root)


@pytest.mark.parametrize("kind", ["text", "task", "page", "template", "closures"])
@pytest.mark.parametrize("change", ["themes/bare/templates/blog-post.html", "a.md", "c.md"])
def test_entries_that_were_lost_are_made_again(root: Path, kind: str, change: str) -> None:
    assert nisshi(root).code == 0
    with opened(root / FILE) as connection:
        connection.execute("delete from entries where key like ?", (f"{kind} %",))
        assert connection.execute("select changes()").fetchone() != (0,)
    blog(
        root,
        {
            change: post("四。[二](b.md)", tags="[夜]")
            if change.endswith(".md")
            else "{{ title }}: {{ html }}"
        },
    )
    assert nisshi(root).code == 0
    assert tree(root / "site") == fresh(root)


@pytest.mark.parametrize("name", ["look", "leaves", "plan", "site", "outlines"])
def test_records_that_were_lost_are_made_again(root: Path, name: str) -> None:
    assert nisshi(root).code == 0
    with opened(root / FILE) as connection:
        connection.execute("delete from records where name like ?", (f"{name} %",))
        assert connection.execute("select changes()").fetchone() == (1,)
    blog(root, {"c.md": post("四。[二](b.md)", tags="[夜]")})
    assert nisshi(root).code == 0
    assert tree(root / "site") == fresh(root)
    assert "wrote 0 files" in nisshi(root).words


# --- Its size ---------------------------------------------------------------------------------


def test_where_too_much_has_gathered_the_oldest_that_nobody_uses_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number}" for number in range(10)]
    with Cache(tmp_path / FILE) as cache:
        for name in names:
            cache.put(name, b"x" * 10_000)
        cache.save()
        monkeypatch.setattr(module, "ROOM", 50_000)
        monkeypatch.setattr(cache_file, "LOOK_EVERY", 1)
        cache.put("new", b"y")
        cache.save(lambda _: ["0", "1", "new"])
    with Cache(tmp_path / FILE) as cache:
        found = [name for name in names if cache.get(name)]
        assert found == ["0", "1", "6", "7", "8", "9"]
        assert cache.get("new") == b"y"


def test_a_cache_with_room_drops_nothing(path: Path) -> None:
    with Cache(path) as cache:
        cache.put("new", b"y")
        cache.save()
    assert known(path)[0] is not None


def test_what_is_needed_is_asked_for_only_when_there_is_no_room(path: Path) -> None:
    def refuse(cache: Cache) -> list[str]:
        raise AssertionError("nobody has to know")

    with Cache(path) as cache:
        cache.put("new", b"y")
        cache.save(refuse)


def test_the_file_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROOM", 200_000)
    monkeypatch.setattr(cache_file, "LOOK_EVERY", 3)
    for key in map(str, range(60)):
        with Cache(tmp_path / FILE) as cache:
            cache.put(key, b"x" * 20_000)
            cache.save(partial(lambda key, _: [key], key))
            assert cache.get(key)
    assert (tmp_path / FILE).stat().st_size < 400_000


# --- Several at once --------------------------------------------------------------------------

SAVER = """
import sys
from pathlib import Path
from nisshi.cache import Cache
path, name = Path(sys.argv[1]), sys.argv[2]
sys.stdin.readline()  # so that all begin at once
for number in range(30):
    with Cache(path) as cache:
        cache.put(f"{name}{number}", name.encode() * 5000)
        cache.keep_record(name, number)
        cache.save()
        print(*cache.notes, sep="\\n", end="")
"""


def test_processes_that_save_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / FILE
    command = [sys.executable, "-c", SAVER, str(path)]
    pipe = subprocess.PIPE
    savers = [subprocess.Popen([*command, name], cwd=REPOSITORY, stdin=pipe, stdout=pipe) for name in "ab"]
    for saver in savers:
        assert saver.stdin is not None
        saver.stdin.write(b"\n")
        saver.stdin.flush()
    assert [saver.communicate()[0] for saver in savers] == [b"", b""]
    with Cache(path) as cache:
        for name in "ab":
            assert cache.record(name, int) == 29
            assert all(cache.get(f"{name}{number}") == name.encode() * 5000 for number in range(30))
    with opened(path) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_forked_process_reads_for_itself(path: Path) -> None:
    program = f"""
import os, sys
from pathlib import Path
from nisshi.cache import Cache
with Cache(Path({str(path)!r})) as cache:
    assert cache.get("key")
    if (child := os.fork()) == 0:
        os._exit(0 if cache.get("key") and not cache.notes else 1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    cache.put("new", b"1")
    cache.save()
    sys.exit(code or len(cache.notes))
"""
    assert subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, check=False).returncode == 0
    with Cache(path) as cache:
        assert (cache.get("key"), cache.get("new")) == (b"data" * 1000, b"1")
