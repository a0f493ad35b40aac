"""A level opens each line and there is no time: Maven, Capistrano, GPSD, many tools with `--verbose`.

    [INFO] Building recorder 1.0
    ERROR: ScanOnAccess: operation not permitted

Source: Maven's console output; ClamAV's clamonacc; SSHKit's pretty formatter.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import LEVEL, LEVEL_OPENS

FORMAT = Format(
    name="level",
    title="log",
    opens="[d" + LEVEL_OPENS,
    read=by_pattern(
        rf"\[(?P<level>{LEVEL})\][ ]+(?P<message>\S.*)",
        rf"(?P<level>{LEVEL}):[ ]+(?P<message>\S.*)",
        rf"(?P<level>{LEVEL})[ ]+(?:\[(?P<source>[^\]]{{1,60}})\][ ]+)(?P<message>\S.*)",
        r"(?P<level>debug[123]):[ ](?P<message>\S.*)",  # ssh -v
    ),
    weight="weak",
    samples=(
        "[INFO] Building recorder 1.0",
        "ERROR: ScanOnAccess: operation not permitted",
        "DEBUG [4be84d91] rake aborted!",
        "debug1: Connecting to example.com port 22.",
    ),
)
