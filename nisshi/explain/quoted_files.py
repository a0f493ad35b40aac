"""The files beside a post that its code blocks quote, and what is recognised in them."""

from __future__ import annotations

import posixpath
from pathlib import Path

import msgspec

from nisshi.logs.answers import Kind, kind_of
from nisshi.logs.detect import detect
from nisshi.logs.format import Format
from nisshi.logs.readable import readable
from nisshi.logs.reasons import Counted, counted
from nisshi.markdown.info_string import read_info
from nisshi.markdown.log_files import file_fault
from nisshi.model import FileBeside

LARGEST = 10_000_000  # bytes, as for a build


class QuotedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file as the block names it; `fault` says why it cannot be read, and then the rest says nothing."""

    path: str
    fault: str = ""
    kind: Kind = "none"
    format: str | None = None
    title: str = ""
    counted: Counted | None = None


def quoted_files(info: str, text: str, folder: Path) -> tuple[QuotedFile, ...]:
    """Return the files that a block quotes; none for one that has a text of its own."""
    if text.strip() or "file" not in info.lower():
        return ()
    return tuple(_quoted(path, folder) for path in read_info(info)[0].log.paths)


def _quoted(path: str, folder: Path) -> QuotedFile:
    file = _read(folder / path)
    files = {posixpath.normpath(path): file} if file else {}
    fault, _ = file_fault(path, files)
    if fault or file is None:
        return QuotedFile(path=path, fault=fault)
    text, _ = readable(file.text)
    found = detect(text)
    format = found if isinstance(found, Format) else None
    return QuotedFile(
        path=path,
        kind=kind_of(found),
        format=format.name if format else None,
        title=format.title if format else "",
        counted=counted(text, format),
    )


def _read(path: Path) -> FileBeside | None:
    try:
        if path.stat().st_size > LARGEST:
            return FileBeside("", fault=f"it is larger than {LARGEST // 1_000_000} MB")
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return FileBeside("", fault="it is no text in UTF-8")
    except (OSError, ValueError):
        return None
    return FileBeside("", fault="it is no text") if "\0" in text else FileBeside("", text)
