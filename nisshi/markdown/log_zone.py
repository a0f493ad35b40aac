"""Time zones that an author names for times that name none."""

from __future__ import annotations

import re
from difflib import get_close_matches
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from nisshi.errors import did_you_mean

_OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):?[0-5]\d")


def zone_fault(name: str) -> tuple[str, str]:
    """Say what is wrong with an IANA name, UTC or an offset, and what may be meant; ("", "") if nothing is."""
    if _OFFSET.fullmatch(name):
        return "", ""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zones = available_timezones()
        folded = {zone.lower(): zone for zone in zones}
        cities = {zone.rpartition("/")[2].lower(): zone for zone in sorted(zones, reverse=True)}
        wanted = name.lower().replace(" ", "_")
        close = get_close_matches(wanted, sorted(cities), n=1, cutoff=0.75)
        near = folded.get(wanted) or cities.get(wanted) or (cities[close[0]] if close else "")
        hint = f"Did you mean {near!r}?" if near else did_you_mean(name, zones).strip()
        return f"{name} is no time zone", hint or "for example Asia/Tokyo, UTC or +09:00"
    return "", ""
