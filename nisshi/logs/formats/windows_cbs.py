"""Windows' component based servicing, C:\\Windows\\Logs\\CBS\\CBS.log.

    2017-03-05 02:04:02, Info                  CBS    Session: 30546354_3350523820 initialized

Source: the file itself on any Windows since Vista.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern

FORMAT = Format(
    name="cbs",
    title="Windows CBS",
    opens="0",
    sign=", ",
    read=by_pattern(
        r"""(?P<time>\d{4}-\d\d-\d\d[ ]\d\d:\d\d:\d\d),[ ]
            (?P<level>Info|Warning|Error|Fatal)[ ]+
            (?P<source>[A-Z]{2,8})[ ]+(?P<message>.*)"""
    ),
    samples=(
        "2017-03-05 02:04:02, Info                  CBS    Session: 30546354_3350523820 initialized",
        "2017-03-05 02:04:02, Error                 CSI    00000009 (F) STATUS_OBJECT_NAME_NOT_FOUND",
    ),
)
