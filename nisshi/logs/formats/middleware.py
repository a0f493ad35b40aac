"""Application servers of the Java world with layouts of their own."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, LEVEL, MONTH

_WEBLOGIC = rf"""(?P<time>(?:{MONTH}\ \d{{1,2}},\ \d{{4}},?\ {CLOCK}\ [AP]M|\d{{4}}/\d\d/\d\d\ \d{{1,2}}
    (?::\d\d:\d\d|時\d\d分\d\d秒))(?:\ [A-Z]{{3,4}})?)"""

FORMATS = (
    # Source: Oracle's documentation of WebLogic Server, "Log Message Format" (the server's file and standard out).
    Format(
        name="weblogic",
        title="WebLogic",
        opens="<#",
        sign="> <",
        read=by_pattern(
            rf"""(?:\#{{4}})?<{_WEBLOGIC}>\ <(?P<level>[A-Z]\w+)>\ <(?P<source>[^<>]*)>[ ]
                (?:<[^>]{{0,200}}+>{{1,2}}\ ){{0,9}}?<[A-Z]+-\d+>\ <(?P<message>.*?)(?:>\ *)?$"""
        ),
        samples=(
            "<Mar 5, 2024 2:04:02 AM JST> <Notice> <WebLogicServer> <BEA-000365> <Server state changed to RUNNING>",
            "####<Mar 5, 2024 2:04:03 AM JST> <Error> <Deployer> <web1> <AdminServer> <[ACTIVE] ExecuteThread: '0'> "
            "<<WLS Kernel>> <> <> <1709571843123> <BEA-149205> <Failed to initialize the application.>",
        ),
    ),
    # Source: IBM's documentation of WebSphere Application Server, "Log and trace file content", and of Liberty.
    Format(
        name="websphere",
        title="WebSphere",
        opens="[",
        sign="] 0",
        read=by_pattern(
            rf"""\[(?P<time>\d{{1,4}}/\d{{1,2}}/\d{{1,2}},?\ {CLOCK}\ [A-Z]{{3,4}})\]\ (?P<thread>0[0-9a-f]{{7}})[ ]
                (?P<source>\S+)\ +(?P<level>[AICWEFDOR123<>])\ +(?P<message>.*)"""
        ),
        levels={
            **dict.fromkeys("AICOR", "info"),
            **dict.fromkeys("D123<>", "debug"),
            **{"W": "warning", "E": "error", "F": "fatal"},
        },
        samples=(
            "[3/5/24 2:04:02:123 JST] 0000004a ServletWrappe E   SRVE0068E: Uncaught exception thrown",
            "[3/5/24, 2:04:02:123 JST] 0000001c com.ibm.ws.kernel.launch.Manager A CWWKE0001I: launched",
        ),
    ),
    # Source: Akka's documentation, "Logging" (StdOutLogger, before 2.6), which Pekko kept.
    Format(
        name="akka",
        title="Akka",
        opens="[",
        sign="] [",
        read=by_pattern(
            rf"""\[(?P<level>{LEVEL})\]\ \[(?P<time>\d\d/\d\d/\d{{4}}\ {CLOCK})\]\ \[(?P<thread>[^\]]*)\][ ]
                \[(?P<source>[^\]]*)\]\ (?P<message>.*)"""
        ),
        samples=(
            "[ERROR] [03/05/2024 02:04:02.123] [default-akka.actor.default-dispatcher-4] "
            "[akka://default/user/store] cannot open the device",
        ),
    ),
    # Source: Jetty's StdErrLog (9 and before), whose names of packages are one letter each.
    Format(
        name="jetty",
        title="Jetty",
        opens="0",
        sign=":",
        read=by_pattern(
            r"""(?P<time>\d{4}-\d\d-\d\d\ \d\d:\d\d:\d\d\.\d{3}):(?P<level>INFO|WARN|DBUG|IGNORED):
                (?P<source>\w+(?:\.\w+)*):(?P<thread>[\w-]+):\ (?P<message>.*)"""
        ),
        levels={"DBUG": "debug", "IGNORED": "debug"},
        samples=("2024-03-05 02:04:02.123:WARN:oejs.HttpChannel:qtp812-15: cannot write the answer",),
    ),
    # Source: Airlift's log format (Trino, Presto): tabs between time, level, thread and class.
    Format(
        name="airlift",
        title="Airlift",
        opens="0",
        sign="\t",
        read=by_pattern(
            rf"""(?P<time>{ISO})\t\ *(?P<level>{LEVEL})\t(?P<thread>[^\t]{{1,80}})\t
                (?P<source>[A-Za-z]\w*(?:\.[\w$]+)+)\t(?P<message>.*)"""
        ),
        samples=(
            "2024-03-05T02:04:02.123+0900\tINFO\tmain\tio.trino.server.Server\t======== SERVER STARTED ========",
        ),
    ),
)
