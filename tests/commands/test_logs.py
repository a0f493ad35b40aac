"""`logs`: what is recognised, in lines for a person and as data; each run is a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.blogs import REPOSITORY, blog, post

SYSLOG = (
    "Mar  5 02:04:02 srv01 recpt1[147]: cannot open frontend device\n"
    "Mar  5 02:04:03 srv01 systemd[1]: Started recorder.\n"
)
LOG4J = (
    "2017-03-05 02:04:02,123 ERROR [main] a.b.C: failed\r\n"
    "  at a.b.C.run(C.java:12)\r\n"
    "2017-03-05 02:04:03,000 INFO [main] a.b.C: 再起動した\r\n"
)


def run(root: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the verb in a process of its own, in the folder of the blog."""
    command = [sys.executable, "-m", "nisshi.cli", "logs", *words]
    return subprocess.run(
        command, cwd=root, input=given, capture_output=True, check=False, env={"PYTHONPATH": str(REPOSITORY)}
    )


def asked(*questions: dict[str, Any] | bytes) -> tuple[int, list[dict[str, Any]]]:
    """Return the exit code and the answers to questions, given as data or as raw lines."""
    lines = (item if isinstance(item, bytes) else json.dumps(item).encode() for item in questions)
    done = run(REPOSITORY, "--jsonl", given=b"\n".join(lines))
    assert done.stderr == b""
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_a_post_is_told_block_by_block(tmp_path: Path) -> None:
    root = blog(
        tmp_path,
        {"a.md": post(f"前置き\n\n```log\n{SYSLOG}```\n\n```python\nprint(1)\n```\n")},
        '[logs]\nwatch = ["Started recorder"]\n',
    )
    done = run(root, "a")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("content/posts/a.md:8: log, syslog (syslog): 2 of 2 lines begin a record")
    assert lines[1:] == [
        "  8  Mar  5 02:04:02  error  words “cannot open frontend device”  cannot open frontend device",
        "  9  Mar  5 02:04:03  error  watched “Started recorder”           Started recorder.",
        "",
        "content/posts/a.md:13: none: 1 line",
    ]


def test_a_log_file_is_one_log_whatever_its_name(tmp_path: Path) -> None:
    root = blog(tmp_path, {"app.log": LOG4J})
    for words in (("content/posts/app.log",), ("app.log",)):
        done = run(root, *words, "--json")
        story = json.loads(done.stdout)
        (block,) = story["blocks"]
        assert story["path"] == "content/posts/app.log"
        assert (block["kind"], block["format"], block["counted"]["heads"]) == ("log", "log4j", 2)
        assert [line["line"] for line in block["records"]] == [1, 3]
        assert [line["why"] for line in block["records"]] == ["level ERROR", "level INFO"]
        assert [line["thread"] for line in block["records"]] == ["main", "main"]
        assert [line["pairs"] for line in block["records"]] == [[], []]
    quiet = run(root, "app.log", "-q").stdout.decode()
    assert "failed" in quiet
    assert "再起動した" not in quiet


def test_what_fails_above_the_first_record_is_told_as_a_page_counts_it(tmp_path: Path) -> None:
    status = "$ systemctl status web\n   Active: failed (Result: exit-code)\n\n"
    root = blog(tmp_path, {"a.md": f"```\n{status}Mar  5 02:04:02 db1 web[9]: waiting\n```\n"})
    (block,) = json.loads(run(root, "a", "--json").stdout)["blocks"]
    assert [(line["line"], line["entry"]["severity"]) for line in block["records"]] == [
        (3, "error"),
        (5, None),
    ]


def test_names_and_values_of_a_record_are_told(tmp_path: Path) -> None:
    root = blog(tmp_path, {"app.log": 'time=2026-03-05T02:04:02Z level=warn msg="no answer" attempt=3\n'})
    (block,) = json.loads(run(root, "app.log", "--json").stdout)["blocks"]
    assert block["records"][0]["pairs"][-2:] == [["msg", "no answer"], ["attempt", "3"]]


def test_standard_input_may_be_anything(tmp_path: Path) -> None:
    assert run(tmp_path, "-", given=SYSLOG.encode()).stdout.startswith(b"standard input:1: log, syslog")
    for given in (b"", b"\n", b"\xff\xfe\x00\x80", b"\x1b[31mERROR\x1b[0m " * 9):
        done = run(tmp_path, "-", given=given)
        assert (done.returncode, done.stderr) == (0, b"")


