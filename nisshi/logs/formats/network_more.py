"""Switches and routers that put the date, the level or the host elsewhere than syslog does."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, MONTH, SYSLOG
from nisshi.logs.severity import NUMBERS

FORMATS = (
    # Source: Allied Telesis' AlliedWare Plus command reference, `show log`.
    Format(
        name="alliedware",
        title="AlliedWare Plus",
        opens="0",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}\ {MONTH}\ [\ \d]\d\ {CLOCK})\ [a-z]+\d?\.(?P<level>[a-z]+)\ (?P<host>[\w.-]+)[ ]
                (?P<source>[\w./-]+)(?:\[(?P<pid>\d+)\])?:\ (?P<message>.*)"""
        ),
        samples=(
            "2024 Mar  5 02:04:02 user.warning sw1 HSL[812]: HSL: WARNING: port1.0.1 changed state to down",
            "2024 Mar  5 02:04:03 kern.err sw1 kernel: cannot read the sensor",
        ),
    ),
    # Source: Huawei's VRP log reference, "Log Format": module, severity and mnemonic behind %%01.
    Format(
        name="huawei-vrp",
        title="Huawei VRP",
        opens="JFMASOND0",
        sign=" %%",
        read=by_pattern(
            rf"""(?P<time>{MONTH}\ [\ \d]?\d\ \d{{4}}\ {CLOCK}(?:[+-]\d\d:\d\d)?(?:\ DST)?)\ (?P<host>\S+)[ ]
                %%\d\d(?P<source>[A-Z0-9_]+)/(?P<level>[0-7])/(?P<message>\w+\(.*)""",
        ),
        levels=NUMBERS,
        samples=(
            "Mar  5 2024 02:04:02+09:00 sw1 %%01IFNET/4/LINK_STATE(l)[12]:Vlanif1 has entered the DOWN state.",
        ),
    ),
    # Source: H3C's and HPE Comware's configuration guides, "Information center: log formats".
    Format(
        name="comware",
        title="Comware",
        opens="%",
        sign=": ",
        read=by_pattern(
            rf"""%(?P<time>{MONTH}\ [\ \d]\d\ {CLOCK}\ \d{{4}})\ (?P<host>\S+)\ (?P<source>[A-Z0-9_]+)/
                (?P<level>[0-7])/(?P<message>\w+:\ .*)"""
        ),
        levels=NUMBERS,
        samples=("%Mar  5 02:04:02:123 2024 sw1 IFNET/3/PHY_UPDOWN: The port changed to down.",),
    ),
    # Source: Cisco's "System Messages" of IOS XR: the node stands in front, the process behind the time.
    Format(
        name="ios-xr",
        title="Cisco IOS XR",
        opens="RL0<",
        sign=": %",
        read=by_pattern(
            rf"""(?:<\d+>)?(?P<host>(?:RP|LC)/\d/\w+/CPU\d):(?P<time>(?:\d{{4}}\ )?{SYSLOG}(?:\ [A-Z]{{3,4}})?):?[ ]
                (?P<source>[\w-]+)\[(?P<pid>\d+)\]:\ %[\w-]+?-(?P<level>[0-7])-(?P<message>[A-Z0-9_]+\ ?:\ .*)"""
        ),
        levels=NUMBERS,
        samples=(
            "RP/0/RSP0/CPU0:Mar  5 02:04:02.123 JST: ifmgr[123]: %PKT_INFRA-LINK-3-UPDOWN : Interface changed to Down",
        ),
    ),
    # Source: F5's Knowledge Base, "Overview of BIG-IP log messages": the level stands before the program.
    Format(
        name="big-ip",
        title="BIG-IP",
        opens="JFMASOND",
        sign="]: ",
        read=by_pattern(
            rf"""(?P<time>{SYSLOG})\ (?P<host>[\w./-]+)\ (?P<level>emerg|alert|crit|err|warning|notice|info|debug)[ ]
                (?P<source>[\w./-]+)\[(?P<pid>\d+)\]:\ (?P<message>.*)"""
        ),
        samples=("Mar  5 02:04:02 lb1 err mcpd[812]: 01070734:3: Configuration error: no such pool",),
    ),
    # Source: NetworkManager's nm-logging.c, to the standard error.
    Format(
        name="networkmanager",
        title="NetworkManager",
        opens="<",
        sign="> ",
        read=by_pattern(
            r"<(?P<level>trace|debug|info|warn|error)>\ {1,2}\[(?P<time>\d{10}\.\d{4})\]\ (?P<message>.*)"
        ),
        samples=("<warn>  [1709571843.1234] device (wlan0): Activation: failed",),
    ),
    # Source: Synology's Log Center, exported: tabs between level, time and user.
    Format(
        name="synology",
        title="Synology",
        opens="ieEwIW",
        sign=":\t",
        read=by_pattern(
            rf"""(?P<level>info|err|warn|warning|Information|Error|Warning)\t
                (?P<time>\d{{4}}/\d\d/\d\d\ {CLOCK})\t(?P<source>[^\t:]+):\t(?P<message>.*)"""
        ),
        samples=("err\t2024/03/05 02:04:03\tSYSTEM:\tVolume 1 has crashed.",),
    ),
)
