"""loghub: are the spans of each record exactly those that a person marked?

Left out are columns that hold something else than their name says (../shared/corpus/README.md): the host
in Linux' Level and OpenSSH's Component, and Proxifier's missing process. ZooKeeper's component is cut in
the data at the first colon of an IPv6 address: there the class, which ends it, is compared.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.log_fences import Share
from nisshi.logs.answers import Answer, Entry, answer


class Columns(NamedTuple):
    """The columns of one system, "" where there is none that can be trusted."""

    time: tuple[str, ...]
    level: str = ""
    component: str = ""
    pid: str = ""


SYSTEMS: Mapping[str, Columns] = {
    "Android": Columns(("Date", "Time"), "Level", "Component", "Pid"),
    "Apache": Columns(("Time",), "Level"),
    "Hadoop": Columns(("Date", "Time"), "Level", "Component"),
    "Linux": Columns(("Month", "Date", "Time"), "", "Component", "PID"),
    "OpenSSH": Columns(("Date", "Day", "Time"), "", "", "Pid"),
    "Proxifier": Columns(("Time",), "", "Program"),
    "Windows": Columns(("Date", "Time"), "Level", "Component"),
    "Zookeeper": Columns(("Date", "Time"), "Level", "Component"),
}
BOUNDS = {"time": 99.5, "level": 99.5, "component": 98, "pid": 98, "message": 98}


def loghub_shares(folder: Path) -> list[Share]:
    """Each kind of span for each system that has it, and for all of them together."""
    shares = []
    for kind, bound in BOUNDS.items():
        found = []
        for system, columns in SYSTEMS.items():
            names = _names(kind, columns)
            if names:
                good = [
                    _read(text, entry, kind) == _marked(row, names, kind)
                    for text, entry, row in lines(folder, system)
                ]
                found.append(Share(f"{system}: {kind}", sum(good), len(good), bound))
        whole = Share(f"loghub: {kind}", sum(s.good for s in found), sum(s.total for s in found), bound)
        shares += [*found, whole]
    return shares


def lines(folder: Path, system: str) -> Iterator[tuple[str, Entry | None, dict[str, str]]]:
    """Each line's text, the record that begins there, and what a person marked in it."""
    path = folder / "loghub" / system / f"{system}_2k.log"
    text = path.read_text("utf-8").replace("\r\n", "\n").removesuffix("\n")
    found: Answer = answer(text)
    entries = {entry.start: entry for entry in found.records}
    with path.with_name(path.name + "_structured.csv").open(encoding="utf-8", newline="") as file:
        start = 0
        for line, row in zip(text.split("\n"), csv.DictReader(file), strict=True):
            yield text, entries.get(start), row
            start += len(line) + 1


def _names(kind: str, columns: Columns) -> tuple[str, ...]:
    match kind:
        case "time":
            return columns.time
        case "message":
            return ("Content",)
        case _:
            name: str = getattr(columns, kind)
            return (name,) if name else ()


def _read(text: str, entry: Entry | None, kind: str) -> str:
    span = getattr(entry, kind) if entry else None
    return " ".join(text[slice(*span)].split()) if span else ""


def _marked(row: Mapping[str, str], names: tuple[str, ...], kind: str) -> str:
    written = " ".join(" ".join(row[name] for name in names).split())
    is_cut = kind == "component" and "Node" in row
    return written.rpartition(":")[2] if is_cut else written
