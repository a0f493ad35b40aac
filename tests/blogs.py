"""Small blogs to build in tests, and the command line to build them with."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

import msgspec

from nisshi.cli import main

REPOSITORY = Path(__file__).resolve().parent.parent
BARE_THEME = REPOSITORY / "tests" / "bare_theme"
NOW = "1780272000"  # 2026-06-01 09:00 in Tokyo: the day every build of the tests takes place


class Run(msgspec.Struct, frozen=True):
    """What a run of the command line ended with and said."""

    code: int
    data: str  # standard output
    words: str  # standard error


def post(body: str = "", **keys: str) -> str:
    """Return a file with a title, a date and the `keys`, values as they stand in YAML; "" drops a key."""
    given = {"title": "夜の再起動", "date": "2026-01-01", **keys}
    block = "".join(f"{key}: {value}\n" for key, value in given.items() if value)
    return f"---\n{block}---\n{body}\n"


def blog(root: Path, files: Mapping[str, str | bytes], settings: str = "") -> Path:
    """Write `files`, posts by their bare name, below `root`, dressed in the bare theme. Returns `root`."""
    shutil.copytree(BARE_THEME, root / "themes/bare", dirs_exist_ok=True)
    (root / "nisshi.toml").write_text(f'theme = "bare"\n{settings}', encoding="utf-8")
    for name, content in files.items():
        path = root / (name if "/" in name else f"content/posts/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def nisshi(root: Path, *words: str, **variables: str) -> Run:
    """Run the command line on the blog at `root`, with `variables` in the environment."""
    outside = {"GITHUB_ACTIONS": "", "NO_COLOR": "", "SOURCE_DATE_EPOCH": NOW}
    data, said = io.StringIO(), io.StringIO()
    arguments = (*(words or ("build",)), "--root", str(root))
    with mock.patch.dict(os.environ, outside | variables), redirect_stdout(data), redirect_stderr(said):
        code = main(arguments)
    return Run(code, data.getvalue(), said.getvalue())


def built(root: Path, *words: str) -> Path:
    """Build the blog at `root`, which must succeed, and return the folder of the site."""
    run = nisshi(root, "build", *words)
    assert run.code == 0, run.words
    return root / "site"


def page(root: Path, path: str) -> str:
    """Return the page of the built site at `path`, such as "/a/"."""
    return (root / "site" / path.strip("/") / "index.html").read_text(encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` by its path, and every folder with no bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }
