"""log4j and logback layouts, Hadoop's and SLF4J's simple logger among them.

    2017-03-05 02:04:02,978 INFO [main] org.apache.hadoop.mapreduce.v2.app.MRAppMaster: Created MRAppMaster
    02:04:02.978 [main] DEBUG com.example.Foo - ready

Source: Hadoop's log4j.properties; logback's manual, BasicConfigurator; SLF4J's SimpleLogger.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, LEVEL

_CLASS = r"(?P<source>[A-Za-z_$][\w$]*(?:[.$][\w$-]+)*)"

FORMAT = Format(
    name="log4j",
    title="log4j",
    opens="0[",
    read=by_pattern(
        rf"(?P<time>{ISO})[ ]+(?P<level>{LEVEL})[ ]+\[(?P<thread>[^\]]*)\][ ]{_CLASS}:[ ](?P<message>.*)",
        rf"(?P<time>{ISO})[ ]+(?P<level>{LEVEL})[ ]+{_CLASS}:[ ](?P<message>.*)",
        rf"(?P<time>{ISO}|{CLOCK})[ ]+\[(?P<thread>[^\]]*)\][ ]+(?P<level>{LEVEL})[ ]+{_CLASS}[ ]-[ ](?P<message>.*)",
        rf"\[(?P<thread>[^\]]*)\][ ](?P<level>{LEVEL})[ ]{_CLASS}[ ]-[ ](?P<message>.*)",
    ),
    samples=(
        "2017-03-05 02:04:02,978 INFO [main] org.apache.hadoop.mapreduce.v2.app.MRAppMaster: Created",
        "02:04:02.978 [main] DEBUG com.example.Foo - ready",
        "[main] INFO org.eclipse.jetty.util.log - Logging initialized @12559ms",
    ),
)
