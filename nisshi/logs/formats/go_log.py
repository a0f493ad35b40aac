"""Go's standard logger: date and time with slashes, sometimes the place in the source.

    2009/11/10 23:00:00 main.go:23: listening on :8080

Source: the documentation of Go's package log, flags LstdFlags and Lshortfile.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern

FORMAT = Format(
    name="go",
    title="Go log",
    opens="0",
    sign="/",
    read=by_pattern(
        r"""(?P<time>\d{4}/\d\d/\d\d[ ]\d\d:\d\d:\d\d(?:\.\d{6})?)[ ]
            (?:(?P<source>[^\s:]+\.go:\d+):[ ])?(?P<message>\S.*)"""
    ),
    weight="likely",
    samples=(
        "2009/11/10 23:00:00 main.go:23: listening on :8080",
        "2009/11/10 23:00:00 Hello, gophers",
    ),
)
