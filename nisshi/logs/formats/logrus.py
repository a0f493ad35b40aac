"""logrus on a terminal: level, seconds since the start in brackets, message.

    WARN[0012] cannot reach the registry, using the cache

Source: logrus's documentation of TextFormatter.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern

FORMAT = Format(
    name="logrus",
    title="logrus",
    opens="TDIWEFP",
    sign="[",
    read=by_pattern(
        r"(?P<level>TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[(?P<time>\d{4,8}|\d{4}-[^\]\s]{5,30})\][ ](?P<message>.*)"
    ),
    levels={
        "TRAC": "debug",
        "DEBU": "debug",
        "ERRO": "error",
        "FATA": "fatal",
        "PANI": "fatal",
    },
    samples=("WARN[0012] cannot reach the registry, using the cache", "ERRO[0000] no such image"),
)
