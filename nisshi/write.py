"""Outputs -> disk: only what changed, each file whole, and only our own leftovers are removed."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec

from nisshi.digest import digest_bytes, digest_file
from nisshi.errors import Problem, SiteError

MANIFEST = ".nisshi-manifest.json"  # path -> digest of every file that is ours
_STAGE = ".nisshi-stage"
_FULL = (errno.ENOSPC, errno.EDQUOT)


class Written(msgspec.Struct, frozen=True):
    """What a write did, in numbers of files."""

    written: int
    unchanged: int
    removed: int


class Wanted(msgspec.Struct, frozen=True):
    """A file that the folder is to hold."""

    path: str  # below the folder, "/" separated
    digest: str
    source: str  # what it is made for
    staged: str = ""  # its name on the stage; "" when the folder holds it already


class Stage:
    """A place inside the output folder where new files wait until all of them are there.

    On one file system with their places, so that renaming puts each there whole. Processes that share
    a stage give their files names of their own, which `part` begins.
    """

    def __init__(self, folder: Path, part: str = "") -> None:
        self.folder = folder
        self._part = part
        self._count = 0

    @contextmanager
    def opened(self) -> Iterator[Stage]:
        """Make the stage, and clear it away afterwards. Raises SiteError."""
        stage = self.folder / _STAGE
        is_new = not self.folder.exists()
        try:
            _clear(stage)
            stage.mkdir(parents=True)
            yield self
        except OSError as error:
            raise SiteError((_disk_problem(error, self.folder),)) from None
        finally:
            _clear(stage)
            if is_new:
                with suppress(OSError):  # not empty: something was published
                    self.folder.rmdir()

    def part(self, name: str) -> Stage:
        """Return the same stage for another process, whose files begin with `name`."""
        return Stage(self.folder, name)

    def put(self, path: str, data: bytes) -> str:
        """Stage a file unless the folder holds just this at `path`; returns its name on the stage or ""."""
        if _holds(f"{self.folder}/{path}", data):
            return ""
        name = self._next()
        with open(f"{self.folder}/{_STAGE}/{name}", "wb") as file:  # noqa: PTH123 (a Path for each is slow)
            file.write(data)
        return name

    def put_large(self, path: str, fill: Callable[[BinaryIO], None]) -> tuple[str, str]:
        """Stage a file that `fill` writes, so that it is never held as a whole.

        Returns its name on the stage, or "" where the folder holds just this at `path`, and its digest.
        """
        name = self._next()
        staged = self.folder / _STAGE / name
        with staged.open("w+b") as file:
            fill(file)
            file.seek(0)
            digest = digest_file(file)
        if not _is_same(Path(f"{self.folder}/{path}"), staged.stat().st_size, digest):
            return name, digest
        staged.unlink()
        return "", digest

    def _next(self) -> str:
        self._count += 1
        return f"{self._part}{self._count}"

    def read(self, file: Wanted) -> bytes | None:
        """Return the bytes of a file that was put; None where somebody has changed what the folder held."""
        place = f"{_STAGE}/{file.staged}" if file.staged else file.path
        try:
            data = (self.folder / place).read_bytes()
        except OSError:
            return None
        return data if file.staged or digest_bytes(data) == file.digest else None


def _clear(stage: Path) -> None:
    """Remove a stage with what is left on it, as far as that can be done."""
    with suppress(OSError):
        for name in os.listdir(stage):  # noqa: PTH208
            os.unlink(f"{stage}/{name}")  # noqa: PTH108
        stage.rmdir()


def clear_leftover(folder: Path) -> None:
    """Remove what a build that was killed left on its stage; only for who has the folder to itself."""
    _clear(folder / _STAGE)


def publish(stage: Stage, kept: Mapping[str, str], wanted: Sequence[Wanted]) -> Written:
    """Bring the stage's folder to hold what is `wanted`, besides `kept`, and nothing else of ours.

    `kept` are files that are in their place, path -> digest.

    Every staged file is renamed into place, so a reader finds a file either old or new, never half.
    Files that Nisshi did not make stay; where one stands in the place of an output, nothing at all is
    changed. Raises SiteError.
    """
    folder = stage.folder
    old = _read_manifest(folder)
    new = {**kept, **{file.path: file.digest for file in wanted}}
    changed = [file for file in wanted if file.staged]
    gone = sorted(set(old) - set(new))
    if not _is_bare(folder):
        _refuse_foreign(folder, changed, old)
    if changed or old != new:
        if not new.keys() <= old.keys():
            _write_manifest(folder, old | new)  # until all is in place, old and new files are both ours
        for path in gone:  # first, so that a folder may take the place of a file
            _remove(folder, path)
        for file in changed:
            _place(folder, file)
        _write_manifest(folder, new)
    return Written(len(changed), len(new) - len(changed), len(gone))


def _is_bare(folder: Path) -> bool:
    """Whether the folder holds nothing but the stage, so that nothing in it can be in the way."""
    return os.listdir(folder) == [_STAGE]  # noqa: PTH208


def _place(folder: Path, file: Wanted) -> None:
    staged, target = f"{folder}/{_STAGE}/{file.staged}", f"{folder}/{file.path}"
    try:
        os.replace(staged, target)  # noqa: PTH105 (a Path for each is slow)
    except IsADirectoryError:  # an empty one: with a file in it, it was refused
        Path(target).rmdir()
        os.replace(staged, target)  # noqa: PTH105
    except (FileNotFoundError, NotADirectoryError):
        os.makedirs(target.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
        os.replace(staged, target)  # noqa: PTH105


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return {}


def _write_manifest(folder: Path, manifest: dict[str, str]) -> None:
    temporary = folder / _STAGE / MANIFEST
    temporary.write_bytes(msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1))
    temporary.replace(folder / MANIFEST)


def _holds(target: str, data: bytes) -> bool:
    """Whether the file holds the bytes already; the disk is asked, since anyone may have changed it."""
    try:
        return os.stat(target).st_size == len(data) and Path(target).read_bytes() == data  # noqa: PTH116
    except OSError:
        return False


def _is_same(target: Path, size: int, digest: str) -> bool:
    try:
        if target.stat().st_size != size:
            return False
        with target.open("rb") as file:
            return digest_file(file) == digest
    except OSError:
        return False


def _refuse_foreign(folder: Path, changed: Sequence[Wanted], ours: dict[str, str]) -> None:
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


def _refusal(folder: Path, place: PurePosixPath, output: Wanted, message: str) -> Problem:
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
    if file := next((place for place in (folder, *folder.parents) if _is_file(place)), None):
        message = f"cannot write into {folder.name}: {file.name} is a file, not a folder"
        hint = "Move it away, or build into another folder with -o."
        return Problem(path=folder.name, message=message, hint=hint)
    message = f"cannot write {_from_here(Path(error.filename or folder))}: {error.strerror or error}"
    hint = "Build into another folder with -o, or let this one be written to."
    return Problem(
        path=folder.name, message=message, hint="Is the disk full?" if error.errno in _FULL else hint
    )


def _from_here(path: Path) -> str:
    """Name a file as it is found from where the person is."""
    with suppress(ValueError, OSError):
        return str(path.relative_to(Path.cwd()))
    return str(path)
