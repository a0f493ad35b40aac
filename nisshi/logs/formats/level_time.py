"""A level, then a time: vLLM and other Python servers, Minecraft the other way round.

    INFO 02-19 11:49:01 engine.py:275] Added request

Source: the loggers of vLLM (`%(levelname)s %(asctime)s %(filename)s:%(lineno)d] %(message)s`) and PHP-FPM.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, DATE_CLOCK, LEVEL, LEVEL_OPENS

FORMAT = Format(
    name="level-time",
    title="log",
    opens="[" + LEVEL_OPENS,
    read=by_pattern(
        rf"""\[?(?P<level>{LEVEL})\]?:?[ ]+[\[(]?(?P<time>{DATE_CLOCK}|{CLOCK})[\])]?:?[ ]+
             (?:\[?(?P<source>[^\s\[\]:]+:\d+)\][ ])?(?P<message>.*)"""
    ),
    samples=(
        "INFO 02-19 11:49:01 engine.py:275] Added request",
        "[ERROR] 2024-05-01 02:10:07 cannot bind",
    ),
)
