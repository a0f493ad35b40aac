"""Python's logging: basicConfig's default, the format of its manual, Celery's and Gunicorn's.

    2017-03-05 02:04:02,123 - recorder - ERROR - tuner is gone

Source: Python's "Logging HOWTO"; the documentation of Celery and Gunicorn.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Head
from nisshi.logs.patterns import ISO

_LEVEL = r"(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL)"

_DATED = by_pattern(rf"(?P<time>{ISO})[ ]-[ ](?P<source>[^\s]+)[ ]-[ ]{_LEVEL}[ ]-[ ](?P<message>.*)")
_COLONS = by_pattern(rf"(?P<time>{ISO}):{_LEVEL}:(?P<message>.*)")
_NAMED = by_pattern(rf"(?P<time>{ISO})[ ]+(?P<source>(?!\d)\w+(?:\.\w+)*)[ ]+{_LEVEL}[ ]+(?P<message>\S.*)")
_LEVELLED = by_pattern(rf"{_LEVEL}:(?P<source>[\w.]+):(?P<message>.*)")
_BOXED = by_pattern(
    rf"\[(?P<time>{ISO}):[ ]{_LEVEL}/(?P<source>[\w-]+)\][ ](?P<message>.*)",
    rf"\[(?P<time>{ISO})\]\[(?P<source>[\w.]+)\]\[{_LEVEL}\][ ]-[ ](?P<message>.*)",  # Hydra
    rf"\[(?P<time>{ISO})\][ ]\[(?P<pid>\d+)\][ ]\[{_LEVEL}\][ ](?P<message>.*)",
)


def _read(line: str) -> Head | None:
    """Read a line by the shape it can have, seen from its first character."""
    if line.startswith("["):
        return _BOXED(line)
    if line[:1].isdecimal():
        if " - " in line:
            return _DATED(line)
        if line[18:42].count(":") > 1:  # two stand round the level
            return _COLONS(line)
        return _NAMED(line) if line[19:20] == "," else None
    return _LEVELLED(line)


FORMAT = Format(
    name="python",
    title="Python logging",
    opens="0DIWEC[",
    read=_read,
    samples=(
        "2017-03-05 02:04:02,123 - recorder - ERROR - tuner is gone",
        "2017-03-05 02:04:02,123:ERROR:tuner is gone",
        "2017-03-05 02:04:02,123 recorder.tuner ERROR tuner is gone",
        "[2017-03-05 02:04:02,123][__main__][ERROR] - tuner is gone",
        "WARNING:root:disk is nearly full",
        "[2017-03-05 02:04:02,123: INFO/MainProcess] mingle: searching for neighbors",
        "[2017-03-05 02:04:02 +0900] [812] [INFO] Starting gunicorn 20.1.0",
    ),
)
