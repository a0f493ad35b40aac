"""How well logs are read: `python -m bench.logs` prints the figures beside what they must reach.

Reads the real input in NISSHI_CORPUS (else ../shared/corpus beside the project): fences of real posts
with their labels, and loghub's lines with the columns a person marked. Says so and ends where the
folder is absent. `--fuzz N` tries N made-up texts (default 2,000).
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NamedTuple

from bench.log_columns import loghub_shares
from bench.log_fences import fence_shares
from bench.log_fuzz import fuzz_faults
from bench.log_speed import speed_rows


class Row(NamedTuple):
    """One line of the table."""

    what: str
    figure: str
    bound: str
    holds: bool


def corpus() -> Path | None:
    """The folder of real logs, None where there is none."""
    here = Path(__file__).resolve().parents[1]
    folder = Path(os.environ.get("NISSHI_CORPUS", here / "../shared/corpus")) / "logs"
    return folder if folder.is_dir() else None


def rows(folder: Path, inputs: int) -> list[Row]:
    """All figures of the table."""
    found = []
    for share in (*loghub_shares(folder), *fence_shares(folder)):
        holds = share.percent <= share.bound if share.at_most else share.percent >= share.bound
        figure = f"{share.good:,} of {share.total:,}: {share.percent:.2f} %"
        found.append(Row(share.what, figure, f"{'≤' if share.at_most else '≥'} {share.bound} %", holds))
    for name, count in fuzz_faults(inputs).items():
        found.append(Row(f"fuzz: {name}", f"{count} of {inputs:,}", "0", count == 0))
    for what, ratio, lines in speed_rows(folder):
        found.append(Row(f"speed: {what}", f"{lines:,.0f} lines/s, {ratio:.1f} × kmsg", "≥ 1", ratio >= 1))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fuzz", type=int, default=2000, metavar="N", help="made-up texts (default 2,000)")
    arguments = parser.parse_args()
    folder = corpus()
    if folder is None:
        print("no corpus: set NISSHI_CORPUS", file=sys.stderr)
        return 1
    for row in rows(folder, arguments.fuzz):
        print(f"{row.what:44} {row.figure:34} {row.bound:10} {'' if row.holds else 'MISSED'}".rstrip())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
