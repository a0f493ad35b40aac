"""nginx's error log.

    2017/03/05 02:04:02 [crit] 812#812: *198 connect() to unix:/run/app.sock failed (13: Permission denied)

Source: nginx's source, ngx_log.c, and its documentation of error_log.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern

FORMAT = Format(
    name="nginx-error",
    title="nginx error log",
    opens="0",
    sign="#",
    read=by_pattern(
        r"""(?P<time>\d{4}/\d\d/\d\d[ ]\d\d:\d\d:\d\d)[ ]
            \[(?P<level>emerg|alert|crit|error|warn|notice|info|debug)\][ ]
            (?P<pid>\d+)\#\d+:[ ](?:\*\d+[ ])?
            (?P<message>.*)"""
    ),
    samples=(
        "2017/03/05 02:04:02 [crit] 812#812: *198 connect() to unix:/run/app.sock failed (13: Permission denied)",
        "2017/03/05 02:04:02 [notice] 812#812: signal process started",
    ),
)
