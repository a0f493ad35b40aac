"""Desktops, media programs, games, telephony."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, SYSLOG
from nisshi.logs.severity import LETTERS

FORMATS = (
    # Source: Xorg's manual, "Markers" in Xorg.0.log.
    Format(
        name="xorg",
        title="Xorg",
        opens="[(",
        sign=") ",
        read=by_pattern(
            r"""(?:\[(?P<time>\ *\d+\.\d{3})\]\ )?\(
                (?P<level>--|\*\*|==|\+\+|!!|II|WW|EE|NI|\?\?)\)\ (?P<message>.*)"""
        ),
        levels={
            **{"II": "info", "WW": "warning", "EE": "error", "NI": "warning"},
            **dict.fromkeys(("--", "**", "==", "++", "!!", "??"), "info"),
        },
        samples=(
            '[    12.345] (EE) Failed to load module "fglrx" (module does not exist, 0)',
            '[    12.346] (==) Using config directory: "/etc/X11/xorg.conf.d"',
            '(WW) The directory "/usr/share/fonts/X11/cyrillic" does not exist.',
        ),
    ),
    # Source: GStreamer's documentation of GST_DEBUG.
    Format(
        name="gstreamer",
        title="GStreamer",
        opens="0",
        sign="0x",
        read=by_pattern(
            r"""(?P<time>\d+:\d\d:\d\d\.\d{9})\ +(?P<pid>\d+)\ +0x[0-9a-f]+[ ]
            (?P<level>ERROR|WARN|FIXME|INFO|DEBUG|LOG|TRACE|MEMDUMP)\ +
                (?P<source>\S+)\ (?P<message>.*)"""
        ),
        levels={"FIXME": "warning", "LOG": "debug", "MEMDUMP": "debug"},
        samples=(
            "0:00:01.123456789  812 0x55d1c8 WARN  basesrc "
            "gstbasesrc.c:3055:gst_base_src_loop:<src0> error: no signal",
        ),
    ),
    # Source: FFmpeg's libavutil/log.c: the item's name and address.
    Format(
        name="ffmpeg",
        title="FFmpeg",
        opens="[",
        sign=" @ ",
        read=by_pattern(
            r"""\[(?P<source>[^\]@]{1,60})\ @\ (?:0x)?[0-9a-fA-F]+\][ ]
                (?:\[(?P<level>panic|fatal|error|warning|info|verbose|debug|trace)\]\ )?(?P<message>.*)"""
        ),
        samples=(
            "[h264 @ 0x55d1c8f0] error while decoding MB 45 12, bytestream -7",
            "[mpegts @ 0x55d1c800] [warning] Packet corrupt (stream = 0, dts = 123456).",
        ),
    ),
    # Source: Chromium's base/logging.cc.
    Format(
        name="chromium",
        title="Chromium",
        opens="[",
        sign=")] ",
        read=by_pattern(
            r"""\[(?:(?P<pid>\d+):(?P<thread>\d+):)?(?P<time>\d{4}/\d{6}(?:\.\d{3,6})?):
            (?P<level>[A-Z]+|VERBOSE\d):(?P<source>[\w.]+\(\d+\))\][ ]
                (?P<message>.*)"""
        ),
        levels={f"VERBOSE{n}": "debug" for n in range(1, 5)},
        samples=(
            "[812:815:0305/020402.123456:ERROR:gpu_init.cc(440)] Passthrough is not supported, GL is disabled",
        ),
    ),
    # Source: Firefox's documentation, "Gecko Logging" (timestamp).
    Format(
        name="mozlog",
        title="Firefox",
        opens="0",
        sign=" UTC - [",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}-\d\d-\d\d\ {CLOCK}\ UTC)\ -\ \[(?:\w+\ )?(?P<pid>\d+):\ (?P<thread>[^\]]*)\]:[ ]
                (?P<level>[EWIDV])/(?P<source>\w+)\ (?P<message>.*)"""
        ),
        levels=LETTERS,
        samples=("2024-03-05 02:04:02.123456 UTC - [Parent 812: Main Thread]: E/nsHttp connection reset",),
    ),
    # Source: Wine's documentation, "Debugging Wine: debug channels".
    Format(
        name="wine",
        title="Wine",
        opens="0abcdeftw",
        sign=":",
        read=by_pattern(
            r"""(?:(?:(?P<time>\d+\.\d+):)?(?P<pid>[0-9a-f]{4}):)?(?P<level>err|fixme|warn|trace):
                (?P<source>[a-z0-9_]+):(?P<message>[A-Za-z_~]\w*\ ?.*)"""
        ),
        levels={"fixme": "warning"},
        samples=(
            "0024:err:module:import_dll Library mfc42.dll not found",
            "fixme:d3d:wined3d_check_device_format_conversion output format ignored",
        ),
    ),
    # Source: Unreal Engine's documentation, "Logging".
    Format(
        name="unreal",
        title="Unreal Engine",
        opens="[",
        sign="]Log",
        read=by_pattern(
            r"""\[(?P<time>\d{4}\.\d\d\.\d\d-\d\d\.\d\d\.\d\d:\d{3})\]\[\ *\d+\]
                (?P<source>Log\w+):\ (?:(?P<level>Fatal|Error|Warning|Display|Log|Verbose):\ )?
                (?P<message>.*)"""
        ),
        levels={"Display": "info", "Log": "info"},
        samples=("[2024.03.05-02.04.02:123][  0]LogInit: Warning: Incompatible or missing module",),
    ),
    # Source: Asterisk's documentation, "Logging: format of the file".
    Format(
        name="asterisk",
        title="Asterisk",
        opens="[",
        sign="[",
        read=by_pattern(
            rf"""\[(?P<time>{SYSLOG}|{ISO})\][ ]
            (?P<level>NOTICE|WARNING|ERROR|VERBOSE|DEBUG|DTMF|SECURITY)\[(?P<pid>\d+)\]
                (?:\[C-[0-9a-f]+\])?:?\ (?P<source>[\w.]+\.c(?::\d+)?):?\ (?P<message>.*)"""
        ),
        levels={"DTMF": "debug", "SECURITY": "info"},
        samples=(
            "[Mar  5 02:04:02] NOTICE[812]: chan_sip.c:28931 handle_request_register: Registration "
            "from '\"100\"' failed",
            "[2024-03-05 02:04:02] VERBOSE[812][C-00000001] pbx.c: Executing [100@internal:1] Dial",
        ),
    ),
    # Source: Apple's manual of log(1), `log show` (default and compact styles).
    Format(
        name="macos",
        title="macOS log",
        opens="0",
        sign=" ",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ 0x[0-9a-f]+\ +
            (?P<level>Default|Info|Debug|Error|Fault|Activity|Signpost)\ +0x[0-9a-f]+\ +
                (?P<pid>\d+)\ +\d+\ +(?P<source>[^:]{{1,80}}):\ (?P<message>.*)""",
            rf"""(?P<time>{ISO})\ (?P<level>Df|In|Db|E|F|A|Er|Ft)\ {{1,2}}
                (?P<source>[^\[\]]{{1,60}})\[(?P<pid>\d+):(?P<thread>[0-9a-f]+)\]\ (?P<message>.*)""",
        ),
        levels={
            **{"Default": "info", "Activity": "info", "Signpost": "debug", "Fault": "fatal", "Df": "info"},
            **{
                "In": "info",
                "Db": "debug",
                "E": "error",
                "Er": "error",
                "F": "fatal",
                "Ft": "fatal",
                "A": "info",
            },
        },
        samples=(
            "2024-03-05 02:04:02.123456+0900 0x1a2b     Error       0x0                  812    0    "
            "loginwindow: (CoreFoundation) [com.apple.defaults:User] no such key",
            "2024-03-05 02:04:02.123 Df loginwindow[812:1a2b] [com.apple.login:Window] ready",
        ),
    ),
    # Source: Apple's Foundation, NSLog: program, process and thread.
    Format(
        name="nslog",
        title="NSLog",
        opens="0",
        sign="] ",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ (?P<source>[A-Za-z][^\[\]:]{{0,60}})
                \[(?P<pid>\d+):(?P<thread>[0-9a-f]+)\]\ (?P<message>.*)"""
        ),
        samples=(
            "2024-03-05 02:04:02.123456+0900 Recorder[812:12345] *** Terminating app due to uncaught exception",
        ),
    ),
)
