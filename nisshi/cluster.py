"""A Dask cluster as an executor: batches go to other machines, and the same results come back."""

from __future__ import annotations

import logging
import re
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import TZPATH

from nisshi import __version__
from nisshi.digest import digest_value
from nisshi.errors import Problem, SiteError
from nisshi.libraries import CONVERTING

if TYPE_CHECKING:
    from distributed import Client

_In = TypeVar("_In")
_Out = TypeVar("_Out")

PATIENCE = 5.0  # seconds a scheduler has to answer, and then a first worker to be there
ADDRESS_HINT = "Write it as dask://host:port, or leave it out to build on this machine."
_ADDRESS = re.compile(r"dask://((?:[\w.-]+|\[[0-9A-Fa-f:]+\]):(\d{1,5}))")


def scheduler_of(executor: str) -> str:
    """Return the scheduler that `dask://host:port` names as `tcp://host:port`, or "" if it names none."""
    found = _ADDRESS.fullmatch(executor)
    return f"tcp://{found[1]}" if found and 0 < int(found[2]) < 2**16 else ""


@contextmanager
def cluster(executor: str) -> Iterator[Executor]:
    """Connect to the cluster at `dask://host:port`; what it is given must be `checked`.

    Raises SiteError where there is no such cluster, where it has another Nisshi, or goes away.
    """
    with _connected(executor) as client:
        from distributed.scheduler import KilledWorker

        _compare(client)
        try:
            yield client.get_executor(pure=False)  # nothing of ours is to be found by its arguments
        except CancelledError:
            raise _refusal("the Dask cluster went away before it was done") from None
        except KilledWorker:
            hint = "Their logs say why; most often the memory was full."
            raise _refusal("several Dask workers ended over the same posts", hint) from None


def checked(function: Callable[[_In], _Out]) -> Callable[[_In], _Out]:
    """Have the function refuse to run in a worker whose engine is another, however late it joined."""
    return partial(_in_worker, function, engine())


def _in_worker(function: Callable[[_In], _Out], wanted: dict[str, str], batch: _In) -> _Out:
    if problems := _differences("a worker", engine(), wanted):
        raise SiteError(problems)
    return function(batch)


@cache  # a worker that runs on while its files are replaced is still what it was
def engine() -> dict[str, str]:
    """Return what decides the results of this process: versions by name, and a digest of our source."""
    from importlib.metadata import PackageNotFoundError, version

    root = Path(__file__).parent
    source = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.py")}
    found = {"nisshi": __version__, "nisshi's source": digest_value(source)[:12], "python": _python()}
    found["the system's time zones"] = _time_zones()
    for name in CONVERTING:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def _python() -> str:
    """Name the release: the characters a Python knows come with it."""
    return f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}"


def _time_zones() -> str:
    """Name the release of the system's zone files; where it has none, those of the library tzdata count."""
    for file in (Path(folder, name) for folder in TZPATH for name in ("tzdata.zi", "+VERSION")):
        if file.is_file():
            with file.open(encoding="utf-8") as lines:
                return lines.readline().removeprefix("# version").strip()
    return "not known"


@contextmanager
def _connected(executor: str) -> Iterator[Client]:
    scheduler = scheduler_of(executor)
    if not scheduler:
        raise _refusal(f"{executor!r} is not the address of a Dask scheduler", ADDRESS_HINT)
    try:
        from distributed import Client
    except ImportError:
        hint = "pip install 'nisshi[cluster]'"
        raise _refusal("build.executor needs dask.distributed, which is not installed", hint) from None
    host, _, port = scheduler.removeprefix("tcp://").rpartition(":")
    try:
        # A client that fails leaves a thread behind; one that finds nobody would try for long.
        socket.create_connection((host.strip("[]"), int(port)), PATIENCE).close()
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except OSError:
        hint = "Start one with `dask scheduler`, or take build.executor out to build on this machine."
        raise _refusal(f"no Dask scheduler answers at {scheduler}", hint) from None
    with client, _without_its_tracebacks():
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            hint = f"Start some with `dask worker {scheduler} --nthreads 1`."
            raise _refusal(f"the Dask scheduler at {scheduler} has no workers", hint) from None
        yield client


@contextmanager
def _without_its_tracebacks() -> Iterator[None]:
    """Leave it to us to say, in a line, that the cluster is gone."""
    log = logging.getLogger("distributed.client")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def _compare(client: Client) -> None:
    """Look at every machine of the cluster: what is sent by name must mean the same there."""
    engines = {"the scheduler": _engine_of_scheduler(client), **client.run(engine, on_error="return")}
    problems = [problem for name, found in engines.items() for problem in _differences(name, found, engine())]
    if problems:
        raise SiteError(tuple(sorted(problems)))


def _engine_of_scheduler(client: Client) -> object:
    try:
        return client.run_on_scheduler(engine)
    except Exception as error:  # whatever keeps it from finding ours
        return error


def _differences(name: str, found: object, wanted: Mapping[str, str]) -> tuple[Problem, ...]:
    name = f"the worker {name}" if "://" in name else name
    hint = (
        "Install the same Nisshi from the same lock file on every machine of the cluster; restart it there."
    )
    if not isinstance(found, Mapping):
        return (_problem(f"{name} has no Nisshi, or one that is too old", hint),)
    words = [
        f"{key} is {found.get(key, 'not known')} there and {here} here"
        for key, here in wanted.items()
        if found.get(key) != here
    ]
    return (_problem(f"{name} could give other results: {', '.join(words)}", hint),) if words else ()


def _refusal(message: str, hint: str = "") -> SiteError:
    return SiteError((_problem(message, hint),))


def _problem(message: str, hint: str) -> Problem:
    return Problem("nisshi.toml", message=message, hint=hint)
