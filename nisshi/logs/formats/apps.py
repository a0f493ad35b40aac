"""Frameworks and libraries outside of Java and Python."""

from __future__ import annotations

import re

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.formats.by_status import by_status
from nisshi.logs.heads import Severity
from nisshi.logs.patterns import CLOCK, ISO, LEVEL

_PHP = r"Fatal\ error|Parse\ error|Recoverable\ fatal\ error|Warning|Notice|Deprecated|Strict\ Standards"
_PHP_LEVELS: dict[str, Severity] = {
    **{"Fatal error": "error", "Parse error": "error", "Recoverable fatal error": "error"},
    **{"Deprecated": "warning", "Strict Standards": "warning"},
}


def _rails(match: re.Match[str]) -> Severity | None:
    return by_status(match) if "status" in match.re.groupindex else None


FORMATS = (
    # Source: PHP's main.c, php_log_err, and php-fpm's zlog.c.
    Format(
        name="php",
        title="PHP error log",
        opens="[P",
        sign=": ",
        read=by_pattern(
            rf"""\[(?P<time>\d\d-\w{{3}}-\d{{4}}\ {CLOCK}(?:\ [\w/+:-]+)?)\]\ PHP[ ]
                (?P<level>{_PHP}):\ +(?P<message>.*)""",
            rf"""\[(?P<time>\d\d-\w{{3}}-\d{{4}}\ {CLOCK})\][ ]
                (?P<level>ALERT|ERROR|WARNING|NOTICE|DEBUG):\ (?:pid\ (?P<pid>\d+),\ )?
                (?P<message>.*)""",
            rf"\[(?P<time>\d\d-\w{{3}}-\d{{4}}\ {CLOCK}\ [A-Z][\w/+:-]+)\]\ (?P<message>.*)",
            rf"PHP\ (?P<level>{_PHP}):\ +(?P<message>.*)",
        ),
        levels=_PHP_LEVELS,
        samples=(
            "[05-Mar-2024 02:04:02 Asia/Tokyo] PHP Warning:  Undefined variable $x in "
            "/var/www/index.php on line 3",
            "[05-Mar-2024 02:04:02] NOTICE: fpm is running, pid 812",
            "[05-Mar-2024 02:04:03 UTC] PHP Fatal error:  Uncaught Error: Call to undefined function foo()",
            "PHP Notice:  Undefined index: id in /var/www/index.php on line 7",
        ),
    ),
    # Source: Rails' Rails::Rack::Logger and ActionController::LogSubscriber.
    Format(
        name="rails",
        title="Rails",
        opens="SPC",
        sign=" ",
        read=by_pattern(
            rf'(?P<message>Started\ [A-Z]+\ "[^"]*"\ for\ \S+)\ at\ (?P<time>{ISO})',
            r"(?P<message>Completed\ (?P<status>\d{3})\ .*\ in\ \d+.*)",
            r"(?P<message>Processing\ by\ [\w:]+\#\w+\ as\ .*)",
            severity=_rails,
        ),
        samples=(
            'Started GET "/posts/1" for 192.0.2.7 at 2024-03-05 02:04:02 +0900',
            "Processing by PostsController#show as HTML",
            "Completed 500 Internal Server Error in 12ms (ActiveRecord: 1.2ms)",
        ),
    ),
    # Source: Sidekiq's lib/sidekiq/logger.rb, Formatters::Pretty.
    Format(
        name="sidekiq",
        title="Sidekiq",
        opens="0",
        sign="Z ",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ (?:pid=)?(?P<pid>\d+)\ (?:tid=|TID-)(?P<thread>\w+)(?:\ (?P<source>[^:]{{1,200}}))?[ ]
                (?P<level>{LEVEL}):\ (?P<message>.*)"""
        ),
        samples=(
            "2024-03-05T02:04:02.123Z pid=812 tid=ox1 class=HardJob jid=abc123 INFO: start",
            "2017-03-05T02:04:02.123Z 812 TID-ox1 WARN: RuntimeError: device gone",
        ),
    ),
    # Source: Microsoft.Extensions.Logging.Console, SimpleConsoleFormatter; the message is on the next line.
    Format(
        name="dotnet",
        title="ASP.NET Core",
        opens="tdiwfc0[",
        sign="[",
        read=by_pattern(
            rf"""(?:\[?(?P<time>{ISO}|{CLOCK})\]?\ )?(?P<level>trce|dbug|info|warn|fail|crit):[ ]
                (?P<source>[A-Z][\w.`+]*\[\d+\])(?:\ (?P<message>.*)|$)"""
        ),
        levels={"trce": "debug", "dbug": "debug", "fail": "error", "crit": "fatal"},
        samples=(
            "info: Microsoft.Hosting.Lifetime[14]",
            "02:04:02 fail: Microsoft.AspNetCore.Server.Kestrel[13] Connection id 0HM: unhandled exception",
        ),
    ),
    # Source: Serilog's console sink, its default outputTemplate, and the one of its file sink.
    Format(
        name="serilog",
        title="Serilog",
        opens="[0",
        sign="] ",
        read=by_pattern(
            rf"\[(?P<time>{ISO}|{CLOCK})\ (?P<level>VRB|DBG|INF|WRN|ERR|FTL)\]\ (?P<message>.*)",
            rf"""\[?(?P<time>{ISO})\]?\ \[(?P<level>VRB|DBG|INF|WRN|ERR|FTL)\]\ (?:\[
                (?P<pid>\d+)\]\ )?(?P<message>.*)""",
        ),
        levels={"VRB": "debug", "FTL": "fatal"},
        samples=(
            "[02:04:02 INF] Now listening on: http://localhost:5000",
            "2024-03-05 02:04:02.123 +09:00 [ERR] Cannot open tuner",
            "[2024-03-05 02:04:02.123 +09:00] [WRN] [12] Slow query",
        ),
    ),
    # Source: NLog's default layout, `${longdate}|${level:uppercase=true}|${logger}|${message}`.
    Format(
        name="nlog",
        title="NLog",
        opens="0",
        sign="|",
        read=by_pattern(
            rf"""(?P<time>{ISO})\|(?P<level>(?i:trace|debug|info|warn|error|fatal))\|
                (?P<source>[^|]*)\|(?P<message>.*)"""
        ),
        samples=("2024-03-05 02:04:02.1234|ERROR|Recorder.Program|Cannot open tuner",),
    ),
    # Source: Erlang's SASL reports and RabbitMQ's documentation, "Logging".
    Format(
        name="erlang",
        title="Erlang",
        opens="=0",
        sign=" ",
        read=by_pattern(
            r"""=(?P<level>INFO|WARNING|ERROR|CRASH|SUPERVISOR|PROGRESS|NOTICE)\ REPORT====[ ]
                (?P<time>[^=]{10,40}?)\ ===(?P<message>)""",
            rf"(?P<time>{ISO})\ \[(?P<level>\w+)\]\ (?P<pid><[\d.]+>)(?:@(?P<source>\S+))?\ (?P<message>.*)",
        ),
        levels={"CRASH": "error", "SUPERVISOR": "error", "PROGRESS": "info"},
        samples=(
            "=ERROR REPORT==== 5-Mar-2024::02:04:02 ===",
            "2024-03-05 02:04:02.123456+09:00 [error] <0.812.0> closing AMQP connection <0.812.0>",
        ),
    ),
)
