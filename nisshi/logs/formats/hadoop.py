"""Kafka, Spark, HDFS, Solr and message brokers."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, LEVEL

FORMATS = (
    # Source: Kafka's config/log4j.properties (`[%d] %p %m (%c)%n`).
    Format(
        name="kafka",
        title="Kafka",
        opens="[",
        sign=" (",
        read=by_pattern(
            rf"""\[(?P<time>\d{{4}}-\d\d-\d\d\ {CLOCK})\]\ (?P<level>{LEVEL})\ (?P<message>\S.*)\ \(
                (?P<source>[A-Za-z][\w$-]*(?:\.[\w$-]+)+)\)$"""
        ),
        samples=(
            "[2024-03-05 02:04:02,123] WARN [Controller id=0] broker could not be connected "
            "(kafka.server.KafkaServer)",
        ),
    ),
    # Source: Spark's conf/log4j.properties (`%d{yy/MM/dd HH:mm:ss} %p %c{1}: %m%n`); Hadoop's tools share it.
    Format(
        name="spark",
        title="Spark",
        opens="0",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>\d\d/\d\d/\d\d\ \d\d:\d\d:\d\d)\ (?P<level>{LEVEL})[ ]
                (?P<source>[A-Za-z_$][\w$.-]*):\ (?P<message>.*)"""
        ),
        samples=(
            "17/06/09 20:10:40 INFO executor.CoarseGrainedExecutorBackend: Registered signal "
            "handlers for [TERM]",
            "24/03/05 02:04:02 WARN TaskSetManager: Lost task 0.0 in stage 1.0 (TID 1)",
        ),
    ),
    # Source: HDFS's log4j of its time (`%d{yyMMdd HHmmss} %t %p %c: %m%n`); published in loghub.
    Format(
        name="hdfs",
        title="HDFS",
        opens="0",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>\d{{6}}\ \d{{6}})\ (?P<pid>\d+)\ (?P<level>{LEVEL})[ ]
                (?P<source>[A-Za-z][\w.$]*):\ (?P<message>.*)"""
        ),
        samples=(
            "081109 203615 148 INFO dfs.DataNode$PacketResponder: PacketResponder 1 for block blk_38 "
            "terminating",
        ),
    ),
    # Source: Solr's resources/log4j2.xml.
    Format(
        name="solr",
        title="Solr",
        opens="0",
        sign=" (",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ (?P<level>{LEVEL})\ +\((?P<thread>[^)]*)\)\ \[[^\]]*\][ ]
                (?P<source>\w+(?:\.[\w$]+)+)\ (?P<message>.*)"""
        ),
        samples=(
            "2024-03-05 02:04:02.123 ERROR (main) [   ] o.a.s.s.SolrDispatchFilter Could not start Solr",
        ),
    ),
    # Source: ActiveMQ's and Karaf's default log4j layouts.
    Format(
        name="karaf",
        title="Karaf",
        opens="0",
        sign=" | ",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ \|\ (?P<level>{LEVEL})\ +\|\ (?P<thread>[^|]{{1,60}}?)\ +\|[ ]
                (?P<source>[\w.$]+)\ +\|\ (?P<message>[^|]*\|\ .*)""",
            rf"""(?P<time>{ISO})\ \|\ (?P<level>{LEVEL})\ +\|\ (?P<message>[^|]*)\ \|[ ]
                (?P<source>[\w.$]+)\ \|\ [^|]+$""",
        ),
        samples=(
            "2024-03-05T02:04:02,123 | INFO  | features-1-thread-1 | FeaturesServiceImpl | 11 - "
            "org.apache.karaf | Done.",
            "2024-03-05 02:04:02,123 | WARN  | Store limit is 102400 mb | "
            "org.apache.activemq.broker.BrokerService | main",
        ),
    ),
)
