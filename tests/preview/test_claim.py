"""Each preview of a blog has a folder of its own for as long as its process lives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nisshi.errors import SiteError
from nisshi.preview.claim import FOLDER, claim
from tests.blogs import REPOSITORY, blog, nisshi

HOLD = """
import sys
from pathlib import Path
from nisshi.preview.claim import claim
with claim(Path(sys.argv[1])) as folder:
    print(folder.name, flush=True)
    sys.stdin.read()
"""


def test_each_has_the_first_folder_that_is_free(tmp_path: Path) -> None:
    with claim(tmp_path) as first, claim(tmp_path) as second:
        assert (first, second) == (tmp_path / FOLDER, tmp_path / f"{FOLDER}-2")
        assert first.is_dir() and second.is_dir()
        with claim(tmp_path) as more:
            assert more == tmp_path / f"{FOLDER}-3"
    with claim(tmp_path) as folder:
        assert folder == tmp_path / FOLDER


def test_one_that_was_killed_keeps_nobody_from_its_folder(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "preview\n"
        with claim(tmp_path) as beside:
            assert beside.name == "preview-2"
        process.kill()
        process.wait()
    with claim(tmp_path) as folder:
        assert folder.name == "preview"


@pytest.mark.parametrize("name", [".nisshi", FOLDER])
def test_a_file_in_the_way_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("hi\n", encoding="utf-8")
    with pytest.raises(SiteError) as raised, claim(tmp_path):
        pass
    (problem,) = raised.value.problems
    assert (problem.path, problem.message) == (name, "a file is where the preview needs a folder")
    assert (tmp_path / name).read_text(encoding="utf-8") == "hi\n", "it is the author's"


def test_the_verb_says_so_and_ends(tmp_path: Path) -> None:
    root = blog(tmp_path / "blog", {})
    (root / ".nisshi").write_text("hi\n", encoding="utf-8")
    run = nisshi(root, "serve", "--port", "0")
    assert run.code == 1
    assert run.words.startswith(".nisshi: error: a file is where the preview needs a folder")
