"""Libraries that write for people at a terminal: few letters for a level, colours besides."""

from __future__ import annotations

from collections.abc import Mapping

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.patterns import CLOCK, ISO

_THREE_LETTERS: Mapping[str, Severity] = {
    **{"TRC": "debug", "DBG": "debug", "INF": "info", "WRN": "warning"},
    **{"ERR": "error", "FTL": "fatal", "PNC": "fatal"},
}

FORMATS = (
    # Source: zerolog's ConsoleWriter (Traefik 3, cloudflared and others).
    Format(
        name="zerolog",
        title="zerolog",
        opens="0",
        sign=" ",
        read=by_pattern(
            rf"""(?P<time>{ISO}|\d{{1,2}}:\d\d[AP]M)\ (?P<level>TRC|DBG|INF|WRN|ERR|FTL|PNC)\ {{1,2}}
                (?:(?P<source>[\w./-]+\.go:\d+)\ >\ )?(?P<message>.*)"""
        ),
        levels=_THREE_LETTERS,
        samples=(
            "2024-03-05T02:04:02Z ERR Error while starting server error=refused entryPointName=web",
            "2:04AM WRN main.go:42 > disk is nearly full free=2",
        ),
    ),
    # Source: NestJS's documentation, "Logger" (ConsoleLogger).
    Format(
        name="nest",
        title="NestJS",
        opens="[",
        sign=" - ",
        read=by_pattern(
            rf"""\[Nest\]\ (?P<pid>\d+)\ {{1,3}}-\ (?P<time>\d\d/\d\d/\d{{4}},\ {CLOCK}(?:\ [AP]M)?)\ {{1,9}}
                (?P<level>LOG|ERROR|WARN|DEBUG|VERBOSE|FATAL)\ (?:\[(?P<source>[^\]]{{1,80}})\]\ )?(?P<message>.*)"""
        ),
        levels={"LOG": "info"},
        samples=(
            "[Nest] 812  - 03/05/2024, 2:04:02 AM     LOG [NestFactory] Starting Nest application...",
            "[Nest] 812  - 03/05/2024, 2:04:03 AM   ERROR [ExceptionsHandler] connect ECONNREFUSED 192.0.2.7:5432",
        ),
    ),
    # Source: nats-server's logger.
    Format(
        name="nats",
        title="NATS",
        opens="[",
        sign="] ",
        read=by_pattern(
            rf"""\[(?P<pid>\d+)\]\ (?P<time>\d{{4}}/\d\d/\d\d\ {CLOCK})[ ]
                \[(?P<level>TRC|DBG|INF|WRN|ERR|FTL)\]\ (?P<message>.*)"""
        ),
        levels=_THREE_LETTERS,
        samples=("[812] 2024/03/05 02:04:02.123456 [ERR] Error listening on port: 0.0.0.0:4222",),
    ),
)
