"""What a person at a terminal sees of a build, and what it may not cost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.blogs import REPOSITORY, blog, post

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")


def at_a_terminal(root: Path, *words: str, **variables: str) -> str:
    """Run the command line with its standard error on a terminal; return what came there."""
    reading, writing = os.openpty()
    command = [sys.executable, "-m", "nisshi.cli", *words, "--root", str(root)]
    environment = {**os.environ, "TERM": "xterm", **variables}
    with subprocess.Popen(command, cwd=REPOSITORY, stderr=writing, env=environment) as process:
        os.close(writing)
        said = b""
        try:
            while piece := os.read(reading, 4096):
                said += piece
        except OSError:  # Linux ends a terminal so when nobody has it open any more
            pass
    os.close(reading)
    assert process.returncode == 0, said.decode()
    return said.decode()


def test_each_stage_is_named_and_gone_again(tmp_path: Path) -> None:
    said = at_a_terminal(blog(tmp_path, {"a.md": post()}), "build")
    assert said.startswith("\r\x1b[2Klook …\r\x1b[2Kconvert …\r\x1b[2Kmake …\r\x1b[2Kwrite …\r\x1b[2KNote: ")


def test_a_terminal_that_cannot_erase_is_spared(tmp_path: Path) -> None:
    assert at_a_terminal(blog(tmp_path, {"a.md": post()}), "build", TERM="dumb").startswith("Note: ")


def test_a_quiet_build_shows_nothing(tmp_path: Path) -> None:
    assert at_a_terminal(blog(tmp_path, {"a.md": post()}), "build", "--quiet") == ""


def test_no_thread_stands_in_the_way_of_copies(tmp_path: Path) -> None:
    """A spinner that turns by itself would leave all work to one process."""
    script = (
        "import sys, threading\n"
        "from nisshi.progress import progress\n"
        "with progress(sys.stderr, wanted=True) as say:\n"
        "    say('convert')\n"
        "    assert threading.active_count() == 1\n"
    )
    reading, writing = os.openpty()
    done = subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, stderr=writing, check=False)
    os.close(writing)
    os.close(reading)
    assert done.returncode == 0
