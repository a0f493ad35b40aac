"""Name servers, network watchers and what follows packets and system calls."""

from __future__ import annotations

import re

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.patterns import CLOCK, DAY, MONTH, SYSLOG


def _flow(match: re.Match[str]) -> Severity | None:
    return "warning" if match["action"] == "REJECT" else None


_STATE = "OK|UP|WARNING|CRITICAL|UNKNOWN|DOWN|UNREACHABLE"


def _nagios(match: re.Match[str]) -> Severity | None:
    """The state of a service or host (Nagios Core's documentation, "Plugin return codes")."""
    states = {
        "CRITICAL": "error",
        "DOWN": "error",
        "UNREACHABLE": "error",
        "WARNING": "warning",
        "UNKNOWN": "warning",
    }
    return states.get(match["state"] or "", "info" if match["state"] else None)  # type: ignore[return-value]


FORMATS = (
    # Source: wpa_supplicant's and hostapd's option -t.
    Format(
        name="wpa-supplicant",
        title="wpa_supplicant",
        opens="0",
        sign=": ",
        read=by_pattern(r"(?P<time>1\d{9}\.\d{6}):\ (?P<source>[a-z][\w.-]{1,15}):\ (?P<message>.*)"),
        samples=("1709571842.123456: wlan0: CTRL-EVENT-DISCONNECTED reason=3 locally_generated=1",),
    ),
    # Source: BIND 9's Administrator Reference Manual, "logging" (print-time, print-category, print-severity).
    Format(
        name="bind",
        title="BIND",
        opens="0",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>\d\d-{MONTH}-\d{{4}}\ {CLOCK})\ (?:(?P<source>[a-z][a-z-]+):\ )?
                (?P<level>critical|error|warning|notice|info|debug(?:\ \d+)?):\ (?P<message>.*)"""
        ),
        levels={f"debug {level}": "debug" for level in range(1, 11)},
        samples=(
            "05-Mar-2024 02:04:02.123 queries: info: client @0x7f 192.0.2.7#51234 (example.com): "
            "query: example.com IN A",
            "05-Mar-2024 02:04:03.123 general: error: zone example.com/IN: loading from master file failed",
        ),
    ),
    # Source: Unbound's util/log.c.
    Format(
        name="unbound",
        title="Unbound",
        opens="[",
        sign="] unbound[",
        read=by_pattern(
            r"\[(?P<time>\d{10})\]\ (?P<source>unbound)\[(?P<pid>\d+):\w+\]\ (?P<level>\w+):\ (?P<message>.*)"
        ),
        samples=(
            "[1709571842] unbound[812:0] error: can't bind socket: Address already in use for "
            "127.0.0.1 port 53",
        ),
    ),
    # Source: FreeRADIUS's src/main/log.c.
    Format(
        name="freeradius",
        title="FreeRADIUS",
        opens="MTWFS",
        sign=" : ",
        read=by_pattern(
            rf"""(?P<time>{DAY}\ {MONTH}\ [\ \d]\d\ {CLOCK}\ \d{{4}})\ :[ ]
                (?P<level>Auth|Info|Error|Debug|Warning|Proxy|Acct):\ (?P<message>.*)"""
        ),
        levels={"Auth": "info", "Proxy": "info", "Acct": "info"},
        samples=(
            "Tue Mar  5 02:04:02 2024 : Error: Ignoring request from unknown client 192.0.2.7 port 51234",
        ),
    ),
    # Source: Amazon VPC's User Guide, "Flow log records" (version 2, the default).
    Format(
        name="vpc-flow",
        title="VPC flow log",
        opens="0",
        sign=" eni-",
        read=by_pattern(
            r"""2\ (?:\d{12}|unknown)\ (?P<source>eni-[0-9a-f]+)[ ]
            (?P<message>\S+\ \S+\ \S+\ \S+\ \S+\ \S+\ \S+)[ ]
                (?P<time>\d{10})\ \d{10}\ (?P<action>\S+)\ (?:OK|NODATA|SKIPDATA)""",
            severity=_flow,
        ),
        words=False,
        samples=(
            "2 123456789010 eni-1235b8ca 192.0.2.7 192.0.2.8 49761 3389 6 20 4249 1418530010 "
            "1418530070 REJECT OK",
        ),
    ),
    # Source: tcpdump's manual, "OUTPUT FORMAT".
    Format(
        name="tcpdump",
        title="tcpdump",
        opens="0",
        sign=".",
        read=by_pattern(
            r"""(?P<time>(?:\d{4}-\d\d-\d\d\ )?\d\d:\d\d:\d\d\.\d{6})\ (?:
            (?P<source>[a-z][\w.-]*)\ +(?:In|Out|[BMP])\ +)?
                (?P<message>(?:(?:IP6?|[0-9a-f]{2}:[0-9a-f]{2}:).*\ >\ |ARP,\ Re(?:quest|ply)\ ).*)"""
        ),
        words=False,
        samples=(
            "02:04:02.123456 IP 192.0.2.7.51234 > 192.0.2.8.443: Flags [S], seq 12345, win 64240, length 0",
        ),
    ),
    # Source: strace's manual, -t, -tt, -ttt, -r and -f.
    Format(
        name="strace",
        title="strace",
        opens="0[",
        sign="(",
        read=by_pattern(
            rf"""(?:(?:\[pid\ +)?(?P<pid>\d+)\]?\ +)?(?P<time>{CLOCK}|1\d{{9}}\.\d{{6}})[ ]
                (?P<message>[a-z_][a-z0-9_]*\(.*(?:\)\ +=\ (?:-?\d+|0x[0-9a-f]+|\?).*|<unfinished\ \.\.\.>))""",
        ),
        words=False,
        samples=(
            '02:04:02.123456 openat(AT_FDCWD, "/dev/dvb/adapter0/frontend0", O_RDWR) = -1 ENOENT (No '
            "such file)",
            '[pid   812] 02:04:02.123500 read(3, "\\177ELF"..., 832) = 832',
        ),
    ),
    # Source: Nagios Core's base/logging.c; the time is seconds since 1970.
    Format(
        name="nagios",
        title="Nagios",
        opens="[",
        sign="] ",
        read=by_pattern(
            rf"\[(?P<time>1\d{{9}})\]\ (?P<source>[A-Z][A-Z\ ]+):\ (?P<message>[^;]*;[^;]*;(?P<state>{_STATE});.*)",
            rf"\[(?P<time>1\d{{9}})\]\ (?P<source>[A-Z][A-Z\ ]+):\ (?P<message>[^;]*;(?P<state>{_STATE});.*)",
            r"""\[(?P<time>1\d{9})\]\ (?:(?:(?P<level>Error|Warning)|(?P<source>[A-Z][A-Z\ ]+|Auto-save)):\ )?
                (?P<message>.*)(?P<state>)""",
            severity=_nagios,
        ),
        weight="likely",
        samples=(
            "[1709571842] HOST ALERT: web1;DOWN;HARD;3;CRITICAL - Host Unreachable (192.0.2.7)",
            "[1709571842] SERVICE ALERT: web1;HTTP;CRITICAL;SOFT;1;connect to address 192.0.2.7",
            "[1709571843] Warning: Return code of 127 for check of service 'HTTP' on host 'web1' was "
            "out of bounds",
        ),
    ),
    # Source: strongSwan's documentation, "Logger configuration": thread and subsystem.
    Format(
        name="strongswan",
        title="strongSwan",
        opens="0JFMASOND",
        sign="] ",
        read=by_pattern(
            rf"(?:(?P<time>{SYSLOG})\ )?(?P<pid>\d\d)\[(?P<source>[A-Z]{{3}}\d?)\]\ (?P<message>.*)"
        ),
        samples=(
            "Mar  5 02:04:02 00[DMN] Starting IKE charon daemon (strongSwan 5.9.8)",
            "12[IKE] authentication of 'vpn.example.com' with RSA signature failed",
        ),
    ),
)
