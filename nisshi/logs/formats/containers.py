"""Lines that carry the line of another log: containers, compose, process managers, build runners.

    2024-05-01T02:10:07.123456789Z stderr F time=… level=error msg="no route"
    web-1  | 2024-05-01 02:10:07 [error] cannot bind

Where the line inside is a head of its own, its level, message and whatever the outer one lacks are read too.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.formats.json_variants import DOCKER_FILE
from nisshi.logs.formats.nested import nested
from nisshi.logs.patterns import CLOCK

_NANO = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,9}(?:Z|[+-]\d\d:\d\d)"


FORMATS = (
    # Source: Kubernetes' CRI logging format (KEP "CRI runtime: container log format").
    Format(
        name="cri",
        title="Kubernetes CRI",
        opens="0",
        sign=" std",
        read=nested(
            by_pattern(rf"(?P<time>{_NANO})\ (?P<source>stdout|stderr)\ [FP](?:\ (?P<message>.*)|$)")
        ),
        samples=(
            "2024-05-01T02:10:07.123456789Z stdout F listening on :8080",
            '2024-05-01T02:10:08.123456789+09:00 stderr F time=2024-05-01T02:10:08Z level=error msg="no route"',
            "2024-05-01T02:10:08.223456789Z stderr F E0305 02:04:02.811000    1 reflector.go:138] "
            "connection refused",
        ),
    ),
    # Source: Docker's documentation, "JSON File logging driver".
    Format(
        name="docker-file",
        title="Docker JSON file",
        opens="{",
        sign='","stream":"',
        read=nested(DOCKER_FILE),
        samples=(
            '{"log":"listening on :8080\\n","stream":"stdout","time":"2024-05-01T02:10:07.123456789Z"}',
            '{"log":"2024-05-01 02:10:08 [error] cannot '
            'bind\\n","stream":"stderr","time":"2024-05-01T02:10:08.1Z"}',
        ),
    ),
    # Source: Docker's documentation, `docker compose logs` (service and number, then a bar).
    Format(
        name="compose",
        title="docker compose logs",
        sign="| ",
        read=nested(
            by_pattern(
                r"(?P<source>[A-Za-z][A-Za-z0-9._-]{0,80}[-_]\d+)\ +\|\ (?P<message>[^|]*+(?:\|(?!\ )[^|]*+)*+)$"
            ),
        ),
        weight="likely",
        samples=(
            "web-1  | 2024-05-01 02:10:07 [error] cannot bind 0.0.0.0:80",
            "shop_db_1  | Success. You can now start the database server",
        ),
    ),
    # Source: GNU grep's manual, `--with-filename` and `--line-number`: only what follows proves it.
    Format(
        name="grep",
        title="grep",
        sign=".log",
        read=nested(
            by_pattern(r"(?:[\w.-]{0,80}/){0,12}[\w.-]{1,80}\.log(?:\.\d{1,3})?:(?:\d+:)?(?P<message>.*)"),
            needs_inner=True,
        ),
        samples=("/var/log/app.log:12:2024-03-05 02:04:02 ERROR cannot bind",),
    ),
    # Source: the same where `container_name` is set: then only what follows proves it.
    Format(
        name="compose-named",
        title="docker compose logs",
        sign="| ",
        read=nested(
            by_pattern(r"(?P<source>[A-Za-z][\w.-]{0,80})\ +\|\ (?P<message>\S.*)"), needs_inner=True
        ),
        samples=(
            "db   | 2024-05-01 02:10:07.123 UTC [1] LOG:  database system is ready to accept connections",
            'web  | 2024/05/01 02:10:08 [emerg] 1#1: host not found in upstream "app" in '
            "/etc/nginx/nginx.conf:3",
        ),
    ),
    # Source: Kubernetes' documentation, `kubectl logs --prefix`.
    Format(
        name="kubectl",
        title="kubectl logs",
        opens="[",
        sign="[pod/",
        read=nested(by_pattern(r"\[(?P<source>pod/[a-z0-9.-]+/[a-z0-9.-]+)\]\ (?P<message>.*)")),
        samples=("[pod/web-0/app] 2024-05-01T02:10:07Z ERROR cannot bind",),
    ),
    # Source: GitHub CLI's manual, `gh run view --log`: job and step in front.
    Format(
        name="github-run",
        title="GitHub Actions",
        sign="Z ",
        read=by_pattern(
            r"""(?P<source>[^\t]+\t[^\t]+)\t\ufeff?(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z)[ ]
                (?:\#\#\[(?:(?P<level>error|warning|notice|debug)|\w+)\])?(?P<message>.*)"""
        ),
        samples=(
            "build\tRun tests\t2024-05-01T02:10:07.1234567Z ##[error]Process completed with exit code 1.",
        ),
    ),
    # Source: PM2's documentation, "Logs".
    Format(
        name="pm2",
        title="PM2",
        opens="0",
        sign="|",
        read=nested(by_pattern(r"(?P<pid>\d+)\|(?P<source>[\w.-]+)\ *\|\ (?P<message>.*)")),
        weight="likely",
        samples=("0|recorder  | 2024-05-01T02:10:07: cannot open tuner", "0|recorder  | ready"),
    ),
    # Source: Foreman's and Overmind's output.
    Format(
        name="foreman",
        title="Foreman",
        opens="0",
        sign="| ",
        read=nested(
            by_pattern(rf"(?P<time>{CLOCK})\ (?P<source>[A-Za-z][\w-]*\.\d+)\ +\|\ (?P<message>.*)"),
        ),
        samples=("02:04:02 web.1  | started with pid 812", "02:04:03 worker.1  | ERROR: cannot connect"),
    ),
)

STAMPED = (
    # Source: GitHub's documentation of workflow logs and commands; Azure Pipelines has the same.
    Format(
        name="github-actions",
        title="GitHub Actions",
        opens="0\ufeff",
        sign="Z ",
        read=by_pattern(
            r"""\ufeff?(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z)\ (?:\#\#\[(?:
            (?P<level>error|warning|notice|debug)|\w+)\])?
                (?P<message>.*)"""
        ),
        samples=(
            "2024-05-01T02:10:07.1234567Z ##[group]Run actions/checkout@v4",
            "2024-05-01T02:10:08.1234567Z Prepare all required actions",
            "2024-05-01T02:10:09.1234567Z ##[error]Process completed with exit code 1.",
        ),
    ),
    # Source: Docker's manual, `docker logs --timestamps`.
    Format(
        name="docker-stamped",
        title="docker logs",
        opens="0",
        sign="Z ",
        read=nested(by_pattern(r"(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z)\ (?P<message>.*)")),
        samples=(
            "2024-05-01T02:10:07.123456789Z listening on :8080",
            "2024-05-01T02:10:08.123456789Z 2024-05-01 02:10:08 [error] cannot bind",
        ),
    ),
)
"""A time in front of any line: a log with a level of its own is that log."""
