"""The digest of the engine: our own source and the versions of all that takes part in an output."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zoneinfo import TZPATH

from nisshi.digest import digest_value
from nisshi.libraries import CONVERTING, RENDERING
from nisshi.stamps import Stamps

_PACKAGE = Path(__file__).resolve().parent.parent
# What asks for builds and tells of them decides nothing of what is built.
_APART = ("__pycache__", "authoring", "checks", "commands", "explain", "preview", "themes")


def engine_digest(zone: str, stamps: Stamps) -> str:
    """Return the digest; `zone` is the IANA name of the site's time zone, whose rules change too.

    Versions are read from the names of the `.dist-info` folders: asking each library would import it.
    """
    own = [(name, _digest(_PACKAGE / name, f"engine/{name}", stamps)) for name in _sources(_PACKAGE)]
    return digest_value((own, sys.version, _versions(), _zone(zone, stamps)))


def _sources(folder: Path) -> list[str]:
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _APART)
        inner = os.path.relpath(place, folder)
        found += [f"{inner}/{name}" for name in sorted(names) if name.endswith(".py")]
    return found


def _digest(path: Path, name: str, stamps: Stamps) -> str:
    return stamps.digest(name, path.stat()) or stamps.read(name, path)[1]


def _versions() -> list[str]:
    wanted = {name.replace("-", "_") for name in (*CONVERTING, *RENDERING)}
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 (a Path for each name is slow)
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                library = name.partition("-")[0].lower()
                if library in wanted:
                    found.setdefault(library, name)  # the first folder of the path wins, as in importing
    return sorted(found.values())


def _zone(zone: str, stamps: Stamps) -> str:
    """Return the digest of the system's rules for a time zone, "" where tzdata's are used."""
    for folder in TZPATH:
        path = Path(folder, zone)
        if path.is_file():
            return _digest(path, "engine/zone", stamps)
    return ""
