"""A preview from its first build to its end: a thread that builds beside the server that answers."""

from __future__ import annotations

import multiprocessing
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime

from nisshi.preview.edition import Edition
from nisshi.preview.live import Turn, first_edition, turns
from nisshi.preview.rebuild import Wanted
from nisshi.preview.watch import watch
from nisshi.preview.web_server import serve
from nisshi.theme.lookup import theme_homes

PATIENCE = 2.0  # seconds that a build under way has to come to its end when the preview ends


def run(
    bound: socket.socket,
    host: str,
    wanted: Wanted,
    now: Callable[[], datetime],
    say: Callable[[str], None],
    done: Callable[[Turn], None],
) -> int:
    """Serve, watch and build until a signal comes; returns its number.

    `done` is told of each turn, `say` of what a person should know; both are called from the thread
    that builds. No process that a build began outlives this function.
    """
    stop = threading.Event()
    first = first_edition()

    def say_on(words: str) -> None:
        if not stop.is_set():  # else the build broke off because we ended its workers
            say(words)

    def work(publish: Callable[[Edition], None]) -> None:
        _leave_interrupts()
        more = [home for home in theme_homes(wanted.root) if not home.is_relative_to(wanted.root)]
        batches = watch(wanted.root, stop, say, more)
        for turn in turns(first, batches, wanted, now, say_on, stop.is_set):
            if stop.is_set():
                return
            publish(turn.edition)
            done(turn)

    workers: list[threading.Thread] = []

    def begin(publish: Callable[[Edition], None]) -> None:
        workers.append(threading.Thread(target=work, args=(publish,), name="builds", daemon=True))
        workers[0].start()

    try:
        return serve(bound, host, wanted.folder, first, begin, stop)
    finally:
        stop.set()
        _end(workers)


def _leave_interrupts() -> None:
    """Let Ctrl-C pass by this thread and, as they inherit that, every process it begins."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _end(workers: list[threading.Thread]) -> None:
    """End the processes of a build under way, which ends the build, and wait for its thread."""
    deadline = time.monotonic() + PATIENCE
    for worker in workers:
        while worker.is_alive() and time.monotonic() < deadline:
            for child in multiprocessing.active_children():
                child.terminate()
            worker.join(0.05)
