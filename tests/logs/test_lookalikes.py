"""Text that shares marks with the many formats and is no log, and logs that are not one program's alone."""

from __future__ import annotations

import time

import pytest

from nisshi.logs.all_formats import ALL_FORMATS
from nisshi.logs.detect import log_format
from nisshi.logs.format import Format

NO_LOGS = {
    "clang's count": "1 error generated.",
    "a table of containers": "web-1 | running | 80/tcp\ndb-1  | exited  | 5432/tcp",
    "a psql table": " name  | state\n-------+-------\n web-1 | up",
    "a Markdown table": "| a | b |\n|---|---|\n| web-1 | up |",
    "YAML lists": "ok: true\nincluded: [web, db]\nignored: [tmp]\nchanged: [a, b]",
    "footnotes": "[1] See the manual.\n[2] The same.",
    "issue numbers": "#12 Fix the recorder\n#13 Add a test",
    "numbered words": "0 apples\n1 pear\n2 plums",
    "JavaScript objects": '{"log": true, "stream": "stdout"}',
    "Dockerfile": "# syntax=docker/dockerfile:1\nFROM debian\nRUN apt-get update",
    "C": "#include <stdio.h>\nint main(void) { return open(x) = 3; }",
    "SQL comments": "# Time to select\nSELECT * FROM logs;",
    "headers": "#Fields\n#Version\ntext",
    "a quotation": "> Task: write a post\n> Done: no",
    "switch labels": "case I (1): x\ndefault: y",
    "CSS": "a:hover { color: red }\nerr:module { }",
    "mail headers": "Date: Tue, 5 Mar 2024 02:04:02 +0900\nSubject: hello",
    "aws s3 ls": "2024-03-05 02:04:02        123 a.txt\n2024-03-05 02:04:02    4567890 backup/error.log",
    "date": "Tue Mar  5 02:04:02 JST 2024",
    "numbers by time": "1709571842: 5\n1709571843: 6",
    "sar": "02:00:01        CPU     %user\n02:10:01        all      1.23",
    "apt's output": "Reading package lists... Done\nInstall: nothing\nError: none",
}


@pytest.mark.parametrize("text", NO_LOGS.values(), ids=NO_LOGS.keys())
def test_no_log(text: str) -> None:
    assert log_format(text) is None


ANYBODYS = {
    "2024-05-01 02:10:07 [ERROR] cannot bind": "iso-level",  # not MySQL
    "2024-05-01T02:10:07Z ERROR app::http: cannot bind": "iso-level",  # not dnf
    "[2024-05-01 02:10:07] ERROR cannot open file (ENOENT)": "iso-level",  # not Kafka
    "[INFO] Building recorder 1.0": "level",  # not ROS
}


@pytest.mark.parametrize(("text", "name"), ANYBODYS.items())
def test_a_shape_many_share_names_no_program(text: str, name: str) -> None:
    format = log_format(text)
    assert format is not None
    assert format.name == name


TIMES = {
    "2024-03-05 02:04:02 GET /index.html 200": "2024-03-05 02:04:02",
    "2024-03-05 02:04:02 POST /posts 200": "2024-03-05 02:04:02",
    "2024-03-05 02:04:02,123 CRIT Supervisor is running as root": "2024-03-05 02:04:02,123",
    "2024-03-05 02:04:02 JST backup started": "2024-03-05 02:04:02 JST",
    "2024-03-05 02:04:02 AEST backup started": "2024-03-05 02:04:02 AEST",
    "2024-03-05T02:04:02Z: INFO: backup started": "2024-03-05T02:04:02Z",
    "2024-03-05 02:04:02 PM backup started": "2024-03-05 02:04:02 PM",
    "2024/03/05 午後 2:04:02 開始": "2024/03/05 午後 2:04:02",
    "2024年  3月  5日 火曜日 02:04:02 JST 開始": "2024年  3月  5日 火曜日 02:04:02 JST",
    "Tue, 05 Mar 2024 02:04:02 +0900 started": "Tue, 05 Mar 2024 02:04:02 +0900",
    "[2024-03-05T02:04:03.123] error: cannot reach the node": "2024-03-05T02:04:03.123",
}


@pytest.mark.parametrize(("line", "written"), TIMES.items())
def test_a_time_ends_where_its_zone_does(line: str, written: str) -> None:
    format = log_format(line)
    assert format is not None
    head = format.read(line)
    assert head is not None
    start, end = head.place("time") or (0, 0)
    assert line[start:end] == written


@pytest.mark.parametrize("format", ALL_FORMATS, ids=lambda format: format.name)
def test_a_head_that_goes_wrong_late_takes_linear_time(format: Format) -> None:
    """Long runs of what a pattern repeats, after each part of a sample; quadratic time would be seconds."""
    sample = format.samples[0]
    cuts = sorted({at for at in range(1, len(sample)) if not sample[at].isalnum()})[:12]
    start = time.process_time()
    for cut in cuts:
        for run in (" ", "a", "1", "a "):
            format.read(sample[:cut] + run * (6000 // len(run)) + "\x01")
    assert time.process_time() - start < 1
