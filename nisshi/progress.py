"""What goes on, told to a person at a terminal while it goes on; silent everywhere else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

_EMPTY_LINE = "\r\x1b[2K"  # to its start, and erase it (ECMA-48: CR, EL)


@contextmanager
def progress(stream: TextIO, wanted: bool) -> Iterator[Callable[[str], None]]:
    """Yield a function to be told the name of each stage, which stands on one line until the next.

    No thread moves anything: beside a thread, a process could not be copied for a share of the work.
    """
    if not wanted or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda stage: None
        return

    def show(words: str) -> None:
        stream.write(_EMPTY_LINE + words)
        stream.flush()

    try:
        yield lambda stage: show(f"{stage} …")
    finally:
        show("")
