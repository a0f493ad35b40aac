"""Outputs -> disk: only what changed, each file whole, and only our own leftovers are removed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath

import msgspec

from nisshi.digest import digest_bytes
from nisshi.errors import Problem, SiteError
from nisshi.model import Asset, Output

MANIFEST = ".nisshi-manifest.json"  # path -> digest of every file that is ours
_STAGE = ".nisshi-stage"


class Written(msgspec.Struct, frozen=True):
    """What a write did, in numbers of files."""

    written: int
    unchanged: int
    removed: int


def write_site(folder: Path, outputs: Iterable[Output], assets: Iterable[Asset], root: Path) -> Written:
    """Bring `folder` to hold `outputs`, copies of the `assets` below `root`, and nothing else of ours.

    New files are staged inside the folder and renamed into place, so a reader finds a file either
    old or new, never half. Files that Nisshi did not make stay; where one stands in the place of an
    output, nothing at all is written. Raises SiteError.
    """
    stage = folder / _STAGE
    old = _read_manifest(folder)
    try:
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        new: dict[str, str] = {}
        changed: list[tuple[Path, Output]] = []
        for output in _all(outputs, assets, root):
            new[output.path] = digest_bytes(output.data)
            if not _holds(folder / output.path, output.data):
                staged = stage / str(len(changed))
                staged.write_bytes(output.data)
                changed.append((staged, msgspec.structs.replace(output, data=b"")))
        _refuse_foreign(folder, [output for _, output in changed], old)
        return _publish(folder, changed, old, new)
    except OSError as error:
        raise SiteError((_disk_problem(error, folder),)) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _all(outputs: Iterable[Output], assets: Iterable[Asset], root: Path) -> Iterator[Output]:
    """Yield everything to be written; pictures are read one at a time and never held together."""
    yield from outputs
    for asset in assets:
        yield Output(asset.output, (root / asset.path).read_bytes(), asset.path)


def _publish(
    folder: Path, changed: list[tuple[Path, Output]], old: dict[str, str], new: dict[str, str]
) -> Written:
    gone = sorted(set(old) - set(new))
    if changed or old != new:
        _write_manifest(folder, old | new)  # until all is in place, old and new files are both ours
        for path in gone:  # first, so that a folder may take the place of a file
            _remove(folder, path)
        for staged, output in changed:
            target = folder / output.path
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(target)
        _write_manifest(folder, new)
    return Written(len(changed), len(new) - len(changed), len(gone))


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return {}


def _write_manifest(folder: Path, manifest: dict[str, str]) -> None:
    temporary = folder / _STAGE / MANIFEST
    temporary.write_bytes(msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1))
    temporary.replace(folder / MANIFEST)


def _holds(target: Path, data: bytes) -> bool:
    """Whether the file holds the bytes already; the disk is asked, since anyone may have changed it."""
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def _refuse_foreign(folder: Path, changed: list[Output], ours: dict[str, str]) -> None:
    leads_out = cache(lambda parent: not _is_inside(folder, parent))
    is_foreign = cache(lambda path: path.as_posix() not in ours and _is_file(folder / path))
    problems = []
    for output in changed:
        path = PurePosixPath(output.path)
        if leads_out(path.parent):
            problems.append(_refusal(folder, path, output, "a link leads out of the output folder here"))
            continue
        # In the way is a file at the path, where one of its folders must be, or in a folder of its name.
        for place in filter(is_foreign, (path, *path.parents[:-1], *_below(folder, path))):
            message = "Nisshi did not make this file and will not overwrite it"
            problems.append(_refusal(folder, place, output, message))
    if problems:
        raise SiteError(tuple(problems))


def _refusal(folder: Path, place: PurePosixPath, output: Output, message: str) -> Problem:
    hint = f"Move it away, or build into another folder with -o. {output.source} is to be published there."
    return Problem(path=f"{folder.name}/{place}", message=message, hint=hint)


def _is_inside(folder: Path, parent: PurePosixPath) -> bool:
    return (folder / parent).resolve().is_relative_to(folder.resolve())


def _is_file(path: Path) -> bool:
    """Whether anything but a folder is there, a link that leads nowhere included."""
    return os.path.lexists(path) and not path.is_dir()


def _below(folder: Path, path: PurePosixPath) -> list[PurePosixPath]:
    target = folder / path
    return (
        [PurePosixPath(below.relative_to(folder)) for below in target.rglob("*")] if target.is_dir() else []
    )


def _remove(folder: Path, path: str) -> None:
    target = folder / path
    if not _is_inside(folder, PurePosixPath(path).parent):
        return  # somebody has put a link to another folder where ours was: that file is not ours
    with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        target.unlink()
    for parent in target.parents:
        if parent == folder:
            break
        with suppress(OSError):  # not empty: it holds something else
            parent.rmdir()


def _disk_problem(error: OSError, folder: Path) -> Problem:
    name = Path(error.filename).name if error.filename else folder.name
    message = f"cannot write {name}: {error.strerror or error}"
    return Problem(path=folder.name, message=message, hint="Is the disk full, or the folder read-only?")
