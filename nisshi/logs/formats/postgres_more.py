"""PostgreSQL's log as CSV, and with the prefix of Amazon RDS."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.patterns import CLOCK, ISO

_LEVEL = r"(?P<level>DEBUG[1-5]|INFO|NOTICE|WARNING|ERROR|LOG|FATAL|PANIC)"
_QUOTED = r'(?:"(?:[^"]|"")*+")?'
_LEVELS: dict[str, Severity] = {"LOG": "info", **{f"DEBUG{level}": "debug" for level in range(1, 6)}}

FORMATS = (
    # Source: PostgreSQL's manual, "Using CSV-Format Log Output".
    Format(
        name="postgresql-csv",
        title="PostgreSQL",
        opens="0",
        sign=',"',
        read=by_pattern(
            rf"""(?P<time>{ISO}),{_QUOTED},{_QUOTED},(?P<pid>\d+),{_QUOTED},[0-9a-f]+\.[0-9a-f]+,\d+,{_QUOTED},
                [^,"]*,[^,"]*,\d+,{_LEVEL},[0-9A-Z]{{5}},"(?P<message>(?:[^"]|"")*)"""
        ),
        levels=_LEVELS,
        samples=(
            '2024-03-05 02:04:02.123 JST,"app","blog",812,"192.0.2.7:51234",65e5f1a2.32c,1,"SELECT",'
            '2024-03-05 02:04:00 JST,3/12,0,ERROR,42P01,"relation ""posts"" does not exist",,,,,,"select 1",15,,"psql"',
        ),
    ),
    # Source: Amazon RDS' User Guide, "RDS for PostgreSQL database log files" (`%t:%r:%u@%d:[%p]:`).
    Format(
        name="postgresql-rds",
        title="PostgreSQL",
        opens="0",
        sign="]:",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}-\d\d-\d\d\ {CLOCK}\ [A-Z]{{3,4}}):(?:[0-9a-zA-Z.:-]{{1,60}}\(\d+\))?:
                (?:(?P<source>[^\s@:]+@[^\s@:]+)|@):\[(?P<pid>\d+)\]:
                (?:{_LEVEL}|DETAIL|HINT|STATEMENT|CONTEXT|QUERY|LOCATION):\ \ (?P<message>.*)"""
        ),
        levels=_LEVELS,
        samples=(
            "2024-03-05 02:04:02 UTC:192.0.2.7(51234):app@blog:[812]:ERROR:  column does not exist at character 8",
            "2024-03-05 02:04:02 UTC::@:[345]:LOG:  checkpoint starting: time",
        ),
    ),
    # Source: PgBouncer's lib/usual/logging.c; C- is a client's connection, S- a server's.
    Format(
        name="pgbouncer",
        title="PgBouncer",
        opens="0",
        sign="] ",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ \[(?P<pid>\d+)\][ ]
                (?P<level>LOG|NOISE|(?:DEBUG|INFO|WARNING|ERROR|FATAL)(?=\ [CS]-0x))\ (?P<message>.*)"""
        ),
        levels={"LOG": "info", "NOISE": "debug"},
        samples=(
            "2024-03-05 02:04:02.123 UTC [812] LOG C-0x55: blog/app@192.0.2.7:51234 login attempt: db=blog",
            "2024-03-05 02:04:03.123 UTC [812] WARNING C-0x55: blog/app@192.0.2.7:51234 pooler error: no such user",
        ),
    ),
    # Source: Pgpool-II's documentation, log_line_prefix (`%m: %a pid %p: `).
    Format(
        name="pgpool",
        title="Pgpool-II",
        opens="0",
        sign="pid ",
        read=by_pattern(
            rf"""(?P<time>{ISO}):\ (?:(?P<source>[\w-]+(?:\ [\w-]+){{0,3}})\ )?pid\ (?P<pid>\d+):[ ]
                (?:{_LEVEL}|DETAIL|HINT|STATEMENT|CONTEXT):\ \ (?P<message>.*)"""
        ),
        levels=_LEVELS,
        samples=(
            "2024-03-05 02:04:02.123: main pid 812: LOG:  Pgpool-II started",
            "2024-03-05 02:04:02: pid 815: ERROR:  unable to connect",
        ),
    ),
)
