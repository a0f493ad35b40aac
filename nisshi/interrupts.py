"""Ctrl-C while there are several processes: one answers it, and ends the others; when it is killed they go too."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


def leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the one that started the others ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def end_with_parent() -> None:
    """End this process as soon as the one that began it is gone, for it would wait for work for ever."""
    import os
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    if (parent := parent_process()) is not None:
        sentinel = parent.sentinel

        def end() -> None:
            wait([sentinel])
            os._exit(1)

        Thread(target=end, name="watch of the parent", daemon=True).start()


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back in this thread and in processes begun meanwhile, which are deaf before they import."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
