"""Settings of the site that may also stand at the top of nisshi.toml, under the names that other generators use."""

from __future__ import annotations

from typing import Any

from nisshi.toml_lines import KeyPath

AT_TOP = {
    "title": "title",
    "description": "description",
    "base_url": "url",
    "language": "lang",
    "timezone": "timezone",
}


def below_site(table: dict[str, Any]) -> tuple[dict[str, Any], dict[KeyPath, KeyPath]]:
    """Return the table with these settings below [site], and where each was written.

    One that [site] has as well stays where it is, a key too many, which is told as such.
    """
    site = table.get("site", {})
    if not isinstance(site, dict):
        return table, {}
    moved = {key: own for key, own in AT_TOP.items() if key in table and own not in site}
    lifted = {own: table[key] for key, own in moved.items()}
    rest = {key: value for key, value in table.items() if key not in moved}
    written: dict[KeyPath, KeyPath] = {("site", own): (key,) for key, own in moved.items()}
    return ({**rest, "site": {**site, **lifted}} if lifted else table), written
