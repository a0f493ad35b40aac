"""A Dask cluster: the same results from other processes, and plain words where it cannot be used."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import msgspec
import pytest

from nisshi import cluster, workers
from nisshi.cluster import checked, engine, scheduler_of
from nisshi.errors import SiteError
from nisshi.workers import map_batches
from tests.blogs import REPOSITORY, built, tree

START = 60  # seconds a process has to come up on a busy machine


class Running(msgspec.Struct, frozen=True):
    """A scheduler that runs: its address for `build.executor`, and the file that leads workers to it."""

    address: str
    file: Path


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Run a scheduler and two worker processes."""
    with scheduler(tmp_path_factory.mktemp("dask")) as running, worker(running), worker(running):
        wait_for_workers(running, 2)
        yield running


@contextmanager
def scheduler(folder: Path) -> Iterator[Running]:
    file = folder / "scheduler.json"
    with dask_process(
        folder, "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file)
    ):
        until = time.monotonic() + START
        while not file.exists() or not file.read_bytes().endswith(b"}"):
            assert time.monotonic() < until
            time.sleep(0.05)
        address = msgspec.json.decode(file.read_bytes())["address"]
        yield Running(address.replace("tcp://", "dask://"), file)


@contextmanager
def worker(running: Running, source: Path = REPOSITORY) -> Iterator[None]:
    options = ("--nthreads", "1", "--no-nanny", "--scheduler-file", str(running.file))
    with dask_process(running.file.parent, "worker", *options, source=source):
        yield


@contextmanager
def dask_process(folder: Path, *words: str, source: Path = REPOSITORY) -> Iterator[None]:
    command = [sys.executable, "-m", "dask", *words, "--no-dashboard"]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def wait_for_workers(running: Running, number: int) -> None:
    from distributed import Client

    until = time.monotonic() + START
    with Client(scheduler_of(running.address), timeout=START, set_as_default=False) as client:
        while len(client.nthreads()) != number:
            assert time.monotonic() < until
            time.sleep(0.05)


@pytest.fixture(autouse=True)
def any_number_is_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "CLUSTER_FROM", 1)
    monkeypatch.setattr(workers, "CLUSTER_BATCH", 3)


def who(numbers: tuple[int, ...]) -> tuple[int, ...]:
    time.sleep(0.05)
    return tuple(os.getpid() for _ in numbers)


def fail(numbers: tuple[int, ...]) -> tuple[int, ...]:
    raise ValueError("a worker's own words")


def sample(root: Path, executor: str = "") -> Path:
    """Copy the sample blog to `root`, to be converted by `executor`. Returns `root`."""
    shutil.copytree(REPOSITORY / "content", root / "content")
    settings = (REPOSITORY / "nisshi.toml").read_text(encoding="utf-8")
    (root / "nisshi.toml").write_text(f'{settings}\n[build]\nexecutor = "{executor}"\n', encoding="utf-8")
    return root


def test_a_cluster_gives_the_same_site(dask: Running, tmp_path: Path) -> None:
    with mock.patch.object(cluster, "checked", wraps=checked) as sent:
        here = tree(built(sample(tmp_path / "here")))
        assert not sent.called
        there = tree(built(sample(tmp_path / "there", dask.address)))
        assert sent.called
    assert len(here) > 100
    assert sorted(there) == sorted(here)
    assert [path for path in here if there[path] != here[path]] == []


def test_both_workers_have_their_part_and_more_batches_than_go_at_a_time_keep_their_order(
    dask: Running,
) -> None:
    found = map_batches(who, range(90), 1, dask.address)
    assert len(set(found)) == 2
    assert os.getpid() not in found
    assert map_batches(tuple, range(1000), 1, dask.address) == tuple(range(1000))


def test_few_items_never_ask_the_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "CLUSTER_FROM", 10)
    assert map_batches(tuple, range(9), 1, "dask://no.such.host:1") == tuple(range(9))


def test_what_a_worker_raises_is_raised_here(dask: Running) -> None:
    with pytest.raises(ValueError, match="a worker's own words"):
        map_batches(fail, range(9), 1, dask.address)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal to raise in its stead")
def test_an_interrupt_lets_go_of_the_cluster(dask: Running) -> None:
    threads = threading.active_count()
    threading.Timer(2, signal.raise_signal, [signal.SIGINT]).start()
    with pytest.raises(KeyboardInterrupt):
        map_batches(who, range(3000), 1, dask.address)
    assert threading.active_count() == threads
    assert map_batches(tuple, range(9), 1, dask.address) == tuple(range(9))


def refusal(executor: str) -> str:
    with pytest.raises(SiteError) as caught:
        map_batches(tuple, range(9), 1, executor)
    (problem,) = caught.value.problems
    assert problem.path == "nisshi.toml"
    return f"{problem.message} | {problem.hint}"


@pytest.mark.parametrize(
    "executor",
    [
        "dask://host",
        "tcp://host:8786",
        "dask://host:8786/",
        "dask://host:x",
        "dask://host:65536",
        "dask://:1",
        "2",
    ],
)
def test_an_address_is_a_host_and_a_port(executor: str) -> None:
    assert scheduler_of("dask://build-1.example:8786") == "tcp://build-1.example:8786"
    assert scheduler_of("dask://[::1]:8786") == "tcp://[::1]:8786"
    assert scheduler_of(executor) == ""
    assert "is not the address of a Dask scheduler | Write it as dask://host:port" in refusal(executor)


def test_without_the_extra_its_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert refusal("dask://127.0.0.1:8786").endswith("not installed | pip install 'nisshi[cluster]'")


def test_a_scheduler_that_does_not_answer_is_told() -> None:
    threads = threading.active_count()
    with socket.socket() as taken:  # a port where nobody listens
        taken.bind(("127.0.0.1", 0))
        found = refusal(f"dask://127.0.0.1:{taken.getsockname()[1]}")
    assert "no Dask scheduler answers at tcp://127.0.0.1:" in found
    assert threading.active_count() == threads


def test_a_scheduler_without_workers_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with scheduler(tmp_path) as alone:
        monkeypatch.setattr(cluster, "PATIENCE", 1.0)
        assert "has no workers | Start some with `dask worker tcp://" in refusal(alone.address)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("__init__.py", '__version__ = "0.0.9"', "could give other results: nisshi is 0.0.9 there and "),
        ("pipeline.py", "", "could give other results: nisshi's source is "),
        ("cluster.py", "", "has no Nisshi, or one that is too old"),
    ],
)
def test_a_worker_with_another_nisshi_is_refused(
    dask: Running, tmp_path: Path, name: str, text: str, words: str
) -> None:
    shutil.copytree(REPOSITORY / "nisshi", tmp_path / "nisshi")
    (tmp_path / "nisshi" / name).write_text(text, encoding="utf-8")
    with worker(dask, tmp_path):
        wait_for_workers(dask, 3)
        found = refusal(dask.address)
    wait_for_workers(dask, 2)
    assert found.startswith("the worker tcp://127.0.0.1:")
    assert words in found


def test_a_worker_that_joins_late_with_another_nisshi_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    count = checked(len)
    assert count((1, 2)) == 2
    there = {**engine(), "nisshi": "0.0.9"}
    monkeypatch.setattr(cluster, "engine", lambda: there)
    with pytest.raises(SiteError, match=r"nisshi is 0\.0\.9 there and "):
        count((1, 2))
