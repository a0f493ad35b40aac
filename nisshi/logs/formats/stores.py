"""Stores and search engines without SQL."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.patterns import CLOCK, ISO, LEVEL

_MONGO: dict[str, Severity] = {
    **{"F": "fatal", "E": "error", "W": "warning", "I": "info", "D": "debug"},
    **{"D1": "debug", "D2": "debug", "D3": "debug", "D4": "debug", "D5": "debug"},
}

FORMATS = (
    # Source: Redis's server.c, serverLogRaw: role letter, then the marks . - * # for debug, verbose, notice, warning.
    Format(
        name="redis",
        title="Redis",
        opens="0[",
        sign=":",
        read=by_pattern(
            rf"""(?P<pid>\d+):[XCSM]\ (?P<time>\d\d\ \w{{3}}\ (?:\d{{4}}\ )?{CLOCK})[ ]
            (?P<level>[.*\#-])\ (?P<message>.*)""",
            rf"\[(?P<pid>\d+)\]\ (?P<time>\d\d\ \w{{3}}\ {CLOCK})\ (?P<level>[.*\#-])\ (?P<message>.*)",
        ),
        levels={".": "debug", "-": "debug", "*": "info", "#": "warning"},
        samples=(
            "812:M 05 Mar 2024 02:04:02.123 * Ready to accept connections",
            "812:M 05 Mar 2024 02:04:02.123 # Can't save in background: fork: Cannot allocate memory",
            "[812] 05 Mar 02:04:02.123 - 0 clients connected (0 slaves), 765K bytes in use",
        ),
    ),
    # Source: MongoDB's manual, "Log Messages" (structured logging since 4.4).
    Format(
        name="mongodb-json",
        title="MongoDB",
        opens="{",
        sign='{"$date":"',
        read=by_pattern(
            r"""\{"t":\{"\$date":"(?P<time>[^"]+)"\},\s*"s":"(?P<level>[FEWID]\d?)",\s*
                "c":"(?P<source>[^"]+)",\s*"id":\d+,\s*(?:"svc":"[^"]*",\s*)?"ctx":"[^"]*",\s*
                "msg":"(?P<message>(?:[^"\\]|\\.)*)".*"""
        ),
        levels=_MONGO,
        samples=(
            '{"t":{"$date":"2024-03-05T02:04:02.123+09:00"},"s":"I",  "c":"NETWORK",  "id":22943,   '
            '"ctx":"listener",'
            '"msg":"Connection accepted","attr":{"remote":"192.0.2.7:51234","connectionCount":1}}',
            '{"t":{"$date":"2024-03-05T02:04:03.001+09:00"},"s":"E",  "c":"STORAGE",  "id":20557,   '
            '"ctx":"initandlisten",'
            '"msg":"DBException in initAndListen, terminating","attr":{"error":"IllegalOperation"}}',
        ),
    ),
    # Source: MongoDB 4.2's manual, "Log Messages".
    Format(
        name="mongodb",
        title="MongoDB",
        opens="0",
        sign=" [",
        read=by_pattern(
            rf"(?P<time>{ISO})\ (?P<level>[FEWID]\d?)\ (?P<source>[A-Z]+|-)\ +\[(?P<thread>[^\]]*)\]\ (?P<message>.*)"
        ),
        levels=_MONGO,
        samples=(
            "2017-03-05T02:04:02.123+0900 I NETWORK  [thread1] connection accepted from 192.0.2.7:51234 #1",
        ),
    ),
    # Source: Elasticsearch's config/log4j2.properties; Logstash and Kibana share the layout.
    Format(
        name="elasticsearch",
        title="Elasticsearch",
        opens="[",
        sign="][",
        read=by_pattern(
            rf"""\[(?P<time>{ISO})\]\[(?=.{{5}}\])(?P<level>{LEVEL})\ *\]\[(?P<source>[^\]\s]+)\ *\]\ *
                (?:\[(?P<host>[\w.-]+)\]\ *)?(?P<message>.*)"""
        ),
        samples=(
            "[2024-03-05T02:04:02,123][INFO ][o.e.n.Node               ] [node-1] starting ...",
            "[2024-03-05T02:04:03,123][ERROR][o.e.b.Bootstrap          ] [node-1] node validation exception",
            "[2024-03-05T02:04:03,123][WARN ][logstash.outputs.elasticsearch] Attempted to resurrect "
            "connection",
        ),
    ),
    # Source: Cassandra's conf/logback.xml.
    Format(
        name="cassandra",
        title="Cassandra",
        opens="IWEDTF",
        sign=" [",
        read=by_pattern(
            rf"(?P<level>{LEVEL})\ +\[[^\]]*\]\ (?P<time>{ISO})\ (?P<source>[\w.$]+:\d+)\ -\ (?P<message>.*)"
        ),
        samples=(
            "WARN  [main] 2024-03-05 02:04:02,123 StartupChecks.java:143 - jemalloc shared library not found",
        ),
    ),
    # Source: CouchDB's couch_log_writer_file.erl.
    Format(
        name="couchdb",
        title="CouchDB",
        opens="[",
        sign="] ",
        read=by_pattern(
            rf"""\[(?P<level>[a-z]+)\]\ (?P<time>{ISO})\ (?P<source>[\w.-]+@[\w.:-]+)\ (?P<pid><[\d.]+>)[ ]
                (?P<message>.*)"""
        ),
        samples=(
            "[error] 2024-03-05T02:04:02.123456Z couchdb@127.0.0.1 <0.812.0> -------- Could not open file "
            "/var/lib/couch/_users.couch: no such file",
        ),
    ),
)
