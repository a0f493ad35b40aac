"""Monitoring and media servers."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, MONTH, SYSLOG
from nisshi.logs.severity import LETTERS

FORMATS = (
    # Source: Icinga 2's documentation, "FileLogger".
    Format(
        name="icinga",
        title="Icinga 2",
        opens="[",
        sign="] ",
        read=by_pattern(
            rf"""\[(?P<time>{ISO})\]\ (?P<level>critical|warning|information|notice|debug)/
                (?P<source>\w+):\ (?P<message>.*)"""
        ),
        samples=("[2024-03-05 02:04:02 +0900] critical/ApiListener: Cannot bind TCP socket for port '5665'",),
    ),
    # Source: Telegraf's documentation, "agent: logtarget"; the letters of wlog.
    Format(
        name="telegraf",
        title="Telegraf",
        opens="0",
        sign="! ",
        read=by_pattern(
            rf"""(?P<time>{ISO}|\d{{4}}/\d\d/\d\d\ {CLOCK})\ (?P<level>[DIWE])!\ (?:\[(?P<source>[\w.:-]+)\]\ )?
                (?P<message>.*)"""
        ),
        levels=LETTERS,
        samples=(
            "2024-03-05T02:04:02Z E! [outputs.influxdb] Failed to write metric: connection refused",
            "2024/03/05 02:04:02 I! Detected the instance is EC2",
            "2024-03-05T02:04:02Z I! Loaded inputs: cpu disk mem",
        ),
    ),
    # Source: Monit's manual, `set logfile`.
    Format(
        name="monit",
        title="Monit",
        opens="[",
        sign=" : ",
        read=by_pattern(
            rf"\[(?P<time>(?:[A-Z]{{3,4}}\ )?{SYSLOG}|{ISO})\]\ (?P<level>[a-z]+)\ *:\ (?P<message>.*)"
        ),
        samples=(
            "[JST Mar  5 02:04:02] error    : 'nginx' process is not running",
            "[2024-03-05T02:04:02+0900] info     : 'web1' Monit started",
        ),
    ),
    # Source: Zabbix's src/libs/zbxlog/log.c.
    Format(
        name="zabbix",
        title="Zabbix",
        opens="0 ",
        sign=":",
        read=by_pattern(r"\ *(?P<pid>\d+):(?P<time>\d{8}:\d{6}\.\d{3})\ (?P<message>.*)"),
        samples=(
            "  812:20240305:020402.123 Starting Zabbix Agent [web1]. Zabbix 6.0.1",
            "123456:20240305:020402.123 cannot connect to [[192.0.2.7]:10051]: connection refused",
        ),
    ),
    # Source: Plex's support pages, "Plex Media Server Logs".
    Format(
        name="plex",
        title="Plex",
        opens="JFMASOND",
        sign=" [",
        read=by_pattern(
            rf"""(?P<time>{MONTH}\ \d\d,\ \d{{4}}\ {CLOCK})\ \[(?P<pid>[0-9a-fx]+)\][ ]
                (?P<level>[A-Z]+)\ -\ (?P<message>.*)"""
        ),
        samples=("Mar 05, 2024 02:04:02.123 [0x7f00] ERROR - Unable to open tuner",),
    ),
    # Source: Kodi's CLog, utils/log.cpp.
    Format(
        name="kodi",
        title="Kodi",
        opens="0",
        sign=" T:",
        read=by_pattern(
            rf"""(?P<time>(?:\d{{4}}-\d\d-\d\d\ )?{CLOCK})\ T:(?P<pid>\d+)\ +
                (?P<level>[a-zA-Z]+):?\ (?:<(?P<source>[\w.-]+)>:\ )?(?P<message>.*)"""
        ),
        samples=(
            "2024-03-05 02:04:02.123 T:812     ERROR <general>: CCurlFile::Stat - Failed: Couldn't connect(7)",
        ),
    ),
)
