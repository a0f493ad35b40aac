"""Logins, telephony, installers and management tools."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, DAY, ISO, LEVEL, MONTH
from nisshi.logs.severity import LETTERS

FORMATS = (
    # Source: SSSD's manual, sssd.conf(5), debug_level: a mask of one bit for each level.
    Format(
        name="sssd",
        title="SSSD",
        opens="(",
        sign="(0x",
        read=by_pattern(
            rf"""\((?P<time>\d{{4}}-\d\d-\d\d\ \ ?{CLOCK}|{DAY}\ {MONTH}\ [\ \d]\d\ {CLOCK}\ \d{{4}})\):?[ ]
                \[{{1,2}}(?P<source>[^\s\[\]]+(?:\[[^\s\[\]]*(?:\[[^\s\[\]]*\])?\])?)\]{{1,2}}\ \[\w+\][ ]
                \((?P<level>0x[0-9a-f]{{4}})\):\ (?P<message>.*)"""
        ),
        levels={
            **{"0x0010": "fatal", "0x0020": "error", "0x0040": "error", "0x0080": "warning"},
            **dict.fromkeys(("0x0100", "0x0200"), "info"),
            **dict.fromkeys(("0x0400", "0x1000", "0x2000", "0x4000", "0x10000", "0x20000"), "debug"),
        },
        samples=(
            "(2024-03-05  2:04:02): [be[example.com]] [sdap_id_op_connect_done] (0x0020): going offline",
            "(Tue Mar  5 02:04:02 2024) [sssd[be[example.com]]] [dp_get_options] (0x0400): Option cache is TRUE",
        ),
    ),
    # Source: Foreman's and its proxy's logging layouts (config/logging.yaml; Katello and Satellite too).
    Format(
        name="theforeman",
        title="Foreman",
        opens="0",
        sign=" [",
        read=by_pattern(
            rf"(?P<time>{ISO})\ \[(?P<level>[DIWEF])\|(?P<source>\w+)\|\w*\]\ (?P<message>.*)",
            rf"(?P<time>{ISO})\ [0-9a-f]{{8}}\ \[(?P<level>[DIWEF])\]\ (?P<message>.*)",
        ),
        levels=LETTERS,
        samples=(
            '2024-03-05T02:04:02 [I|app|a1b2c3d4] Started GET "/hosts" for 192.0.2.7',
            "2024-03-05T02:04:03 a1b2c3d4 [E] No such file or directory",
        ),
    ),
    # Source: Kamailio's and OpenSIPS' core, log_prefix and LOG to stderr: rank and process, level, module.
    Format(
        name="kamailio",
        title="Kamailio",
        opens=" 0",
        sign="): ",
        read=by_pattern(
            rf"\ ?\d{{1,4}}\((?P<pid>\d+)\)\ (?P<level>{LEVEL}):\ (?P<source><?\w+>?)\ \[\S+\]:\ (?P<message>.*\):\ .*)"
        ),
        samples=(
            " 3(815) ERROR: tm [t_lookup.c:1252]: t_newtran(): cannot start a transaction",
            "12(815) INFO: <core> [core/main.c:123]: main(): ready",
        ),
    ),
    # Source: FreeSWITCH's documentation of mod_logfile (1.10.8 adds the idle time of the processor).
    Format(
        name="freeswitch",
        title="FreeSWITCH",
        opens="0abcdef",
        sign="] ",
        read=by_pattern(
            rf"""(?:[0-9a-f]{{8}}-[0-9a-f-]{{27}}\ )?(?P<time>{ISO})\ (?:\d+\.\d\d%\ )?\[(?P<level>{LEVEL}|CONSOLE)\][ ]
                (?P<source>\w+\.(?:c|cpp):\d+)\ (?P<message>.*)"""
        ),
        levels={"CONSOLE": "info"},
        samples=(
            "2024-03-05 02:04:02.123456 [ERR] mod_sofia.c:123 cannot bind to the address",
            "2024-03-05 02:04:02.123456 99.93% [NOTICE] switch_channel.c:1142 New Channel",
        ),
    ),
    # Source: Microsoft's documentation of Windows Installer, "Windows Installer Logging".
    Format(
        name="msi",
        title="Windows Installer",
        opens="M",
        sign=") [",
        read=by_pattern(
            r"""MSI\ \((?P<source>[csaN])\)\ \((?P<pid>[0-9A-F]{2})[:!](?P<thread>[0-9A-F]{2})\)\ \[
                (?P<time>\d\d:\d\d:\d\d:\d{3})\]:\ (?P<message>.*)"""
        ),
        samples=("MSI (s) (A4:B8) [02:04:02:123]: Product: Recorder -- Installation failed.",),
    ),
    # Source: Sophos UTM's documentation, "Log Files": colons in the date.
    Format(
        name="sophos-utm",
        title="Sophos UTM",
        opens="0",
        sign="]: ",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}:\d\d:\d\d-{CLOCK})\ (?P<host>[\w.-]+)\ (?P<source>[\w./-]+)\[(?P<pid>\d+)\]:[ ]
                (?P<message>.*)"""
        ),
        samples=('2024:03:05-02:04:02 utm ulogd[812]: id="2001" severity="info" action="drop"',),
    ),
)
