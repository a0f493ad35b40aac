"""Programs of a home server: torrents, synchronising, cameras."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, LEVEL

FORMATS = (
    # Source: qBittorrent's filelogger.cpp.
    Format(
        name="qbittorrent",
        title="qBittorrent",
        opens="(",
        sign=" - ",
        read=by_pattern(rf"\((?P<level>[NIWC])\)\ (?P<time>{ISO})\ -\ (?P<message>.*)"),
        levels={"N": "info", "I": "info", "W": "warning", "C": "error"},
        samples=("(W) 2024-03-05T02:04:03 - Detected an unclean program exit",),
    ),
    # Source: Syncthing's lib/logger; the device's first letters stand in front.
    Format(
        name="syncthing",
        title="Syncthing",
        opens="[",
        sign=": ",
        read=by_pattern(
            rf"""\[(?P<source>[A-Z0-9]{{5}}|start|monitor)\]\ (?P<time>(?:\d{{4}}/\d\d/\d\d\ )?{CLOCK})[ ]
                (?:[\w.-]+\.go:\d+:\ )?(?P<level>{LEVEL}|OK|VERBOSE):\ (?P<message>.*)"""
        ),
        levels={"OK": "info"},
        samples=("[ABCDE] 02:04:03 WARNING: Failed to start the listener",),
    ),
    # Source: Frigate's frigate/log.py.
    Format(
        name="frigate",
        title="Frigate",
        opens="[",
        sign=" : ",
        read=by_pattern(
            rf"\[(?P<time>{ISO})\]\ (?P<source>[A-Za-z_][\w.-]*)\ +(?P<level>{LEVEL})\ +:\ (?P<message>.*)"
        ),
        samples=("[2024-03-05 02:04:03] ffmpeg.gate.detect             ERROR   : Connection refused",),
    ),
)
