"""The severity of a head line from the HTTP status its pattern has in the group `status`."""

from __future__ import annotations

import re

from nisshi.logs.heads import Severity
from nisshi.logs.severity import status_severity


def by_status(match: re.Match[str]) -> Severity | None:
    return status_severity(match["status"] or "")
