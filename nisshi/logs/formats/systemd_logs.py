"""The journal in its other outputs, the boot console, syslog without a host, time synchronisation."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, DAY, SYSLOG

_UNIT = r"(?P<host>[A-Za-z][\w.-]*)\ (?P<source>[^\s:\[\]]+)(?:\[(?P<pid>\d+)\])?:\ (?P<message>.*)"

FORMATS = (
    # Source: systemd's manual of journalctl, `--output=short-full` and `verbose`.
    Format(
        name="journald-full",
        title="journald",
        opens="MTWFS",
        sign=" 2",
        read=by_pattern(
            rf"(?P<time>{DAY}\ \d{{4}}-\d\d-\d\d\ {CLOCK}\ (?:[A-Z]{{2,5}}|[+-]\d\d))\ {_UNIT}",
            rf"""(?P<time>{DAY}\ \d{{4}}-\d\d-\d\d\ {CLOCK}\ (?:[A-Z]{{2,5}}|[+-]\d\d))[ ]
                (?P<message>\[s=\w+;.*\])""",
        ),
        samples=(
            "Tue 2024-03-05 02:04:02 JST web1 systemd[1]: nginx.service: Failed with result 'exit-code'.",
            "Tue 2024-03-05 02:04:02.123456 JST [s=0639c0e3;i=1a2b;b=9f3c;m=12;t=61;x=ab]",
        ),
    ),
    # Source: the same, `--output=short-monotonic` and `short-unix`.
    Format(
        name="journald-monotonic",
        title="journald",
        opens="[0",
        sign=": ",
        read=by_pattern(
            rf"\[(?P<time>\ *\d+\.\d{{6}})\]\ (?=[\w.-]+\ (?:kernel|[^\s:\[\]]+\[\d+\]):\ ){_UNIT}",
            rf"(?P<time>1\d{{9}}\.\d{{6}})\ {_UNIT}",
        ),
        samples=(
            "[   12.345678] web1 systemd[1]: Started Recorder.",
            "1709571842.123456 web1 kernel: usb 1-1: USB disconnect, device number 4",
        ),
    ),
    # Source: systemd's console output at boot (src/core/job.c, status messages).
    Format(
        name="boot",
        title="boot console",
        opens="[",
        sign="] ",
        read=by_pattern(
            r"\[(?P<level>\ \ OK\ \ |FAILED|DEPEND|\ INFO\ |\ WARN\ |\ TIME\ |\ SKIP\ )\]\ (?P<message>\S.*)"
        ),
        levels={
            **{"  OK  ": "info", "FAILED": "error", "DEPEND": "error", " TIME ": "error"},
            **{" INFO ": "info", " SKIP ": "info", " WARN ": "warning"},
        },
        samples=("[  OK  ] Started Journal Service.", "[FAILED] Failed to start Recorder."),
    ),
    # Source: dnsmasq's manual, `--log-facility` (a file); `journalctl --no-hostname`.
    Format(
        name="syslog-no-host",
        title="syslog",
        opens="JFMASOND",
        sign=": ",
        read=by_pattern(rf"(?P<time>{SYSLOG})\ (?P<source>[^\s:\[\]]+)\[(?P<pid>\d+)\]:\ (?P<message>.*)"),
        samples=("Mar  5 02:04:02 dnsmasq[812]: query[A] example.com from 192.0.2.7",),
    ),
    # Source: Apple's asl.conf (`std` with the level), as iPhones print it through idevicesyslog.
    Format(
        name="apple-syslog",
        title="syslog",
        opens="JFMASOND",
        sign=">: ",
        read=by_pattern(
            rf"""(?P<time>{SYSLOG})\ (?P<host>[^\s:\[\]]+)\ (?P<source>[^\s:\[\]]+)\[
                (?P<pid>\d+)\]\ <(?P<level>[A-Z]\w+)>:\ (?P<message>.*)"""
        ),
        samples=(
            "Mar  5 02:04:02 iPhone SpringBoard(FrontBoard)[58] <Error>: Application was killed by jetsam.",
        ),
    ),
    # Source: ntpd's manual of `logfile`: day before month.
    Format(
        name="ntp",
        title="NTP",
        opens="0 ",
        sign="]: ",
        read=by_pattern(
            rf"""\ ?
                (?P<time>\d{{1,2}}\ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\ {CLOCK})[ ]
                (?P<source>[\w./-]+)\[(?P<pid>\d+)\]:\ (?P<message>.*)"""
        ),
        samples=(" 5 Mar 02:04:02 ntpd[812]: synchronized to 192.0.2.123, stratum 2",),
    ),
)
