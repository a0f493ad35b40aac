"""Python's logging: basicConfig's default, the format of its manual, Celery's and Gunicorn's.

    2017-03-05 02:04:02,123 - recorder - ERROR - tuner is gone

Source: Python's "Logging HOWTO"; the documentation of Celery and Gunicorn.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import ISO

_LEVEL = r"(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL)"

FORMAT = Format(
    name="python",
    title="Python logging",
    opens="0DIWEC[",
    read=by_pattern(
        rf"(?P<time>{ISO})[ ]-[ ](?P<source>[^\s]+)[ ]-[ ]{_LEVEL}[ ]-[ ](?P<message>.*)",
        rf"{_LEVEL}:(?P<source>[\w.]+):(?P<message>.*)",
        rf"\[(?P<time>{ISO}):[ ]{_LEVEL}/(?P<source>[\w-]+)\][ ](?P<message>.*)",
        rf"\[(?P<time>{ISO})\][ ]\[(?P<pid>\d+)\][ ]\[{_LEVEL}\][ ](?P<message>.*)",
    ),
    samples=(
        "2017-03-05 02:04:02,123 - recorder - ERROR - tuner is gone",
        "WARNING:root:disk is nearly full",
        "[2017-03-05 02:04:02,123: INFO/MainProcess] mingle: searching for neighbors",
        "[2017-03-05 02:04:02 +0900] [812] [INFO] Starting gunicorn 20.1.0",
    ),
)
