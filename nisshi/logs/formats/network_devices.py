"""Routers, switches, access points and small boxes."""

from __future__ import annotations

import re

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.patterns import CLOCK, DAY, MONTH, SYSLOG
from nisshi.logs.severity import LETTERS, NUMBERS

_FACILITY = r"(?:kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|authpriv|ftp|local[0-7])"
_PRIORITY = r"(?P<level>emerg|alert|crit|err|warn(?:ing)?|notice|info|debug)"

_TOPIC = r"""(?:system|interface|dhcp|firewall|wireless|caps|script|scheduler|pppoe|ppp|pptp|l2tp|ovpn|sstp|ipsec
    |wireguard|route|ospf|bgp|dns|ssh|hotspot|certificate|backup|bridge|lte|radius|snmp|upnp|web-proxy|account
    |critical|error|warning|info|debug)"""


def _topics(match: re.Match[str]) -> Severity | None:
    """RouterOS has no level but topics, and some of them are levels."""
    topics = match["source"].split(",")
    if "critical" in topics or "error" in topics:
        return "error"
    return "warning" if "warning" in topics else "debug" if "debug" in topics else "info"


FORMATS = (
    # Source: Cisco's "System Message Logging": %FACILITY-SEVERITY-MNEMONIC, severities 0 to 7 as in syslog.
    Format(
        name="cisco",
        title="Cisco",
        opens="*.0<JFMASOND%",
        sign="%",
        read=by_pattern(
            rf"""(?:<\d+>)?(?:\d+:\ )?(?:{SYSLOG}\ (?P<host>[\w.:-]+)\ :?\ ?(?:\d+:\ )?)?
                [*.]?(?P<time>(?:\d{{4}}\ )?{MONTH}\ [\ \d]?\d[ ]
                (?:\d{{4}}\ )?{CLOCK}(?:\ [A-Z]{{3,4}})?|\d+:\d\d:\d\d|\d+[wd]\d+[dh])
                (?::|\ [\w.-]+)\ %(?P<source>[A-Z][A-Z0-9_]*(?:-[A-Z]+)?)-(?P<level>[0-7])-
                (?P<message>[A-Z0-9_]+:\ .*)""",
            rf"""(?:<\d+>)?(?:(?P<time>{SYSLOG}(?:\ [A-Z]{{3,4}})?):?\ (?:(?P<host>[\w.-]+)\ )?:?\ ?)?
                %(?P<source>ASA|FTD|PIX)-(?P<level>[0-7])-(?P<message>\d{{6}}:\ .*)""",
        ),
        levels=NUMBERS,
        samples=(
            "*Mar  1 00:00:01.003: %SYS-5-CONFIG_I: Configured from console by vty0 (192.0.2.7)",
            "000123: Mar  5 02:04:02.123 JST: %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed "
            "state to down",
            "00:00:46: %LINEPROTO-5-UPDOWN: Line protocol on Interface Vlan1, changed state to up",
            "Mar 05 2024 02:04:02 fw1 : %ASA-6-302013: Built outbound TCP connection 123",
            "%ASA-4-106023: Deny tcp src outside:192.0.2.7/51234 dst inside:192.0.2.8/22",
        ),
    ),
    # Source: OpenWrt's logread (ubox, log/logread.c).
    Format(
        name="openwrt",
        title="OpenWrt logread",
        opens="MTWFS",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>{DAY}\ {MONTH}\ [\ \d]\d\ {CLOCK}\ \d{{4}})\ {_FACILITY}\.{_PRIORITY}[ ]
                (?P<source>[^\s:\[\]]+)(?:\[(?P<pid>\d+)\])?:\ (?P<message>.*)"""
        ),
        samples=(
            "Tue Mar  5 02:04:02 2024 daemon.err uhttpd[1234]: bind(): Address in use",
            "Tue Mar  5 02:04:03 2024 kern.info kernel: [   12.345678] br-lan: port 1(eth0) entered "
            "forwarding state",
        ),
    ),
    # Source: BusyBox's syslogd.c: facility and level after the host.
    Format(
        name="busybox",
        title="BusyBox syslog",
        opens="JFMASOND",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>{SYSLOG})\ (?P<host>\S+)\ {_FACILITY}\.{_PRIORITY}[ ]
                (?P<source>[^\s:\[\]]+)(?:\[(?P<pid>\d+)\])?:\ (?P<message>.*)"""
        ),
        samples=("Mar  5 02:04:02 alpine daemon.err dnsmasq[812]: failed to create listening socket",),
    ),
    # Source: MikroTik's RouterOS documentation, "Log".
    Format(
        name="routeros",
        title="RouterOS",
        opens="0jfmasondJFMASOND",
        sign=",",
        read=by_pattern(
            rf"""(?P<time>(?:(?i:{MONTH})/\d\d(?:/\d{{4}})?\ |\d{{4}}-\d\d-\d\d\ )?\d\d:\d\d:\d\d)[ ]
                (?P<source>{_TOPIC}(?:,[a-z0-9!-]+)+)\ (?P<message>.*)""",
            severity=_topics,
        ),
        samples=(
            "mar/05/2024 02:04:02 system,info,account user admin logged in from 192.0.2.7 via winbox",
            "02:04:03 system,error,critical login failure for user root from 192.0.2.7 via ssh",
        ),
    ),
    # Source: Yamaha's RTX command reference, `show log`.
    Format(
        name="yamaha",
        title="log",  # others write this shape too
        opens="0",
        sign=": ",
        read=by_pattern(
            r"""(?P<time>\d{4}/\d\d/\d\d\ \d\d:\d\d:\d\d):\ (?:\[(?P<source>[A-Z][\w-]*)\]\ )?(?P<message>.*)"""
        ),
        weight="likely",
        samples=(
            "2024/03/05 02:04:02: [IKE] initiate informational exchange (delete)",
            "2024/03/05 02:04:03: LAN2: link down",
        ),
    ),
    # Source: FRRouting's and Quagga's lib/log.c: the daemon in capitals.
    Format(
        name="frr",
        title="FRRouting",
        opens="0",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}/\d\d/\d\d\ {CLOCK})\ (?:
            (?P<level>errors|warnings|notifications|informational|debugging):\ )?
                (?P<source>ZEBRA|BGP|OSPF6?|RIP|RIPNG|ISIS|PIM|LDP|BFD|STATIC|WATCHFRR|VTYSH|NHRP|EIGRP):[ ]
                (?P<message>.*)"""
        ),
        levels={
            **{"errors": "error", "warnings": "warning", "notifications": "info"},
            **{"informational": "info", "debugging": "debug"},
        },
        samples=(
            "2024/03/05 02:04:02 BGP: [M59KS-A3ZXZ] bgp_update_receive: rcvd End-of-RIB for IPv4 "
            "Unicast from 192.0.2.7",
        ),
    ),
    # Source: ESP-IDF's programming guide, "Logging library".
    Format(
        name="esp-idf",
        title="ESP-IDF",
        opens="EWIDV",
        sign=") ",
        read=by_pattern(
            rf"""(?P<level>[EWIDV])\ \((?P<time>\d{{1,10}}|{CLOCK})\)[ ]
                (?P<source>[^\s:][^:]{{0,40}}):\ (?P<message>.*)"""
        ),
        levels=LETTERS,
        samples=(
            "I (1234) wifi: mode : sta",
            "E (2345) esp_image: image at 0x10000 has invalid magic byte",
        ),
    ),
    # Source: ESPHome's documentation, "Logger component".
    Format(
        name="esphome",
        title="ESPHome",
        opens="[",
        sign="][",
        read=by_pattern(
            r"""\[(?P<time>\d\d:\d\d:\d\d(?:\.\d{3})?)\]\[(?P<level>[EWICDV]{1,2})\]\[
                (?P<source>[\w.]+:\d+)\]:\ (?P<message>.*)"""
        ),
        levels={
            **{
                "E": "error",
                "W": "warning",
                "I": "info",
                "C": "info",
                "D": "debug",
                "V": "debug",
                "VV": "debug",
            },
        },
        samples=(
            "[02:04:02][D][sensor:093]: 'Temperature': Sending state 21.50000 °C with 2 decimals of accuracy",
            "[02:04:03][E][component:164]: Component dht.sensor is in an error state",
        ),
    ),
    # Source: ArcSight's "Common Event Format": severity 0 to 10.
    Format(
        name="cef",
        title="CEF",
        opens="C",
        sign="CEF:",
        read=by_pattern(
            r"CEF:\d\|[^|]*\|(?P<source>[^|]*)\|[^|]*\|[^|]*\|(?P<message>[^|]*)\|(?P<level>\d{1,2}|\w+)\|.*"
        ),
        levels={
            **dict.fromkeys(("9", "10", "Very-High"), "fatal"),
            **dict.fromkeys(("7", "8", "High"), "error"),
            **dict.fromkeys(("4", "5", "6", "Medium"), "warning"),
            **dict.fromkeys(("0", "1", "2", "3", "Low"), "info"),
        },
        samples=("CEF:0|Example|Gateway|1.0|100|worm stopped|10|src=192.0.2.7 dst=192.0.2.8 spt=1232",),
    ),
)
