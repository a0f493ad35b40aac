"""Spring Boot's console pattern.

    2017-03-05 02:04:02.901  INFO 35427 --- [nio-8080-exec-1] c.e.demo.SampleController  : count : 1

Source: Spring Boot's reference, "Log Format".
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import ISO, LEVEL

FORMAT = Format(
    name="spring",
    title="Spring Boot",
    opens="0",
    sign=" --- ",
    read=by_pattern(
        rf"""(?P<time>{ISO})[ ]+(?P<level>{LEVEL})[ ](?P<pid>\d+)[ ]---[ ]
             (?:\[[^\]]*\][ ](?=\[))?\[\ *(?P<thread>[^\]]*)\][ ](?:\[[\w,-]*\][ ])?
             (?P<source>\S+)[ ]*:[ ](?P<message>.*)"""
    ),
    samples=(
        "2017-03-05 02:04:02.901  INFO 35427 --- [nio-8080-exec-1] c.e.demo.SampleController  : count : 1",
        "2024-05-01T02:10:07.901+09:00 DEBUG 812 --- [demo] [main] [65e5f1a2b3c4-0a1b2c] c.e.Demo : ready",
        "2024-05-01T02:10:07.901+09:00 ERROR 812 --- [demo] [main] c.e.Demo : cannot bind port",
    ),
)
