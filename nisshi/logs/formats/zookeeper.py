"""ZooKeeper: log4j with the thread, class and line in brackets.

    2017-03-05 02:04:02,747 - WARN  [SendWorker:1889:QuorumCnxManager$SendWorker@688] - Send worker leaving

The thread's name may hold an address of IPv6 and more brackets; the class stands between the last colon
and the line number.

Source: conf/log4j.properties as ZooKeeper ships it (`%d{ISO8601} - %-5p [%t:%C{1}@%L] - %m%n`;
since 3.5 with `[myid:%X{myid}]` behind the time).
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import ISO, LEVEL

FORMAT = Format(
    name="zookeeper",
    title="ZooKeeper",
    opens="0",
    sign=" - ",
    read=by_pattern(
        rf"""(?P<time>{ISO})[ ](?:\[myid:\w*\][ ])?-[ ](?P<level>{LEVEL})[ ]+
             \[(?:(?P<thread>[^@]*):)?(?P<source>[^:@]*)@\d+\][ ]-[ ](?P<message>.*)"""
    ),
    samples=(
        "2017-03-05 02:04:02,747 - WARN  [SendWorker:1889:QuorumCnxManager$SendWorker@688] - Send worker leaving",
        "2024-03-05 02:04:02,123 [myid:1] - INFO  [main:QuorumPeerConfig@136] - Reading configuration",
    ),
)
