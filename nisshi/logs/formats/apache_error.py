"""Apache's error log, 2.2 and 2.4.

    [Sun Mar 05 02:04:02.123456 2017] [core:error] [pid 2134:tid 140] [client 192.0.2.7:51234] File does not exist

Source: Apache's documentation of ErrorLogFormat.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, DAY, MONTH

_TIME = rf"\[(?P<time>{DAY}[ ]{MONTH}[ ]+\d{{1,2}}[ ]{CLOCK}[ ]\d{{4}})\][ ]"

FORMAT = Format(
    name="apache-error",
    title="Apache error log",
    opens="[",
    sign="] [",
    read=by_pattern(
        rf"{_TIME}\[(?P<level>\w+)\][ ](?!\[pid[ ])(?P<message>.*)",
        rf"""{_TIME}\[(?:(?P<source>\w*+):)?(?P<level>\w+)\][ ]
             (?:\[pid[ ](?P<pid>\d+)(?::tid[ ](?P<thread>\d+))?\][ ])?(?P<message>.*)""",
    ),
    samples=(
        "[Sun Mar 05 02:04:02.123456 2017] [core:error] [pid 2134:tid 140] [client 192.0.2.7:51234] AH00037: refused",
        "[Sun Mar 05 02:04:02 2017] [notice] caught SIGTERM, shutting down",
    ),
)
