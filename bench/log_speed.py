"""Lines a second through detection and parsing, beside Pygments' fastest lexer of a log on the same lines."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from pygments.lexers import KernelLogLexer

from bench.log_columns import SYSTEMS
from nisshi.logs.detect import log_format
from nisshi.logs.parse import parse

RUNS, SECONDS = 7, 1.0  # at least so many runs, and for so long: a short one is at the mercy of a moment
_KERNEL = (
    "[   70.585463] usb 1-1: new high-speed USB device number 5 using xhci_hcd\n"
    "[   70.718011] usb 1-1: New USB device found, idVendor=0511, idProduct=0046\n"
    "[   71.004211] EXT4-fs (sda1): mounted filesystem with ordered data mode\n"
    "[   73.118455] usb 1-1: device descriptor read/64, error -71\n"
)


def speed_rows(folder: Path) -> Iterator[tuple[str, float, float]]:
    """Yield a name, how many times as fast as the lexer we are, and our lines a second (best of seven or more)."""
    texts = {
        system: (folder / "loghub" / system / f"{system}_2k.log").read_text("utf-8") for system in SYSTEMS
    }
    texts["kernel"] = _KERNEL * 500
    ours_all = theirs_all = lines_all = 0.0
    gc.collect()
    gc.freeze()  # what other rows of the table left behind is searched in neither's time
    for name, text in texts.items():
        count = text.count("\n")
        ours, theirs = _best_in_turn(lambda text=text: _read(text), lambda text=text: _lex(text))  # type: ignore[misc]
        ours_all, theirs_all, lines_all = ours_all + ours, theirs_all + theirs, lines_all + count
        yield name, theirs / ours, count / ours
    yield "all together", theirs_all / ours_all, lines_all / ours_all


def _read(text: str) -> None:
    format = log_format(text)
    if format:
        parse(text, format)


def _lex(text: str) -> None:
    for _ in KernelLogLexer().get_tokens(text):
        pass


def _best_in_turn(*works: Callable[[], None]) -> tuple[float, ...]:
    """The shortest time of each, in seconds: run in turn, so that a slow moment of the machine meets all."""
    best = [float("inf")] * len(works)
    begun, runs = process_time(), 0
    while runs < RUNS or process_time() - begun < SECONDS:
        runs += 1
        for at, work in enumerate(works):
            start = process_time()
            work()
            best[at] = min(best[at], process_time() - start)
    return tuple(best)
