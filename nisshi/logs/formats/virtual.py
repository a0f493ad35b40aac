"""Virtual machines, containers of the system, chat servers of games, and a tunnel to them."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, LEVEL
from nisshi.logs.severity import LETTERS

FORMATS = (
    # Source: libvirt's documentation, "Logging in the library and in libvirtd: log message format".
    Format(
        name="libvirt",
        title="libvirt",
        opens="0",
        sign=" : ",
        read=by_pattern(
            rf"""(?P<time>{ISO}):\ (?P<pid>\d+):\ (?P<level>debug|info|warning|error)\ :[ ]
                (?:(?P<source>\w+:\d+)\ :\ )?(?P<message>.*)"""
        ),
        samples=(
            "2024-03-05 02:04:02.123+0000: 812: error : virNetSocketReadWire:1804 : End of file while reading data",
        ),
    ),
    # Source: LXC's lxc/log.c (log_append_logfile).
    Format(
        name="lxc",
        title="LXC",
        opens="l",
        sign=" - ",
        read=by_pattern(
            rf"""lxc(?:-\w+)?\ (?P<host>\S+)\ (?P<time>\d{{14}}\.\d{{3}})\ (?P<level>{LEVEL})\ +(?P<source>\w+)\ +-[ ]
                (?P<message>.*)"""
        ),
        samples=(
            "lxc web1 20240305020402.123 ERROR    conf - conf.c:run_buffer:322 - Script exited with status 1",
        ),
    ),
    # Source: Mumble's murmur, Meta and Server's log in murmur.log.
    Format(
        name="mumble",
        title="Mumble",
        opens="<",
        sign=">",
        read=by_pattern(rf"<(?P<level>[DIWCFX])>(?P<time>\d{{4}}-\d\d-\d\d\ {CLOCK})\ (?P<message>.*)"),
        levels={
            **{"D": "debug", "I": "info", "W": "info"},  # it writes all of daily life as W
            **{"C": "error", "F": "fatal", "X": "error"},
        },
        samples=("<W>2024-03-05 02:04:02.123 1 => <1:(-1)> New connection: 192.0.2.7:51234",),
    ),
    # Source: TeamSpeak 3 Server's log files: time, level, channel, virtual server, text between bars.
    Format(
        name="teamspeak",
        title="TeamSpeak",
        opens="0",
        sign="|",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}-\d\d-\d\d\ {CLOCK})\|(?P<level>{LEVEL})\ *\|(?P<source>\w+)\ *\|[\d\ ]{{0,6}}\|[ ]?
                (?P<message>.*)"""
        ),
        samples=("2024-03-05 02:04:02.123456|ERROR   |VirtualServer |1  |could not open the address",),
    ),
    # Source: frp's pkg/util/log (before 0.53 with slashes in the date).
    Format(
        name="frp",
        title="frp",
        opens="0",
        sign="] [",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}[-/]\d\d[-/]\d\d\ {CLOCK})\ \[(?P<level>[TDIWE])\]\ \[(?P<source>[\w./-]+\.go:\d+)\][ ]
                (?P<message>.*)"""
        ),
        levels=LETTERS,
        samples=("2024/03/05 02:04:03 [E] [service.go:123] login to the server failed",),
    ),
)
