"""Node's old `util.log`, which Chinachu and other daemons of its time use: day, month, time, dash.

    5 Mar 02:04:02 - LOCK: PX-S1UD (n=0)

Source: Node's documentation of util.log (removed in Node 23); Chinachu's log/operator.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, LEVEL, MONTH

FORMAT = Format(
    name="util-log",
    title="log",  # many programs write this shape by themselves, so no one of them is named
    opens="0",
    sign=" - ",
    read=by_pattern(
        rf"""(?P<time>\d{{1,2}}[ ]{MONTH}[ ]{CLOCK})[ ]-[ ]
             (?:(?P<level>{LEVEL}):[ ]|(?P<source>\#?[\w-]{{1,40}}):[ ])?(?P<message>.*)"""
    ),
    samples=(
        "5 Mar 02:04:02 - LOCK: PX-S1UD (n=0)",
        "5 Mar 02:04:02 - #recdvb: using device: /dev/dvb/adapter0  pid = 1476 cannot open frontend device",
        "5 Mar 02:04:02 - ERROR: the schedule cannot be read",
        "15 Mar 02:04:02 - server started",
    ),
)
