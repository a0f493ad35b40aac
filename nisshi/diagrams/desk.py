"""Asks the drawing process for drawings, and ends it when it takes too long."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import msgspec

from nisshi.diagrams.clean import clean
from nisshi.diagrams.drawing import LONGEST, Drawing, Fault
from nisshi.diagrams.kinds import drawer_of

SECONDS = 20.0
"""What one drawing may take. Ordinary ones take a hundredth of a second, and half a second to begin."""

_START = (
    "import json, sys; from pathlib import Path; sys.path[:] = json.loads(sys.argv[1]); "
    "from nisshi.diagrams.drawer import main; main(Path(sys.argv[2]))"
)


def can_draw(engine: str) -> bool:
    """Whether the package that draws for this engine is installed."""
    try:
        return find_spec(drawer_of(engine)) is not None
    except (ImportError, ValueError):
        return False


class Desk:
    """One drawing process, begun at the first drawing; a copy of this process begins its own."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._end: Callable[[], object] = lambda: None

    def draw(self, engine: str, source: str, ident: str) -> Drawing | Fault:
        """Draw a source; ids in the SVG begin with `ident`. Never raises for what is in it."""
        if len(source) > LONGEST:
            return Fault(f"it is longer than {LONGEST:,} characters")
        if not source.strip():
            return Fault("there is nothing to draw")
        answer = self._ask({"engine": engine, "source": source, "ident": ident})
        if isinstance(answer, Fault):
            return answer
        if message := answer.get("message"):
            line, column = (int(str(answer.get(key, 0))) for key in ("line", "column"))
            return Fault(str(message), line, column, str(answer.get("piece", "")))
        return clean(str(answer["svg"]), ident)

    def _ask(self, request: dict[str, str]) -> dict[str, object] | Fault:
        process = self._process if self._owner == os.getpid() else None
        if process is None or process.poll() is not None:
            process = self._begin()
        assert process.stdin and process.stdout
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, end)
        timer.start()
        try:
            process.stdin.write(msgspec.json.encode(request) + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = b""
        finally:
            timer.cancel()
            timer.join()
        if line.endswith(b"\n"):
            return msgspec.json.decode(line, type=dict[str, object])
        self._end()
        self._process = None
        why = f"it takes longer than {self._seconds:g} seconds" if late.is_set() else "the drawer crashed"
        return Fault(why, passing=True)

    def _begin(self) -> subprocess.Popen[bytes]:
        self._end()  # of one that crashed
        folder = tempfile.mkdtemp(prefix="nisshi-")
        process = subprocess.Popen(
            [
                sys.executable,
                "-I",
                "-c",
                _START,
                json.dumps([str(Path(path).absolute()) for path in sys.path]),
                folder,
            ],
            cwd=folder,  # a source that names a file finds none
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the build, which ends it
        )
        self._process, self._owner = process, os.getpid()
        self._end = weakref.finalize(self, _end, process, self._owner, folder)
        return process


def _end(process: subprocess.Popen[bytes], owner: int, folder: str) -> None:
    """End a drawing process, unless it is that of the process we were copied from."""
    if owner != os.getpid():
        return
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe:
                pipe.close()
        except OSError:
            pass
    process.kill()
    process.wait()
    shutil.rmtree(folder, ignore_errors=True)
