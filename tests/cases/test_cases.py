"""Folder in, folder out, and the words said in between.

Each case is a folder: `in/` is the blog, `command.txt` what is typed (`nisshi build` where it is
absent), `said.txt` all that is said and the exit code, `out/` some of the files that come out.
With NISSHI_REWRITE_CASES=1 the expectations are written anew, to be read before they are committed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.blogs import blog, nisshi, tree

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/in"))
REWRITE = bool(os.environ.get("NISSHI_REWRITE_CASES"))
BY_HAND = "site/by-hand.txt"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path) -> None:
    root = blog(tmp_path, {BY_HAND: "made by nobody's machine"})
    shutil.copytree(case / "in", root, dirs_exist_ok=True)
    before = tree(root / "site")
    code, said = _run(root, _command(case))
    after = tree(root / "site")
    if REWRITE:
        (case / "said.txt").write_text(said, encoding="utf-8")
        for path in (path for path in tree(case / "out") if path in after):
            if (root / "site" / path).is_file():
                (case / "out" / path).write_bytes(after[path])
    assert said == (case / "said.txt").read_text(encoding="utf-8")
    assert tree(case / "out").items() <= after.items()
    assert after == before or code == 0 or "--keep-going" in _command(case)
    assert BY_HAND.removeprefix("site/") in after


def _command(case: Path) -> str:
    file = case / "command.txt"
    return file.read_text(encoding="utf-8").strip() if file.exists() else "nisshi build"


def _run(root: Path, command: str) -> tuple[int, str]:
    """Type `command`, variables in front of it included; returns its exit code and all that it says."""
    words = shlex.split(command)
    start = words.index("nisshi")
    variables = dict(word.split("=", 1) for word in words[:start])
    run = nisshi(root, *words[start + 1 :], **variables)
    said = "".join(f"{part.rstrip()}\n\n" for part in (run.data, run.words) if part.strip())
    return run.code, f"$ {command}\n\n{_same_each_time(said)}exit code {run.code}\n"


def _same_each_time(said: str) -> str:
    """Leave out how long it took, and how many files a theme makes of one post."""
    said = re.sub(r"in \d+\.\d+ s\b", "in … s", said)
    said = re.sub(r"\b\d+ files", "… files", said)
    return re.sub(r'"(outputs|written|counts|timings)":(\d+|\{[^}]*\})', r'"\1":…', said)
