"""What is a log, and what only looks like one."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nisshi.logs.all_formats import ALL_FORMATS
from nisshi.logs.console import Console
from nisshi.logs.detect import detect, log_format
from nisshi.logs.format import Format
from nisshi.logs.parse import parse

NO_LOGS = {
    "nothing": "",
    "blank lines": "\n \n\n",
    "a face": "(´・ω・`)",
    "prose with a time": "At 02:04:02 on 5 March the recorder stopped.",
    "a table of data": "2017-03-05 02:04:02,1.5,2.5\n2017-03-05 02:05:02,1.6,2.4",
    "a psql table": "2017-03-05 02:04:02 | 12\n2017-03-05 02:05:02 | 13",
    "dates alone": "2006-01-02 15:04:05 +0900 JST\n2009-11-10 23:00:00 +0000 UTC",
    "a changelog": "2017-03-05 tubone\n\n* Fix the recorder\n* Add a test",
    "crontab": "0 5 * * * /usr/local/bin/backup\n*/10 * * * * /usr/local/bin/watch",
    "a listing": "-rw-r--r-- 1 tv tv 0 Mar  5 02:04 news.m2ts\n-rw-r--r-- 1 tv tv 9 Mar  5 02:05 cat.m2ts",
    "a session": "$ lsusb\nBus 001 Device 002: ID 8087:8000 Intel Corp.\n$ uptime\n 02:04:02 up 3 days",
    "a command that warns": "$ shutdown --force\nWARNING: the server is older than the client\nwatching nodes",
    "ini": "[general]\nlevel = info\ntime = 10",
    "JSON": '{\n  "level": "info",\n  "time": 10\n}',
    "a traceback alone": 'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nValueError: x',
    "one stamped line in a long output": "\n".join([*["building"] * 20, "[  1.000000] usb 1-1: gone"]),
}


@pytest.mark.parametrize("text", NO_LOGS.values(), ids=NO_LOGS.keys())
def test_no_log(text: str) -> None:
    assert log_format(text) is None


def test_commands_above_a_log_do_not_hide_it() -> None:
    format = log_format("$ dmesg | tail -1\n[   70.585463] usb 1-1: USB disconnect")
    assert format is not None
    assert format.name == "dmesg"


def test_a_title_above_a_log_does_not_hide_it() -> None:
    format = log_format('# access_log\n192.0.2.7 - - [05/Mar/2017:02:04:02 +0900] "GET / HTTP/1.1" 200 1')
    assert format is not None
    assert format.name == "access"


ANY_LINE = st.one_of(
    st.text(max_size=80),
    st.sampled_from([sample for format in ALL_FORMATS for sample in format.samples]),
    st.sampled_from(
        ["$ ls", "  at a.b(C.java:1)", "", "cannot open\r", "接続に失", "敗しました", "no errors", "no"]
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(ANY_LINE, max_size=12).map("\n".join))
def test_nothing_is_lost_whatever_the_text_and_the_format(text: str) -> None:
    found = log_format(text)
    for format in [found] if found else ALL_FORMATS:
        excerpt = parse(text, format, ("cannot open", "no"))
        pieces = [piece for record in excerpt.records for piece in record.pieces(text)]
        assert "".join(text[start:end] for _, start, end in pieces) == text
        for record in excerpt.records:
            assert all(record.start <= span.start < span.end <= record.end for span in record.failures)


SAMPLES = st.sampled_from([sample for format in ALL_FORMATS for sample in format.samples])


@settings(max_examples=150, deadline=None)
@given(SAMPLES, st.lists(SAMPLES, max_size=30), st.randoms(use_true_random=False))
def test_what_is_found_hangs_on_how_many_lines_are_read_and_not_on_where_they_stand(
    first: str, rest: list[str], random: Random
) -> None:
    mixed = random.sample(rest, len(rest))
    here, there = log_format("\n".join([first, *rest])), log_format("\n".join([first, *mixed]))
    assert (here and here.name) == (there and there.name)


@pytest.mark.parametrize("format", ALL_FORMATS, ids=lambda format: format.name)
def test_no_other_format_reads_more_lines_than_the_one_that_is_found(format: Format) -> None:
    lines = [*format.samples] * 3
    found = log_format("\n".join(lines))
    assert found is not None
    read = {other.name: sum(other.read(line) is not None for line in lines) for other in ALL_FORMATS}
    sure = {other.name for other in ALL_FORMATS if other.weight == "sure"}
    most = max(read[name] for name in sure | {found.name})
    assert found.name == next(name for name, count in read.items() if count == most)


NASTY = {
    "spaces": " " * 100_000,
    "one word": "a" * 100_000,
    "dots": "a." * 50_000,
    "dollars": "a$" * 50_000,
    "dashes": "-a" * 50_000,
    "brackets": "[" * 100_000,
    "quotes": '{"a":"' + '\\"' * 50_000,
    "pairs": 'level=info msg="' + 'a="' * 30_000,
    "keys": "{" + '"time":"a",' * 10_000,
    "colons": "5 Mar 02:04:02 - " + "a:" * 50_000,
    "errors and spaces": "5 Mar 02:04:02 - error" + " " * 100_000 + "x",
    "clauses": "5 Mar 02:04:02 - " + "cannot " * 15_000,
    "kanji": "5 Mar 02:04:02 - " + "字" * 100_000,
    "no, no": "5 Mar 02:04:02 - " + "no " * 33_000,
    "wrapped": "5 Mar 02:04:02 - x\n" + "y\n" * 50_000,
    "wrapped errors": "5 Mar 02:04:02 - x\n" + "error\n" * 16_000,
    "a few lines of errors": "5 Mar 02:04:02 - x\n" + ("error " * 1_600 + "\n") * 10,
    "records": "5 Mar 02:04:02 - cannot\n" * 4_000,
    "prompt": "a@b:" * 25_000,
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_time_stays_in_bounds(text: str) -> None:
    """100 KB of anything take well under two seconds; a quadratic rule would take minutes."""
    start = time.perf_counter()
    detect(text)
    for format in ALL_FORMATS:
        format.read(text)
    parse(text, next(format for format in ALL_FORMATS if format.name == "util-log"), ("cannot open",))
    assert time.perf_counter() - start < 2


CONSOLES = {
    "$ uname -a\nLinux nas 6.1.0\n": True,
    "taro@nas:~$ uptime\n 12:01:03 up 3 days\n": True,
    "[root@web1 ~]# systemctl status nginx\n": True,
    "# mkdir -p /srv/tv\n# mount /dev/sdb1 /srv/tv\n": True,
    "# 3 秒ごとに更新される\n# top\ntop - 19:33:00 up  6:11,  5 users\n": True,
    "PS C:\\Users\\taro> Get-Service\n": True,
    "C:\\>dir\n": True,
    "mysql> show tables;\n+-----+\n": True,
    ">>> 1 + 1\n2\n": True,
    "irb(main):001:0> puts 1\n": True,
    "╭─taro@nas ~/src\n╰─$ ls\na b\n": True,
    "┌──(taro㉿kali)-[~]\n└─$ ls\n": True,
    "taro@nas ~/src (main)> git log\n": True,
    "taro@mx1> show interfaces terse\n": True,
    "bash-5.1# ls\nbin dev\n": True,
    "/ # ls\nbin dev\n": True,
    "root:~# ls\n": True,
    "nas:~ taro$ ls\nDesktop\n": True,
    "test> db.posts.find()\n[]\n": True,
    "λ ls\na b\n": True,
    "> x <- 1\n> summary(x)\n": True,
    "> npm install\n> npm start\n": True,
    "sudo apt-get install -y nginx\n": False,
    "curl -X POST https://example.com/hook \\\n  -d @body.json\n": False,
    "LANG=C ./configure --prefix=/usr/local\nmake && make install\n": False,
}


@pytest.mark.parametrize(("text", "has_prompts"), CONSOLES.items())
def test_sessions_and_bare_commands_are_told_apart(text: str, has_prompts: bool) -> None:
    assert detect(text) == Console(has_prompts)


@pytest.mark.parametrize(
    "text",
    [
        "# a heading\n\nand the text below it\n",
        "# nginx.conf\nuser nginx;\nworker_processes 1;\n",
        "for name in *.log; do\n  gzip $name\ndone\n",
        "Time flies. Who knows where?\n",
        "date: 2026-03-05\nhost: web1\n",
        "/var/log/app\n",
        "service 'sshd' do\n  action :start\nend\n",
        "top - 02:04:02 up 10 days,  1:23,  2 users,  load average: 0.12, 0.10, 0.09\n",
        " id | state\n----+-------\n  1 | up\n",
        "/var/log/app.log {\n    daily\n}\n",
        "notBefore=Mar  5 02:04:02 2024 GMT\nnotAfter=Jun  3 02:04:02 2024 GMT\n",
        "UUID=0a1b / ext4 errors=remount-ro 0 1\n",
        "/dev/rdisk1s2: fsck_hfs run at noon\n",
        ".\n└── error.log\n",
        'type Level = "info" | "error";\n',
        "> the disk is full\n> again\n",
    ],
)
def test_other_text_is_no_session(text: str) -> None:
    assert detect(text) is None
