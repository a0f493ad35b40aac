"""Toolkits of desktops, game servers, notebooks."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, LEVEL
from nisshi.logs.severity import LETTERS

FORMATS = (
    # Source: GLib's reference, "Message Logging" (g_log_writer_format_fields); its ERROR always ends the program.
    Format(
        name="glib",
        title="GLib",
        opens="(*",
        sign=": ",
        read=by_pattern(
            rf"""\((?P<source>[^\s:()]{{1,60}}):(?P<pid>\d+)\):\ (?:[\w.+/-]{{1,60}}-)?
                (?P<level>ERROR|CRITICAL|WARNING|Message|INFO|DEBUG)(?:\ \*\*)?:\ (?:(?P<time>{CLOCK}):\ )?
                (?P<message>.*)"""
        ),
        levels={"ERROR": "fatal", "CRITICAL": "error", "Message": "info"},
        samples=(
            '(gedit:812): Gtk-WARNING **: 02:04:02.123: Failed to load module "canberra-gtk-module"',
            "(process:815): GLib-CRITICAL **: g_strsplit: assertion 'string != NULL' failed",
        ),
    ),
    # Source: Tornado's documentation, tornado.log.LogFormatter; Jupyter's servers write the same.
    Format(
        name="tornado",
        title="Tornado",
        opens="[",
        sign="] ",
        read=by_pattern(
            rf"""\[(?P<level>[DIWEC])\ (?P<time>(?:\d{{6}}\ |\d{{4}}-\d\d-\d\d\ )?{CLOCK})[ ]
                (?P<source>[A-Za-z_][\w.-]*(?::\d+)?)\]\ (?P<message>.*)"""
        ),
        levels=LETTERS,
        samples=(
            "[E 240305 02:04:03 web:1789] Uncaught exception GET / (127.0.0.1)",
            "[I 2024-03-05 02:04:02.123 ServerApp] jupyterlab | extension was successfully linked.",
        ),
    ),
    # Source: Valve's Developer Community, "HL Log Standard": Source and GoldSrc servers.
    Format(
        name="source-server",
        title="Source server",
        opens="L",
        sign=" - ",
        read=by_pattern(rf"L\ (?P<time>\d\d/\d\d/\d{{4}}\ -\ {CLOCK}):\ (?P<message>.*)"),
        samples=('L 03/05/2024 - 02:04:02: World triggered "Round_Start"',),
    ),
    # Source: the console of Minecraft's Bedrock Dedicated Server (bedrock_server_how_to.html beside it).
    Format(
        name="bedrock",
        title="Minecraft Bedrock",
        opens="[N",
        sign="] ",
        read=by_pattern(
            rf"""(?:NO\ LOG\ FILE!\ -\ )?\[(?P<time>\d{{4}}-\d\d-\d\d\ \d\d:\d\d:\d\d:\d{{3}})\ (?P<level>{LEVEL})\][ ]
                (?P<message>.*)"""
        ),
        samples=("[2024-03-05 02:04:03:123 ERROR] Network port occupied, can't start server.",),
    ),
    # Source: Zephyr's documentation, "Logging: timestamps" (log_output.c).
    Format(
        name="zephyr",
        title="Zephyr",
        opens="[",
        sign="> ",
        read=by_pattern(
            r"""\[(?P<time>\d\d:\d\d:\d\d\.\d{3},\d{3})\]\ <(?P<level>err|wrn|inf|dbg)>\ (?P<source>[\w.-]+):[ ]
                (?P<message>.*)"""
        ),
        samples=("[00:00:01.123,456] <err> i2c: cannot read the register",),
    ),
    # Source: mpv's manual, `--log-file` and `--msg-time`.
    Format(
        name="mpv",
        title="mpv",
        opens="[",
        sign="][",
        read=by_pattern(
            r"\[(?P<time>\ *\d+\.\d{3})\]\[(?P<level>[fewitdv])\]\[(?P<source>[^\]\s]+)\]\ (?P<message>.*)"
        ),
        levels={
            **{"f": "fatal", "e": "error", "w": "warning", "i": "info"},
            **{"t": "debug", "d": "debug", "v": "debug"},
        },
        samples=("[   0.123][e][vo/gpu] Failed to create the context",),
    ),
    # Source: the output panel of Visual Studio Code, as vscode-languageclient writes it.
    Format(
        name="vscode",
        title="Visual Studio Code",
        opens="[",
        sign=" - ",
        read=by_pattern(
            rf"\[(?P<level>Info|Warn|Error|Trace|Debug)\ +-\ (?P<time>{CLOCK}(?:\ [AP]M)?)\]\ (?P<message>.*)"
        ),
        samples=("[Error - 2:04:03 AM] cannot start the server",),
    ),
    # Source: what macOS' Console copies: type, time, process, message between tabs.
    Format(
        name="macos-console",
        title="macOS",
        opens="defi",
        sign="\t",
        read=by_pattern(
            rf"(?P<level>default|error|fault|info|debug)\t(?P<time>{CLOCK}[+-]\d{{4}})\t(?P<source>[^\t]+)\t(?P<message>.*)"
        ),
        levels={"default": "info", "fault": "fatal"},
        samples=("error\t02:04:03.123456+0900\tSpringBoard\tcannot open the scene",),
    ),
)
