"""Only the time of day opens the line: deploy logs, chat logs, Gradle and npm with timestamps.

    1:52:23 AM: yarn install v1.22.4
    [22:46:33] Starting 'build'...

Source: Netlify's deploy log; gulp's console output.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK

FORMAT = Format(
    name="clock",
    title="log",
    opens="[0",
    sign=":",
    read=by_pattern(
        rf"\[(?P<time>{CLOCK}(?:[ ][AP]M)?)\]:?[ ]+(?P<message>\S.*)",
        rf"(?P<time>{CLOCK}(?:[ ][AP]M)?)(?::[ ]|[ ]->?[ ]|[ ]{{1,3}})(?P<message>[^\W\d].*|[\[(<\"'\#].*)",
    ),
    weight="weak",
    samples=("1:52:23 AM: yarn install v1.22.4", "[22:46:33] Starting 'build'..."),
)
