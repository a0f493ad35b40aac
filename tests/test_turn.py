"""Two builds of one output folder: the second waits, and a killed one keeps nobody waiting."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nisshi.turn import turn
from tests.blogs import REPOSITORY, blog, nisshi, post

HOLD = """
import sys
from pathlib import Path
from nisshi.turn import turn
with turn(Path(sys.argv[1]), lambda words: None):
    if len(sys.argv) > 2:
        Path(sys.argv[1], "page").touch()
    print("mine", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that has its turn until its standard input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), *words],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "mine\n"
        yield process


def test_the_second_says_so_and_waits_for_the_end_of_the_first(tmp_path: Path) -> None:
    said: list[str] = []
    with holder(tmp_path / "site", "publish") as process:

        def tell(words: str) -> None:
            said.append(words)
            process.communicate()  # only now the first may end

        with turn(tmp_path / "site", tell):
            assert (tmp_path / "site/page").exists()
    assert said == ["Another build is writing to site/; waiting for it …"]


def test_a_folder_that_the_first_removes_while_the_second_waits_is_made_again(tmp_path: Path) -> None:
    with (
        holder(tmp_path / "site") as process,
        turn(tmp_path / "site", lambda words: print(process.communicate())),
    ):
        assert (tmp_path / "site").is_dir()
    assert not (tmp_path / "site").exists()


def test_a_killed_build_keeps_nobody_waiting_and_leaves_no_file(tmp_path: Path) -> None:
    said: list[str] = []
    with holder(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
    with turn(tmp_path, said.append):
        assert (said, list(tmp_path.iterdir())) == ([], [])


def test_other_folders_have_turns_of_their_own(tmp_path: Path) -> None:
    said: list[str] = []
    with holder(tmp_path / "a"), turn(tmp_path / "b", said.append):
        assert said == []


def test_a_folder_that_was_there_stays_and_a_new_one_stays_when_something_is_in_it(tmp_path: Path) -> None:
    with turn(tmp_path, print), turn(tmp_path / "new/site", print):
        (tmp_path / "new/site/page").touch()
    assert (tmp_path / "new/site/page").exists()


def test_a_folder_that_cannot_be_made_is_no_matter_of_turns(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    root = blog(tmp_path / "blog", {"a.md": post()})
    run = nisshi(root, "build", "-o", str(tmp_path / "file/site"))
    assert run.code == 1
    assert "cannot write" in run.words


def test_a_build_waits_for_another_one(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post()})
    command = [sys.executable, "-m", "nisshi.cli", "build", "--root", str(root)]
    with (
        holder(root / "site") as first,
        subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, stderr=subprocess.PIPE, text=True
        ) as second,
    ):
        assert second.stderr is not None
        assert second.stderr.readline() == "Another build is writing to site/; waiting for it …\n"
        assert not (root / "site/a").exists()
        first.communicate()
        assert "wrote" in second.communicate()[1]
    assert (root / "site/a/index.html").is_file()
