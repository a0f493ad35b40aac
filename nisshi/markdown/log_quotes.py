"""Logs from files beside the post, cut and put together as the info string says."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence

import msgspec

from nisshi.logs.matching import Fault
from nisshi.logs.merge import merge
from nisshi.logs.pieces import Part
from nisshi.logs.quote import Wanted, quote
from nisshi.logs.readable import readable
from nisshi.markdown.log_files import file_fault, find_file
from nisshi.markdown.log_options import LogOptions
from nisshi.model import FileBeside

MOST = 1_000_000  # characters shown; a page with more is of no use to a reader


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A log to show; `path` is the file as written."""

    part: Part
    name: str
    path: str = ""
    sources: tuple[str, ...] = ()
    stripes: tuple[int, ...] = ()


Told = Callable[[str, str, str], None]  # piece, message, hint


def quoted_logs(
    log: LogOptions, files: Mapping[str, FileBeside], watch: Sequence[str], tell: Told
) -> tuple[Quoted, ...]:
    """Return the logs to show, one figure each; nothing where anything is wrong, which is told."""
    paths = log.paths
    if fault := _odd(log):
        tell(log.piece, *fault)
        return ()
    names = log.names or _short_names(paths)
    parts: list[Part] = []
    for path in paths:
        message, hint = file_fault(path, files)
        if message:
            tell(path, message, hint)
            continue
        text, runs = readable(files[find_file(path, files)].text)
        part = quote(text, _wanted(log), watch, runs)
        if isinstance(part, Fault):
            of_file = f" in {path}" if len(paths) > 1 else ""
            tell(part.piece, part.message + of_file, part.hint)
        elif not part.pieces:
            tell(path, f"{path} is empty", "name another file, or take the block out")
        elif sum(len(piece.text) for piece in part.pieces) > MOST:
            tell(
                path,
                f"over {MOST:,} characters of {path} would be shown",
                "cut it with lines=, from= or level>=",
            )
        else:
            parts.append(part)
    if len(parts) < len(paths):
        return ()
    if not log.merge:
        return tuple(
            Quoted(part=part, name=name, path=path)
            for part, name, path in zip(parts, names, paths, strict=True)
        )
    merged = merge(parts, names)
    if isinstance(merged, Fault):
        tell(merged.piece, merged.message, merged.hint)
        return ()
    return (Quoted(part=merged.part, name="", sources=tuple(names), stripes=merged.stripes),)


def _odd(log: LogOptions) -> tuple[str, str] | None:
    """What does not go together."""
    several = len(log.files) > 1
    if log.merge and log.beside:
        return "logs are either merged or shown beside each other", "keep one of merge and beside"
    if several and not (log.merge or log.beside):
        return "several files are named", "say whether to merge them or to show them beside each other"
    if (log.merge or log.beside) and not several:
        return "merge and beside take two or more files", 'name them: files="logs/good.log, logs/bad.log"'
    if len(log.files) > 8:
        return "these are more logs than a reader can tell apart", "name at most 8 files"
    if log.merge and log.download:
        return "of merged logs no single file can be offered", "link the files in the text"
    if log.names and len(log.names) != len(log.paths):
        return f"there are {len(log.paths)} files and {len(log.names)} names", "give each file a name"
    return None


def _wanted(log: LogOptions) -> Wanted:
    return Wanted(
        lines=log.lines,
        first=log.first,
        last=log.last,
        since=log.since,
        around=log.around,
        context=log.context,
        level=log.level,
        grade=log.grade,
    )


def _short_names(paths: Sequence[str]) -> tuple[str, ...]:
    """The names of the files, without their folders where that leaves them different."""
    short = tuple(posixpath.basename(path) for path in paths)
    return short if len(set(short)) == len(paths) else tuple(paths)
