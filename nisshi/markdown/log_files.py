"""Files beside a post that its log excerpts are taken from, by the name the author gives."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Mapping

from markdown_it.common.utils import unescapeAll

from nisshi.errors import did_you_mean
from nisshi.model import FileBeside


def asks_for_files(data: bytes) -> bool:
    """Whether a post may quote a file: a line with a fence names one. Never False for one that does."""
    is_fenced = b"```" in data or b"~~~" in data
    return is_fenced and any(_fences(data.decode("utf-8", "replace")))


def named_files(data: bytes, names: Iterable[str]) -> frozenset[str]:
    """Return those of `names` (paths) whose last part stands in a line that may be a fence."""
    lines = [nfc(unescapeAll(line)) for line in _fences(data.decode("utf-8", "replace"))]
    return frozenset(name for name in names if any(posixpath.basename(nfc(name)) in line for line in lines))


def _fences(text: str) -> Iterable[str]:
    lines = text.replace("\r", "\n").split("\n")
    return (
        line for line in lines if ("```" in line or "~~~" in line) and "file" in unescapeAll(line).lower()
    )


def find_file(written: str, files: Mapping[str, FileBeside]) -> str:
    """Return the name of a file among `files` that the author means, "" where there is none."""
    wanted = nfc(posixpath.normpath(written))
    return wanted if wanted in files else next((name for name in files if nfc(name) == wanted), "")


def file_fault(written: str, files: Mapping[str, FileBeside]) -> tuple[str, str]:
    """Say why a file cannot be quoted, and a way out; ("", "") where it can."""
    name = find_file(written, files)
    inside = posixpath.normpath(written)
    if posixpath.isabs(inside) or inside == ".." or inside.startswith("../") or "\\" in written:
        return f"{written} lies outside of the post's folder", "lay the log beside the post"
    if not name:
        return f"there is no file {written} beside the post", did_you_mean(inside, files).strip()
    fault = files[name].fault
    hint = "lay a text in UTF-8 beside the post, with what is to be quoted, and name that"
    return (f"{written} cannot be quoted: {fault}", hint) if fault else ("", "")


def nfc(text: str) -> str:
    """The text in the form in which names are compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