def test_blocks_under_words_that_say_otherwise_are_told_so(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": f"```yaml\n{SYSLOG}```\n\n```log\nsomething happened\n```\n"})
    words = run(root, "a").stdout.decode()
    assert "shown as code, since it is labelled yaml" in words
    assert "shown as a log, since it is labelled log" in words
    assert "  7    -    something happened" in words


def test_what_cannot_be_read_is_a_problem_and_nothing_at_all_is_wrong_usage(tmp_path: Path) -> None:
    done = run(tmp_path, "nowhere.log")
    assert done.returncode == 1
    assert b"nowhere.log: error: cannot be read: No such file" in done.stderr
    root = blog(tmp_path, {"disk-full.md": post()})
    assert "Did you mean 'disk-full'?" in run(root, "disk-ful").stderr.decode()
    assert run(tmp_path, "a\udc80" + "b" * 300).returncode == 1
    assert run(tmp_path, ".").returncode == 1
    assert run(tmp_path).returncode == 2


def test_answers_have_offsets_in_characters_of_the_text() -> None:
    code, (answer,) = asked({"id": "一", "text": LOG4J, "info": "python"})
    first, second = answer.pop("records")
    assert (code, answer) == (0, {"id": "一", "kind": "log", "format": "log4j"})
    assert first == {
        "start": 0,
        "end": LOG4J.index("2017", 9),
        "time": [0, 23],
        "instant": first["instant"],
        "level": [24, 29],
        "severity": "error",
        "component": [37, 42],
        "pid": None,
        "message": [44, 50],
    }
    assert first["instant"].startswith("2017-03-05T02:04:02.123")
    assert LOG4J[slice(*second["message"])] == "再起動した"
    assert second["end"] == len(LOG4J)


def test_only_heads_are_records_and_the_host_is_no_component() -> None:
    text = f"前の行\n$ journalctl\n{SYSLOG}"
    _, (answer,) = asked({"id": 1, "text": text})
    assert [text[slice(*record["component"])] for record in answer["records"]] == ["recpt1", "systemd"]
    assert [text[slice(*record["pid"])] for record in answer["records"]] == ["147", "1"]
    assert [record["instant"] for record in answer["records"]] == [None, None]  # no year is written


def test_what_is_no_log_has_no_records() -> None:
    _, answers = asked({"id": 1, "text": "x = 1\n"}, {"id": None, "text": ""}, {"text": "\ud800 1:2:3"})
    assert [(answer["kind"], answer["format"], answer["records"]) for answer in answers] == [
        ("none", None, [])
    ] * 3
    assert [answer["id"] for answer in answers] == [1, None, None]


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b"null", b'{"id":1}', b'{"text":1}', b"\xff", b'{"text":"","id":NaN}', b"[" * 99999],
)
def test_a_bad_line_is_told_and_the_next_is_answered(line: bytes) -> None:
    code, (bad, good) = asked(b"", line, {"id": 2, "text": "x"})
    assert code == 1
    assert bad["line"] == 2
    assert bad["error"]
    assert good == {"id": 2, "kind": "none", "format": None, "records": []}


def test_each_line_is_answered_before_the_next_is_asked() -> None:
    command = [sys.executable, "-m", "nisshi.cli", "logs", "--jsonl"]
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": SYSLOG}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait() == 0


def test_words_that_a_post_watches_for_count_here_too(tmp_path: Path) -> None:
    front = "---\ntitle: 夜\ndate: 2026-01-01\nlogWatch: [still waiting]\n---\n"
    text = front + "```\n2026-03-05 02:04:02 app: still waiting\n```\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")

    said = run(tmp_path, "a.md").stdout.decode()

    assert "error" in said


def test_a_block_that_quotes_a_file_says_what_is_in_it(tmp_path: Path) -> None:
    body = '```log {file="logs/app.log"}\n```\n\n```log {files="a.txt, ../b.log" merge}\n```\n'
    files = {"a/index.md": post(body), "a/logs/app.log": SYSLOG, "a/a.txt": "x\n"}
    root = blog(tmp_path, {f"content/posts/{name}": text for name, text in files.items()})
    done = run(root, "a")
    assert done.stdout.decode().splitlines() == [
        "content/posts/a/index.md:6: quotes logs/app.log: log, syslog (syslog): 2 of 2 lines begin a record; "
        "also read by general 2; ask for that file to see each record",
        "",
        "content/posts/a/index.md:9: quotes a.txt: none: 1 line; ask for that file to see each record",
        "content/posts/a/index.md:9: quotes ../b.log, but ../b.log lies outside of the post's folder",
    ]
    first, second = json.loads(run(root, "a", "--json").stdout)["blocks"]
    assert [(file["path"], file["format"], file["counted"]["heads"]) for file in first["quotes"]] == [
        ("logs/app.log", "syslog", 2)
    ]
    assert second["quotes"][1]["fault"] == "../b.log lies outside of the post's folder"


def test_a_quoted_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "b.log").write_bytes(b"\xff\xfe")
    (tmp_path / "a.md").write_text('```log {file="app.log"}\n```\n\n```log {file=b.log}\n```\n')
    assert run(tmp_path, "a.md").stdout.decode().splitlines() == [
        "a.md:2: quotes app.log, but there is no file app.log beside the post",
        "",
        "a.md:5: quotes b.log, but b.log cannot be quoted: it is no text in UTF-8",
    ]
