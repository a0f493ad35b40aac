"""Android's logcat: `threadtime` (the default), `uid`, `time` and `brief`, and what Android Studio shows of it.

    03-05 02:04:02.811  1702  2395 D WindowManager: screen is off

Source: Android's documentation of logcat, "Control log output format" and "View logs with Logcat".
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
        rf"""{_TIME}[ ]+(?:\w{{1,12}}[ ]+)?(?P<pid>\d+)[ ]+(?P<thread>\d+)[ ](?P<level>[VDIWEFA])[ ]
             {_TAG}[ ]*:[ ](?P<message>.*)""",
        # Android Studio's window, now and before Dolphin.
        rf"""{_TIME}[ ]+(?P<pid>\d+)-(?P<thread>\d+)[ ]+(?P<source>\S+)[ ]+\S+[ ]+(?P<level>[VDIWEFA])[ ]{{2}}
             (?P<message>.*)""",
        rf"""{_TIME}[ ]+(?P<pid>\d+)-(?P<thread>\d+)/\S+[ ](?P<level>[VDIWEFA])/(?P<source>[^:]{{1,60}}):[ ]
             (?P<message>.*)""",
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
        "03-05 02:04:02.811 10123  1702  2395 W System  : ClassLoader referenced unknown path",
        "2024-03-05 02:04:02.811  1702-2395  OkHttp   com.example.app   E  Unable to resolve host",
        "2024-03-05 02:04:02.811 1702-2395/com.example.app D/MainActivity: onCreate called",
        "W/ActivityManager( 1702): Activity pause timeout",
    ),
)
