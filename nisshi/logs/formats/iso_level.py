"""A time, then a level: what most programs write when nobody tells them otherwise.

    2024-05-01T02:10:07.118Z  WARN worker-3: queue is full
    [2024-05-01 02:10:07] production.ERROR: no such table
    2024-05-01 02:10:07 [error] cannot bind

Source: tracing-subscriber and env_logger (Rust), Monolog (PHP), loguru (Python), winston (Node).
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_opening, by_pattern
from nisshi.logs.heads import Head
from nisshi.logs.patterns import CLOCK, DATE_CLOCK, DATE_OPENS, LEVEL, LEVEL_OPENS

_TIME = rf"(?P<time>{DATE_CLOCK}|{CLOCK})"
_ANY = rf"(?=[{LEVEL_OPENS}{LEVEL_OPENS.lower()}])(?i:{LEVEL})"  # most words are no level, seen from their first letter
_JAPANESE = "情報|警告|エラー|重大|致命的|デバッグ"
_NAME = r"(?P<source>[A-Za-z_][\w:./#-]{0,80})"

# The time, perhaps in brackets, then perhaps the process, as PostgreSQL and OpenStack have it.
_START = rf"[\[(]?{_TIME}[\])]?[:,]?[ ]+(?:[-|:][ ]+)?(?:\[?(?P<pid>\d{{1,7}})\]?[ ]+)?"

_BOXED = by_pattern(
    # env_logger: [time LEVEL module] message
    rf"\[{_TIME}[ ]+(?P<level>{LEVEL})[ ]+(?P<source>[^\]\s]+)\][ ](?P<message>.*)",
    # Monolog: [time] channel.LEVEL: message
    rf"\[{_TIME}\][ ](?P<source>[\w-]+)\.(?P<level>{LEVEL}):[ ](?P<message>.*)",
)
# loguru: time | LEVEL | place - message
_BARRED = by_pattern(
    rf"{_TIME}[ ]\|[ ](?P<level>{LEVEL})[ ]+\|[ ](?P<source>[^\s|]+)[ ]-[ ](?P<message>.*)",
)
# time LEVEL [source] message, time [LEVEL] source: message
_OPEN = by_opening(
    _START,
    rf"""[\[<(【][ ]*(?P<level>{_ANY}|{_JAPANESE})[ ]*[\]>)】]:?(?:[ ]+{_NAME}:)?(?:[ ]+(?P<message>.*)|$)""",
    rf"""(?P<level>{_ANY})(?:[ ]+|:[ ]*)\[(?P<source>[^\]\[]{{1,80}})\]:?(?:[ ]+(?P<message>.*)|$)""",
    rf"""(?P<level>{LEVEL}|{_ANY}(?=:))(?:[ ]+[-|:][ ]+|:[ ]*|[ ]+)
         (?:{_NAME}:[ ]+)?(?P<message>.*)""",
)


def _read(line: str) -> Head | None:
    """Read a line by the shapes it can have, seen from its first character and its bars."""
    boxed = _BOXED(line) if line.startswith("[") else None
    barred = _BARRED(line) if " | " in line else None
    return boxed or barred or _OPEN(line)


FORMAT = Format(
    name="iso-level",
    title="log",
    opens="[(" + DATE_OPENS,
    read=_read,
    samples=(
        "2024-05-01T02:10:07.118Z  WARN worker-3: queue is full",
        "[2024-05-01 02:10:07] production.ERROR: no such table",
        "2024-05-01 02:10:07 [error] cannot bind",
        "[2024-05-01T02:10:07Z INFO  server::http] listening",
        "2024-05-01 02:10:07.118 | INFO     | app:main:12 - ready",
        "[Jun  2 20:30:18]  INFO [localhost] Validating config...",
        "2024/03/05 02:04:03 [エラー] 接続できません",
        "2019-09-04 12:14:31 INFO  [agent(32583)]: request done",
    ),
)
