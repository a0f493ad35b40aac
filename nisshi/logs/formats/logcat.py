"""Android's logcat: `threadtime` (the default), `time` and `brief`.

    03-05 02:04:02.811  1702  2395 D WindowManager: screen is off

Source: Android's documentation of logcat, "Control log output format".
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern

_TIME = r"(?P<time>(?:\d{4}-)?\d\d-\d\d[ ]\d\d:\d\d:\d\d\.\d{3,6})"
_TAG = r"(?P<source>(?:[^:\ ]+(?:\ +[^:\ ]+)*)?)"

FORMAT = Format(
    name="logcat",
    title="logcat",
    opens="0VDIWEFA",
    sign=":",
    read=by_pattern(
        rf"{_TIME}[ ]+(?P<pid>\d+)[ ]+(?P<thread>\d+)[ ](?P<level>[VDIWEFA])[ ]{_TAG}[ ]*:[ ](?P<message>.*)",
        rf"(?:{_TIME}[ ])?(?P<level>[VDIWEFA])/(?P<source>[^(]{{1,60}}?)[ ]*\([ ]*(?P<pid>\d+)\):[ ](?P<message>.*)",
    ),
    levels={
        "V": "debug",
        "D": "debug",
        "I": "info",
        "W": "warning",
        "E": "error",
        "F": "fatal",
        "A": "fatal",
    },
    samples=(
        "03-05 02:04:02.811  1702  2395 D WindowManager: screen is off",
        "03-05 02:04:02.811 E/AudioTrack( 1702): AudioFlinger could not create track",
        "W/ActivityManager( 1702): Activity pause timeout",
    ),
)
