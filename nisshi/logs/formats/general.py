"""The fallback: a date and a time of day open the line, then come words.

    [10.30 16:49:06] browser.exe - proxy.example.com:8080 close, 0 bytes sent
    2017-03-05 02:04:02 recording stopped

Source: no program in particular; `ts` of moreutils, Proxifier, Jenkins and Greenplum among many.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import DATE_CLOCK, DATE_OPENS, LEVEL

_SOURCE = rf"""(?:(?!(?=[A-Za-z]{{3,11}}:)(?i:{LEVEL}):)(?P<source>\d{{0,8}}[A-Za-z][\w.\\/-]{{0,40}}+(?:[ ]\*64)?)
    (?:\[(?P<pid>\d+)\])?(?::|[ ]-)[ ]+)?"""

FORMAT = Format(
    name="general",
    title="log",
    opens="[(" + DATE_OPENS,
    read=by_pattern(
        rf"[\[(](?P<time>{DATE_CLOCK})[\])]:?[ ]*(?:[-|][ ])?{_SOURCE}(?P<message>\S.*)",
        # Not a size and a name behind the time: `aws s3 ls` writes those.
        rf"""(?P<time>{DATE_CLOCK})(?:[ ]+->?[ ]+|:[ ]|[ ]+){_SOURCE}
             (?P<message>[^\d\s|,;].*|(?!\d+[ ]\S+$)\d[^|,\t]*[^\W\d].*)""",
    ),
    weight="likely",
    samples=(
        "[10.30 16:49:06] browser.exe - proxy.example.com:8080 close, 0 bytes sent",
        "2017-03-05 02:04:02 recording stopped",
        "20210804:16:57:13:014832 gpstate:gp-master:gpadmin-[INFO]:-Starting gpstate",
    ),
)
