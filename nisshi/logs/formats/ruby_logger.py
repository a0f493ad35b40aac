"""Ruby's Logger: a letter, the time and process in brackets, the level, the program.

    E, [2024-05-01T02:10:07.123456 #812] ERROR -- : cannot open tuner

Source: the documentation of Ruby's Logger, "Format".
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import ISO

FORMAT = Format(
    name="ruby",
    title="Ruby Logger",
    opens="DIWEFA",
    sign=", [",
    read=by_pattern(
        rf"""[DIWEFA],[ ]\[(?P<time>{ISO})[ ]\#(?P<pid>\d+)\][ ]+
             (?P<level>DEBUG|INFO|WARN|ERROR|FATAL|ANY)[ ]--[ ]
             (?P<source>[^:]*):[ ](?P<message>.*)"""
    ),
    samples=(
        "E, [2024-05-01T02:10:07.123456 #812] ERROR -- : cannot open tuner",
        "I, [2024-05-01T02:10:07.123456 #812]  INFO -- recorder: ready",
    ),
)
