"""Motion, the camera daemon: thread, level, subsystem, time.

    [1:ml1] [ALR] [VID] [Jul 21 21:00:03] v4l2_start: Failed to open video device /dev/video0

Source: Motion's guide, "Logging", and logger.c.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import SYSLOG

FORMAT = Format(
    name="motion",
    title="Motion",
    opens="[",
    sign="] [",
    read=by_pattern(
        rf"""\[(?P<pid>\d+:[^\]\s]{{1,20}})\][ ]\[(?P<level>[A-Z]{{3}})\][ ]
             \[(?P<source>[A-Z]{{3}})\][ ]\[(?P<time>{SYSLOG})\][ ](?P<message>.*)"""
    ),
    levels={"EMG": "fatal", "ALR": "fatal", "CRT": "fatal", "NTC": "info"},
    samples=(
        "[1:ml1] [ALR] [VID] [Jul 21 21:00:03] v4l2_start: Failed to open video device /dev/video0",
        "[0:motion] [NTC] [ALL] [Jul 21 21:00:03] motion_startup: Motion 4.1 started",
    ),
)
