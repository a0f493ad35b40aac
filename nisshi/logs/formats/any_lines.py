"""Lines of any shape, for a block of which the author says that it is a log. Never detected.

    recorder: device gone

Source: none; each line is a record.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern

FORMAT = Format(
    name="lines",
    title="log",
    read=by_pattern(r"(?P<message>\S.*)"),
    least=1,
    weight="weak",
    samples=("recorder: device gone",),
)
