"""What journald and the kernel's ring buffer look like with another locale or other options."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK

FORMATS = (
    # Source: systemd's manual of journalctl, `-o short`, whose month is strftime's %b: `3月` in ja_JP.
    Format(
        name="journald-ja",
        title="journald",
        opens=" 0",
        sign="月 ",
        read=by_pattern(
            rf"""\ ?(?P<time>\d{{1,2}}月\ [\ \d]\d\ {CLOCK})\ (?P<host>[^\s:\[\]]+)[ ]
                (?P<source>[^\s:\[\]]+)(?:\[(?P<pid>\d+)\])?:\ (?P<message>.*)"""
        ),
        samples=(
            " 3月 05 02:04:03 web1 systemd[1]: recorder.service: Failed with result 'exit-code'.",
            "12月 05 02:04:03 web1 kernel: usb 1-1: USB disconnect, device number 4",
        ),
    ),
    # Source: util-linux's manual of dmesg, `--decode` (-x).
    Format(
        name="dmesg-decoded",
        title="dmesg",
        opens="kumdaslfnct",
        sign=": [",
        read=by_pattern(
            rf"""(?:kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|authpriv|ftp|local\d)\ *:
                (?P<level>emerg|alert|crit|err|warn|notice|info|debug)\ *:\ \[(?P<time>\ *\d+\.\d{{6}}|
                [A-Z][a-z]{{2}}\ [A-Z][a-z]{{2}}\ [\ \d]\d\ {CLOCK}\ \d{{4}})\]\ (?P<message>.*)"""
        ),
        samples=("kern  :err   : [   12.345678] usb 1-1: device descriptor read/64, error -71",),
    ),
)
