"""Hosts side by side, each one thing at a time."""

from __future__ import annotations

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable

import pytest

from nisshi.authoring.host_queues import HOSTS, Pause, from_hosts

URLS = [f"https://h{host}.example.com/{number}" for host in range(6) for number in range(3)]


def test_each_host_is_asked_for_one_thing_at_a_time_and_few_at_once() -> None:
    lock, now, most = threading.Lock(), Counter[str](), [0, 0]

    def ask(url: str, pause: Pause) -> str:
        host = url.split("/")[2]
        with lock:
            now[host] += 1
            most[:] = max(most[0], now[host]), max(most[1], now.total())
        pause(0.01)
        with lock:
            now[host] -= 1
        return url.upper()

    found = dict(from_hosts(URLS, lambda: ask, 0))
    assert found == {url: url.upper() for url in URLS}
    assert most[0] == 1
    assert 1 < most[1] <= HOSTS
    assert threading.active_count() == 1 or not [t for t in threading.enumerate() if "(work)" in t.name]


def test_each_host_has_a_function_of_its_own() -> None:
    def begin() -> Callable[[str, Pause], int]:
        count = itertools.count(1)
        return lambda url, pause: next(count)

    assert dict(from_hosts(URLS[:6], begin, 0)) == dict(zip(URLS[:6], (1, 2, 3) * 2, strict=True))


def test_what_is_raised_is_raised_here() -> None:
    def ask(url: str, pause: Pause) -> None:
        raise LookupError(url)

    with pytest.raises(LookupError):
        list(from_hosts(URLS, lambda: ask, 0))


def test_nothing_is_asked_any_more_when_nobody_listens() -> None:
    asked: list[str] = []

    def ask(url: str, pause: Pause) -> None:
        asked.append(url)
        pause(0.02)

    results = from_hosts(URLS, lambda: ask, 0.02)
    next(results)
    results.close()  # type: ignore[attr-defined]
    time.sleep(0.2)
    assert len(asked) <= 2 * HOSTS


def test_no_urls_are_no_threads() -> None:
    assert list(from_hosts([], lambda: lambda url, pause: url, 0)) == []
