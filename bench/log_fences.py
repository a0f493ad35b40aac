"""Fences of real posts: which are taken for logs and which for sessions, by the labels people gave them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from nisshi.logs.console import Console
from nisshi.logs.detect import detect


class Share(NamedTuple):
    """So many of so many, and the percentage it must reach (or not go beyond)."""

    what: str
    good: int
    total: int
    bound: float
    at_most: bool = False

    @property
    def percent(self) -> float:
        return 100 * self.good / self.total


def fence_shares(folder: Path) -> list[Share]:
    """Fences labelled log or console that are seen as such; random fences taken for a log by mistake."""
    logs, others, consoles = [], [], []
    for line in (folder / "fences.jsonl").read_text("utf-8").splitlines():
        fence = json.loads(line)
        found = detect(fence["text"])
        is_console = isinstance(found, Console)
        is_log = found is not None and not is_console
        may_be_log = "log" in (fence["label"], fence.get("alt"), fence.get("mixed"))
        if fence["label"] == "log":
            logs.append(is_log)
        elif fence["set"] == "random" and not may_be_log:
            others.append(is_log)
        if fence["label"] == "console":
            consoles.append(is_console or (is_log and may_be_log))
    return [
        Share("fences labelled log, recognised", sum(logs), len(logs), 97),
        Share("random fences that are none, taken for a log", sum(others), len(others), 1, at_most=True),
        Share("fences labelled console, recognised", sum(consoles), len(consoles), 95),
    ]
