"""Application servers and frameworks that log requests."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.formats.by_status import by_status
from nisshi.logs.patterns import CLOCK, ISO

FORMATS = (
    # Source: uWSGI's documentation, "Formatting uWSGI requests logs" (the default format).
    Format(
        name="uwsgi",
        title="uWSGI",
        opens="[",
        sign="|app: ",
        read=by_pattern(
            r"""\[pid:\ (?P<pid>\d+)\|app:\ [\d-]+\|req:\ [\d/-]+\][ ]
            (?P<source>[0-9a-fA-F.:]*)\ \([^)]*\)\ \{[^}]*\}[ ]
                \[(?P<time>[^\]]{20,30})\]\ (?P<message>[A-Z]+\ \S+\ =>\ .*\(HTTP/[\d.]+[ ]
                (?P<status>\d{3})\).*)""",
            severity=by_status,
        ),
        words=False,
        samples=(
            "[pid: 812|app: 0|req: 1/1] 192.0.2.7 () {28 vars in 335 bytes} [Tue Mar  5 02:04:02 2024] "
            "GET /x => generated 32 bytes in 3 msecs (HTTP/1.1 500) 1 headers in 44 bytes (1 "
            "switches on core 0)",
        ),
    ),
    # Source: Python's http.server, Werkzeug's and Django's development servers (log_date_time_string).
    Format(
        name="dev-server",
        title="development server",
        opens="0abcdefABCDEF:[",
        sign='] "',
        read=by_pattern(
            rf"""(?:(?P<source>[0-9a-fA-F:][0-9a-fA-F.:]*)\ -\ -\ )?\[(?P<time>\d\d/\w{{3}}/\d{{4}}\ {CLOCK})\][ ]
                (?P<message>"[^"]*"\ (?P<status>\d{{3}})\ [\d-]+)""",
            severity=by_status,
        ),
        words=False,
        samples=(
            '192.0.2.7 - - [05/Mar/2024 02:04:02] "GET /missing HTTP/1.1" 404 -',
            '[05/Mar/2024 02:04:02] "GET /admin/ HTTP/1.1" 200 10697',
        ),
    ),
    # Source: Uvicorn's logging.py, AccessFormatter and DefaultFormatter.
    Format(
        name="uvicorn",
        title="Uvicorn",
        opens="IWEDC",
        sign=":  ",
        read=by_pattern(
            r"""(?P<level>INFO|WARNING|ERROR|DEBUG|CRITICAL):\ {2,5}(?:(?P<source>[0-9a-fA-F.:]+:\d+)\ -\ )?
                (?P<message>(?:"[^"]*"\ (?P<status>\d{3})|\S).*)""",
            severity=by_status,
        ),
        weight="likely",
        samples=(
            "INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)",
            'INFO:     127.0.0.1:51234 - "GET /items HTTP/1.1" 500 Internal Server Error',
        ),
    ),
    # Source: Gin's documentation of its logger.
    Format(
        name="gin",
        title="Gin",
        opens="[",
        sign="[GIN",
        read=by_pattern(
            r"""\[GIN\]\ (?P<time>\d{4}/\d\d/\d\d\ -\ \d\d:\d\d:\d\d)\ \|\ (?P<message>
            (?P<status>\d{3})\ \|.*)""",
            r"\[GIN-debug\]\ (?:\[(?P<level>WARNING|ERROR)\]\ )?(?P<message>\S.*)(?P<status>)",
            severity=by_status,
        ),
        samples=(
            '[GIN] 2024/03/05 - 02:04:02 | 404 |     1.234ms |       192.0.2.7 | GET      "/ping"',
            "[GIN-debug] [WARNING] Running in debug mode. Switch to release mode in production.",
        ),
    ),
    # Source: lighttpd's log.c: the place in its source stands in parentheses.
    Format(
        name="lighttpd",
        title="lighttpd error log",
        opens="0",
        sign=".c.",
        read=by_pattern(
            r"(?P<time>\d{4}-\d\d-\d\d\ \d\d:\d\d:\d\d):\ \((?P<source>[\w./-]+\.c\.\d+)\)\ (?P<message>.*)"
        ),
        samples=("2024-03-05 02:04:02: (network.c.540) bind() port 80: Address already in use",),
    ),
    # Source: Envoy's documentation, `--log-format` (its default).
    Format(
        name="envoy",
        title="Envoy",
        opens="[",
        sign="][",
        read=by_pattern(
            rf"""\[(?P<time>{ISO})\]\[(?P<pid>\d+)\]\[(?P<level>trace|debug|info|warning|error|critical|off)\]
                \[(?P<source>\w+)\]\ (?P<message>.*)"""
        ),
        samples=(
            "[2024-03-05 02:04:02.123][1][warning][main] [source/server/server.cc:390] no admin address given",
        ),
    ),
)
