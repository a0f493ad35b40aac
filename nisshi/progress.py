"""What goes on, told to a person at a terminal while it goes on; silent everywhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO


@contextmanager
def progress(stream: TextIO, wanted: bool) -> Iterator[Callable[[str], None]]:
    """Yield a function to be told the name of each stage; shows a spinner on a terminal.

    Rich is imported only when a person is there to see it.
    """
    if not wanted or not stream.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(file=stream).status("starting") as status:
        yield lambda stage: status.update(f"{stage} …")
