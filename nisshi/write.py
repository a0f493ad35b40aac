"""Outputs -> disk: only what changed, each file whole, and only our own leftovers are removed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from nisshi.digest import digest_bytes
from nisshi.errors import Problem, SiteError
from nisshi.model import Output

MANIFEST = ".nisshi-manifest.json"  # path -> digest of every file that is ours
_STAGE = ".nisshi-stage"


class Written(msgspec.Struct, frozen=True):
    """What a write did, in numbers of files."""

    written: int
    unchanged: int
    removed: int


def write_site(folder: Path, outputs: Sequence[Output]) -> Written:
    """Bring `folder` to hold `outputs` and nothing else of ours.

    New files are staged inside the folder and renamed into place, so a reader sees a file either
    old or new, never half. Files that Nisshi did not make stay; one that stands where an output
    belongs is refused. Raises SiteError.
    """
    old = _read_manifest(folder)
    new = {output.path: digest_bytes(output.data) for output in outputs}
    changed = [output for output in outputs if not _is_current(folder, output, old, new)]
    _refuse_foreign(folder, changed, old)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stage = folder / _STAGE
        shutil.rmtree(stage, ignore_errors=True)
        staged = [
            (_stage(stage, number, output), folder / output.path) for number, output in enumerate(changed)
        ]
        if changed or old != new:  # until all is in place, old and new files are both ours
            _write_manifest(folder, {**old, **new})
        for source, target in staged:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
        gone = sorted(set(old) - set(new))
        for path in gone:
            _remove(folder, path)
        if changed or old != new:
            _write_manifest(folder, new)
        shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise SiteError((_disk_problem(error, folder),)) from None
    return Written(len(changed), len(outputs) - len(changed), len(gone))


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return {}


def _write_manifest(folder: Path, manifest: dict[str, str]) -> None:
    data = msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=0)
    temporary = folder / (MANIFEST + ".tmp")
    temporary.write_bytes(data)
    temporary.replace(folder / MANIFEST)


def _is_current(folder: Path, output: Output, old: dict[str, str], new: dict[str, str]) -> bool:
    """Whether the file on disk already holds the bytes; someone may have changed it since."""
    target = folder / output.path
    try:
        return target.stat().st_size == len(output.data) and target.read_bytes() == output.data
    except OSError:
        return False


def _refuse_foreign(folder: Path, changed: Sequence[Output], ours: dict[str, str]) -> None:
    problems = tuple(
        Problem(
            path=f"{folder.name}/{output.path}",
            message="Nisshi did not make this file and will not overwrite it",
            hint=f"Move it away, or build into another folder with -o. It is wanted for {output.source}.",
        )
        for output in changed
        if output.path not in ours and os.path.lexists(folder / output.path)
    )
    if problems:
        raise SiteError(problems)


def _stage(stage: Path, number: int, output: Output) -> Path:
    place = stage / str(number // 1000)
    place.mkdir(parents=True, exist_ok=True)
    path = place / str(number % 1000)
    path.write_bytes(output.data)
    return path


def _remove(folder: Path, path: str) -> None:
    target = folder / path
    with suppress(FileNotFoundError):
        target.unlink()
    for parent in target.parents:
        if parent == folder:
            break
        with suppress(OSError):  # not empty: it holds something that is not ours
            parent.rmdir()


def _disk_problem(error: OSError, folder: Path) -> Problem:
    words = error.strerror or str(error)
    name = Path(error.filename).name if error.filename else folder.name
    return Problem(
        path=folder.name, message=f"cannot write {name}: {words}", hint="Is the disk full or read-only?"
    )
