"""The options of log excerpts as they are written, and that none takes long to read."""

from __future__ import annotations

import time
from typing import Any

import pytest

from nisshi.markdown.info_string import read_info
from nisshi.markdown.log_notes import Remark, read_notes
from nisshi.markdown.log_options import LogOptions

WRITTEN: dict[str, dict[str, Any]] = {
    'log {file="app.log" from="/start/" to="/done/"}': {
        "file": "app.log",
        "first": "/start/",
        "last": "/done/",
    },
    "log file=app.log lines=10-20,30": {"file": "app.log", "lines": ((10, 20), (30, 30))},
    'log {around="/panic/±3"}': {"around": "/panic/"},
    'log {around="out of memory +-12"}': {"around": "out of memory", "context": 12},
    'log {around="panic"}': {"around": "panic"},
    "log {level>=warn}": {"level": "warning"},
    "log {level >= ERROR, since=2026-03-05T02:04}": {"level": "error", "since": "2026-03-05T02:04"},
    'log {files="logs/a.log, logs/b.log" merge}': {"files": ("logs/a.log", "logs/b.log"), "merge": True},
    'log {files=["a, b.log", c.log] beside names="one,two"}': {
        "files": ("a, b.log", "c.log"),
        "beside": True,
        "names": ("one", "two"),
    },
    "log {download: false}": {},
    'log mark="frontend device" mark=["/a[b]/", "c, d"]': {"marks": ("frontend device", "/a[b]/", "c, d")},
    'log {notes: {"a {b}": "c: d", \'/x y/i\': "e",}}': {"notes": (("a {b}", "c: d"), ("/x y/i", "e"))},
    'log host=srv01 cmd="journalctl -u x" tz=+09:00 id=oom': {
        "host": "srv01",
        "command": "journalctl -u x",
        "zone": "+09:00",
        "id": "oom",
    },
    'log:app.log {mark="x"}': {"marks": ("x",)},
    "log {2,4-6}": {},
}


@pytest.mark.parametrize("info", WRITTEN)
def test_options(info: str) -> None:
    read, problems = read_info(info)
    assert problems == ()
    found = {
        name: getattr(read.log, name)
        for name in LogOptions.__struct_fields__
        if name not in ("piece", "grade")
    }
    assert found == {name: WRITTEN[info].get(name, getattr(LogOptions(), name)) for name in found}


def test_only_a_log_is_taken_from_a_file() -> None:
    read, _ = read_info('ts {file="a.ts"}')
    assert (read.file, read.log) == ("a.ts", LogOptions())


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("disk full: buy another", ("disk full", "buy another")),
        ("/dev/sda: the disk", ("/dev/sda", "the disk")),
        ("/a: b/i: both", ("/a: b/i", "both")),
        ('"a: b": in quotes', ("a: b", "in quotes")),
        ("a : b: c", ("a", "b: c")),
    ],
)
def test_a_note_in_a_line(line: str, remark: tuple[str, str]) -> None:
    assert read_notes(line, 3, lambda *told: pytest.fail(str(told))) == (Remark(*remark, 3),)


LONG = 10_000
ODD = [
    'log files="' + " " * LONG + "'\"",
    "log notes={" + " " * LONG + "}",
    "log notes={" + '"a":' * LONG + "}",
    'log a=["' * LONG,
    "log mark=[" + "'" * LONG + "]",
    'log around="a' + " " * LONG + 'b"',
    'log lines="1' + " " * LONG + 'x"',
]


@pytest.mark.parametrize("info", ODD, ids=[info[:14] for info in ODD])
def test_no_info_string_takes_long(info: str) -> None:
    begin = time.process_time()
    read_info(info)
    assert time.process_time() - begin < 0.5


@pytest.mark.parametrize("line", ["a" + " " * LONG + "b", "/ " * LONG, '"' * LONG, "a :" * LONG])
def test_no_note_takes_long(line: str) -> None:
    begin = time.process_time()
    read_notes(line, 0, lambda *told: None)
    assert time.process_time() - begin < 0.5
