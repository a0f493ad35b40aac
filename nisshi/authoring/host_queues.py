"""Hosts side by side, each asked for one thing at a time with pauses between: politeness for pictures."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import TypeVar
from urllib.parse import urlsplit

_Out = TypeVar("_Out")
Pause = Callable[[float], None]  # waits seconds; raises Stopped when it is all over

HOSTS = 4  # asked at a time
_LISTEN = 0.2  # seconds after which Ctrl-C is heard where a queue cannot be interrupted


class Stopped(Exception):
    """Nobody wants the rest any more."""


def from_hosts(
    urls: Iterable[str], begin: Callable[[], Callable[[str, Pause], _Out]], pause: float
) -> Iterator[tuple[str, _Out]]:
    """Yield (URL, what asking for it gives) as they come.

    `begin` returns, for each host, the function that asks; it runs in a thread and may keep in mind how
    that host answered. Between two requests to one host lie `pause` seconds. When the iterator is left,
    what waits is dropped and the threads end; one that waits for a host is not waited for. Raises what
    asking raises.
    """
    waiting: SimpleQueue[list[str]] = SimpleQueue()
    results: SimpleQueue[tuple[str, _Out] | BaseException | None] = SimpleQueue()
    lists = _by_host(urls)
    for share in lists:
        waiting.put(share)
    over = threading.Event()

    def rest(seconds: float) -> None:
        if over.wait(seconds) if seconds > 0 else over.is_set():
            raise Stopped

    def work() -> None:
        try:
            while True:
                share, ask = waiting.get_nowait(), begin()
                for number, url in enumerate(share):
                    rest(pause if number else 0)
                    results.put((url, ask(url, rest)))
        except (Empty, Stopped):
            results.put(None)
        except BaseException as error:
            results.put(error)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(HOSTS, len(lists)))]
    for thread in threads:
        thread.start()
    try:
        yield from _received(results, len(threads))
        for thread in threads:  # beside a thread no process can be copied
            thread.join()
    finally:
        over.set()


def _by_host(urls: Iterable[str]) -> list[list[str]]:
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[_host(url)].append(url)
    return sorted(hosts.values(), key=len, reverse=True)  # the longest first: it decides how long all take


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _received(
    results: SimpleQueue[tuple[str, _Out] | BaseException | None], running: int
) -> Iterator[tuple[str, _Out]]:
    while running:
        try:
            result = results.get(timeout=_LISTEN)
        except Empty:
            continue
        if isinstance(result, BaseException):
            raise result
        if result is None:
            running -= 1
        else:
            yield result
