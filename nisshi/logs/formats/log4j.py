"""log4j and logback layouts, Hadoop's and SLF4J's simple logger among them.

    2017-03-05 02:04:02,978 INFO [main] org.apache.hadoop.mapreduce.v2.app.MRAppMaster: Created MRAppMaster
    02:04:02.978 [main] DEBUG com.example.Foo - ready

Source: Hadoop's log4j.properties; logback's manual, BasicConfigurator, and its mapped context; SLF4J's SimpleLogger;
Flink's log4j.properties; log4net's manual (a context behind the class).
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_opening, by_pattern
from nisshi.logs.heads import Head
from nisshi.logs.patterns import CLOCK, ISO, LEVEL

_CLASS = r"(?P<source>[A-Za-z_$][\w$]*(?:[.$][\w$-]+)*)"

_LEVEL = rf"(?P<level>{LEVEL})"
_THREAD = r"\[(?P<thread>[^\]]*)\]"
_LOGBACK = rf"{_THREAD}[ ]+{_LEVEL}[ ]+{_CLASS}(?:[ ]\[[^\]]*\])?[ ]--?[ ](?P<message>.*)"

_DATED = by_opening(
    rf"(?P<time>{ISO})[ ]+",
    rf"{_LEVEL}[ ]+{_THREAD}[ ]{_CLASS}:[ ](?P<message>.*)",
    rf"{_LEVEL}[ ]+{_CLASS}:[ ](?P<message>.*)",
    _LOGBACK,
    rf"{_THREAD}[ ]+\[[^\]]*\][ ]+{_LEVEL}[ ]+{_CLASS}[ ]-[ ](?P<message>.*)",  # a context behind the thread
    rf"{_LEVEL}[ ]+{_THREAD}[ ]{_CLASS}[ ]-[ ](?P<message>.*)",
    rf"{_LEVEL}[ ]+{_CLASS}[ ]+\[[^\]]*\][ ]-[ ](?P<message>.*)",  # a context behind the class
)
_TIMED = by_pattern(rf"(?P<time>{CLOCK})[ ]+{_LOGBACK}")
_SIMPLE = by_pattern(rf"{_THREAD}[ ]{_LEVEL}[ ]{_CLASS}[ ]-[ ](?P<message>.*)")


def _read(line: str) -> Head | None:
    """Read a line by the shape it can have, seen from its first characters and its dashes."""
    if ": " not in line and " - " not in line and " -- " not in line:
        return None
    if line.startswith("["):
        return _SIMPLE(line)
    return _DATED(line) if line[4:5] == "-" else _TIMED(line)


FORMAT = Format(
    name="log4j",
    title="log4j",
    opens="0[",
    read=_read,
    samples=(
        "2017-03-05 02:04:02,978 INFO [main] org.apache.hadoop.mapreduce.v2.app.MRAppMaster: Created",
        "2017-03-05 02:04:02,978 [thread=exec-2] [req=a1b2, org=] INFO  com.example.LoggingFilter - status=200",
        "2017-03-05 02:04:02,978 INFO  com.example.TaskManager                [] - Starting",
        "02:04:02.978 [main] DEBUG com.example.Foo - ready",
        "02:04:02.978 [main] ERROR com.example.Foo -- cannot bind",
        "2017-03-05 02:04:02,978 [12] ERROR App.Program [(null)] - cannot bind",
        "[main] INFO org.eclipse.jetty.util.log - Logging initialized @12559ms",
    ),
)
