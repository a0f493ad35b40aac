"""Servers and tools on the Java virtual machine."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, LEVEL, MONTH

_CLASS = r"(?P<source>[A-Za-z_$][\w$]*(?:[.$][\w$-]+)*)"

FORMATS = (
    # Source: UniFi Network's server.log (Ubiquiti).
    Format(
        name="unifi",
        title="UniFi",
        opens="[",
        sign="> ",
        read=by_pattern(
            rf"""\[(?P<time>{ISO})\]\ <(?P<thread>[^<>]{{1,80}})>\ (?P<level>{LEVEL})\ +(?P<source>[\w.-]+)\ +-[ ]
                (?P<message>.*)"""
        ),
        samples=("[2024-03-05T02:04:02,123] <inform-5> ERROR dev    - cannot read the answer of a device",),
    ),
    # Source: Tomcat's conf/logging.properties, OneLineFormatter.
    Format(
        name="tomcat",
        title="Tomcat",
        opens="0",
        sign=" [",
        read=by_pattern(
            rf"""(?P<time>\d\d-(?:{MONTH}|\d{{1,2}}月?)-\d{{4}}\ {CLOCK})[ ]
                (?P<level>{LEVEL}|CONFIG|情報|警告|重大|構成|普通|詳細|最も詳細)\ \[(?P<thread>[^\]]*)\][ ]
                {_CLASS}\ (?P<message>.*)"""
        ),
        levels={"重大": "error", "構成": "info", "普通": "debug", "詳細": "debug", "最も詳細": "debug"},
        samples=(
            "05-3月-2024 02:04:03.123 重大 [main] org.apache.catalina.core.StandardServer.await ポートを開けません",
            "05-Mar-2024 02:04:02.123 INFO [main] org.apache.catalina.startup.Catalina.start Server "
            "startup in 1234 ms",
            "05-Mar-2024 02:04:03.123 SEVERE [main] "
            "org.apache.catalina.core.StandardService.initInternal Failed to bind",
        ),
    ),
    # Source: java.util.logging.SimpleFormatter's documentation (its default; the level is on the next line).
    Format(
        name="java-util",
        title="java.util.logging",
        opens="JFMASOND0",
        sign=" ",
        read=by_pattern(
            rf"""(?P<time>{MONTH}\ \d\d,\ \d{{4}}\ {CLOCK}\ [AP]M)[ ]
                (?P<source>[a-z][\w$]*(?:\.[\w$<>]+)+)\ (?P<message>\S+)""",
            rf"""(?P<time>\d{{1,2}}月?\ \d\d,\ \d{{4}}\ {CLOCK}\ 午[前後])[ ]
                (?P<source>[a-z][\w$]*(?:\.[\w$<>]+)+)\ (?P<message>\S+)""",
        ),
        samples=(
            "Mar 05, 2024 2:04:02 AM org.apache.catalina.core.StandardService startInternal",
            "3月 05, 2024 2:04:03 午前 org.apache.catalina.core.StandardService startInternal",
        ),
    ),
    # Source: WildFly's Admin Guide, the PATTERN formatter of standalone.xml; oVirt's engine adds the zone.
    Format(
        name="wildfly",
        title="WildFly",
        opens="0",
        sign=" (",
        read=by_pattern(
            rf"""(?P<time>(?:\d{{4}}-\d\d-\d\d\ )?{CLOCK}(?:[+-]\d\d(?:\d\d)?|Z)?+)\ (?P<level>{LEVEL})\ +\[
                (?P<source>[\w.$-]+)\]\ \((?P<thread>[^)]*)\)\ (?P<message>.*)"""
        ),
        samples=(
            "2024-03-05 02:04:02,123+09 INFO  [org.ovirt.engine.core.bll.Login] (default task-1) [] Running",
            "02:04:02,123 ERROR [org.jboss.msc.service.fail] (MSC service thread 1-2) MSC000001: "
            "Failed to start",
        ),
    ),
    # Source: GlassFish's documentation, "Log record format" (ODL and Uniform).
    Format(
        name="glassfish",
        title="GlassFish",
        opens="[",
        sign="[",
        read=by_pattern(
            rf"\[\#\|(?P<time>{ISO})\|(?P<level>\w+)\|[^|]*\|(?P<source>[^|]*)\|[^|]*\|(?P<message>.*)",
            rf"""\[(?P<time>{ISO})\]\ \[[^\]]*\]\ \[(?P<level>\w+)\]\ \[[^\]]*\]\ \[(?P<source>[^\]]*)\][ ]
                (?P<message>\[tid:\ .*)""",
        ),
        samples=(
            ""
            "[#|2024-03-05T02:04:02.123+0900|SEVERE|glassfish3.1|javax.enterprise.system|_ThreadID=1;|cannot bind|#]",
            "[2024-03-05T02:04:02.123+0900] [glassfish 5.0] [INFO] [NCLS-CORE-00087] [javax.enterprise] "
            "[tid: _ThreadID=16 _ThreadName=main] [timeMillis: 1709571842123] [levelValue: 800] [[",
        ),
    ),
    # Source: Jenkins' logging, SupportLogFormatter.
    Format(
        name="jenkins",
        title="Jenkins",
        opens="0",
        sign=" [id=",
        read=by_pattern(
            rf"(?P<time>{ISO})\ \[id=(?P<pid>\d+)\]\t(?P<level>\w+)\t(?P<source>[^\s:]+):\ (?P<message>.*)"
        ),
        samples=("2024-03-05 02:04:02.123+0000 [id=25]\tSEVERE\tjenkins.util.Timer#run: Timer task failed",),
    ),
    # Source: JEP 158, "Unified JVM Logging"; Java 8's -XX:+PrintGCDateStamps.
    Format(
        name="java-gc",
        title="Java GC log",
        opens="[0",
        sign="[",
        read=by_pattern(
            rf"""\[(?P<time>\d+\.\d{{3}}s|\d{{4}}-\d\d-\d\dT{CLOCK}[+-]\d{{4}})\](?:\[\d+\.\d{{3}}s\])?
                \[(?P<level>\w+)\ *\]\[(?P<source>[a-z,0-9]+)\ *\][ ]
                (?P<message>.*)""",
            rf"(?P<time>\d{{4}}-\d\d-\d\dT{CLOCK}[+-]\d{{4}}):\ \d+\.\d{{3}}:\ (?P<message>\[.*)",
        ),
        words=False,
        samples=(
            "[0.123s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->4M(256M) 3.123ms",
            "2017-03-05T02:04:02.123+0900: 1.234: [GC (Allocation Failure) [PSYoungGen: 33280K->5096K(38400K)]",
        ),
    ),
    # Source: openHAB's userdata/etc/log4j2.xml.
    Format(
        name="openhab",
        title="openHAB",
        opens="0",
        sign="] - ",
        read=by_pattern(
            rf"(?P<time>{ISO})\ \[(?P<level>{LEVEL})\ *\]\ \[(?P<source>[\w.$\ ]+)\]\ -\ (?P<message>.*)"
        ),
        samples=(
            "2024-03-05 02:04:02.123 [WARN ] [ore.internal.scheduler.SchedulerImpl] - Scheduled job failed",
        ),
    ),
    # Source: Minecraft's client and server, log4j2.xml; Forge's and Spigot's changes to it.
    Format(
        name="minecraft",
        title="Minecraft",
        opens="[",
        sign="]: ",
        read=by_pattern(
            rf"""\[(?P<time>(?:\d\d\w{{3}}\d{{4}}\ )?\d\d:\d\d:\d\d(?:\.\d{{3}})?)\]\ \[
            (?P<source>[^\]/]+)/(?P<level>{LEVEL})\]
                (?:\ \[[^\]]*\])?:\ (?P<message>.*)""",
            rf"\[(?P<time>\d\d:\d\d:\d\d)\ (?P<level>{LEVEL})\]:\ (?P<message>.*)",
        ),
        samples=(
            "[02:04:02] [Server thread/WARN]: Can't keep up! Is the server overloaded?",
            "[05Mar2024 02:04:02.123] [main/INFO] [net.minecraft.server/]: Done",
            "[02:04:03 INFO]: Starting minecraft server version 1.20.4",
        ),
    ),
)
