"""How well log excerpts are recognised: `python -m bench.logs` prints a table.

Reads the real input in NISSHI_CORPUS (else ../shared/corpus beside the project): fences of real posts
with their labels, and loghub's lines with the columns a person marked. Says so and ends where the
folder is absent.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from nisshi.logs.detect import log_format
from nisshi.logs.parse import parse
from nisshi.logs.records import FieldName, Record

TIME_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "Android": ("Date", "Time"),
    "Apache": ("Time",),
    "Hadoop": ("Date", "Time"),
    "Linux": ("Month", "Date", "Time"),
    "OpenSSH": ("Date", "Day", "Time"),
    "Proxifier": ("Time",),
    "Windows": ("Date", "Time"),
    "Zookeeper": ("Date", "Time"),
}
LEVEL_SYSTEMS = ("Android", "Apache", "Hadoop", "Windows", "Zookeeper")


class Share(NamedTuple):
    """So many of so many."""

    what: str
    good: int
    total: int

    @property
    def percent(self) -> float:
        return 100 * self.good / self.total


def corpus() -> Path | None:
    """The folder of real logs, None where there is none."""
    here = Path(__file__).resolve().parents[1]
    folder = Path(os.environ.get("NISSHI_CORPUS", here / "../shared/corpus")) / "logs"
    return folder if folder.is_dir() else None


def fence_shares(folder: Path) -> list[Share]:
    """Fences labelled log that are recognised; fences that are none and are taken for one."""
    logs = found = others = mistaken = 0
    for line in (folder / "fences.jsonl").read_text("utf-8").splitlines():
        fence = json.loads(line)
        is_log = log_format(fence["text"]) is not None
        if fence["label"] == "log":
            logs += 1
            found += is_log
        elif fence["set"] == "random" and "log" not in (fence.get("alt"), fence.get("mixed")):
            others += 1
            mistaken += is_log
    return [
        Share("fences labelled log, recognised", found, logs),
        Share("other fences, mistaken", mistaken, others),
    ]


def loghub_shares(folder: Path) -> list[Share]:
    """Time and level spans that are exactly what a person marked, for each system and in all."""
    times: list[Share] = []
    levels: list[Share] = []
    for system, columns in TIME_COLUMNS.items():
        rows = list(_rows(folder / "loghub" / system / f"{system}_2k.log"))
        good = sum(
            _same(text, record, "time", " ".join(row[c] for c in columns)) for text, record, row in rows
        )
        times.append(Share(f"{system}: time", good, len(rows)))
        if system in LEVEL_SYSTEMS:
            good = sum(_same(text, record, "level", row["Level"]) for text, record, row in rows)
            levels.append(Share(f"{system}: level", good, len(rows)))
    return [*times, _sum("loghub: time", times), *levels, _sum("loghub: level", levels)]


def _rows(path: Path) -> Iterator[tuple[str, Record | None, dict[str, str]]]:
    """Each line's text, the record that starts there, and what a person marked in it."""
    text = path.read_text("utf-8").replace("\r\n", "\n").removesuffix("\n")
    format = log_format(text)
    records = {record.start: record for record in parse(text, format).records} if format else {}
    with path.with_name(path.name + "_structured.csv").open(encoding="utf-8", newline="") as file:
        start = 0
        for line, row in zip(text.split("\n"), csv.DictReader(file), strict=True):
            yield text, records.get(start), row
            start += len(line) + 1


def _same(text: str, record: Record | None, name: FieldName, expected: str) -> bool:
    field = record.field(name) if record else None
    return field is not None and text[field.start : field.end].split() == expected.split()


def _sum(what: str, shares: list[Share]) -> Share:
    return Share(what, sum(share.good for share in shares), sum(share.total for share in shares))


def speed(folder: Path) -> str:
    """Lines a second through detection and parsing, on every loghub file."""
    lines = 0
    start = time.perf_counter()
    for system in TIME_COLUMNS:
        text = (folder / "loghub" / system / f"{system}_2k.log").read_text("utf-8")
        format = log_format(text)
        lines += len(parse(text, format).records) if format else 0
    return f"{lines / (time.perf_counter() - start):,.0f} lines a second"


def main() -> int:
    folder = corpus()
    if folder is None:
        print("no corpus: set NISSHI_CORPUS", file=sys.stderr)
        return 1
    for share in [*fence_shares(folder), *loghub_shares(folder)]:
        print(f"{share.what:36} {share.good:6} of {share.total:6}  {share.percent:6.2f} %")
    print(f"{'speed':36} {speed(folder)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
