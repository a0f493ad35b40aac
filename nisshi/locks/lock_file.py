"""A lock: a JSON file at the blog's root, committed with the posts, of what is known of addresses elsewhere.

One line an address, sorted, so that a change is one line of a diff and a merge seldom meets another.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from nisshi.errors import Problem, SiteError

VERSION = 1

Entry = TypeVar("Entry", bound=msgspec.Struct)


class LockFile(msgspec.Struct, Generic[Entry], frozen=True):
    """One kind of lock; what it tells of an address is an `entry`."""

    name: str  # of the file
    member: str  # what the entries are called in it
    verb: str  # that writes it
    entry: type[Entry]

    def read(self, root: Path) -> dict[str, Entry]:
        """Return the entries by URL; {} where there is no file.

        Raises SiteError, with the line, for a file that is not as `write` writes it.
        """
        try:
            data = (root / self.name).read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            raise SiteError((Problem(self.name, message=message),)) from None
        try:
            version, entries = self._decoded(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise SiteError((self._problem(data, error),)) from None
        if version != VERSION:
            message = f"this file has the format {version}, and this Nisshi reads {VERSION}"
            raise SiteError((Problem(self.name, 1, message=message, hint="Use the Nisshi that wrote it."),))
        return entries

    def write(self, root: Path, entries: Mapping[str, Entry]) -> None:
        """Write the file; the old or the new one is there at any moment. Raises SiteError."""
        encode = msgspec.json.encode
        body = b",\n".join(b"%s: %s" % (encode(url), encode(entries[url])) for url in sorted(entries))
        data = b'{"version": %d, "%s": {\n%s\n}}\n' % (VERSION, self.member.encode(), body)
        path, fresh = root / self.name, root / f"{self.name}.new"
        try:
            if path.is_file() and path.read_bytes() == data:
                return
            fresh.write_bytes(data)
            os.replace(fresh, path)  # noqa: PTH105
        except OSError as error:
            message = f"the file cannot be written: {error.strerror}"
            raise SiteError((Problem(self.name, message=message),)) from None

    def _decoded(self, data: bytes) -> tuple[int, dict[str, Entry]]:
        parts = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        if parts.keys() != {"version", self.member}:
            raise msgspec.ValidationError(f"Expected “version” and “{self.member}”")
        version = msgspec.json.decode(parts["version"], type=int)
        if version != VERSION:  # of whose entries nothing is known
            return version, {}
        return version, msgspec.json.decode(parts[self.member], type=dict[str, self.entry])  # type: ignore[name-defined]

    def _problem(self, data: bytes, error: Exception) -> Problem:
        """Say where the file is wrong: in its syntax, or in the first line that holds a wrong value."""
        again = f"Mend the line, or take it out and run `{self.verb}`."
        lines = data.decode("utf-8", "replace").split("\n")
        for number, line in enumerate(lines, 1):
            if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
                hint = "Keep the lines of both sides, without the marks."
                return Problem(self.name, number, 1, "a merge has left its marks here", hint, source=line)
            if (fault := self._fault(line)) is not None:
                return Problem(self.name, number, 1, fault, again, source=line, length=len(line))
        at = re.search(r"byte (\d+)", str(error))
        end = int(at[1]) if at else len(data) if "truncated" in str(error) else 0
        number = min(data[:end].count(b"\n") + 1, len(lines))
        message = f"the file is not what `{self.verb}` writes: {_plain(error)}"
        return Problem(self.name, number, 0, message, again, source=lines[number - 1][:200])

    def _fault(self, line: str) -> str | None:
        """Say what is wrong with a line that should hold an entry; None where nothing is, or it holds none."""
        if not re.match(r'\s*"https?:', line):
            return None
        entry = line.strip().removesuffix(",")
        try:
            msgspec.json.decode(f"{{{entry}}}", type=dict[str, self.entry])  # type: ignore[name-defined]
        except msgspec.ValidationError as error:
            field = re.search(r"`\$\[\.\.\.\](?:\.(\w+))?`", str(error))
            name = f" of “{field[1]}”" if field and field[1] else ""
            return f"the value{name} is not what it should be: {_plain(error)}"
        except msgspec.DecodeError:
            return "the line is not whole"
        return None


def _plain(error: Exception) -> str:
    """Return msgspec's words without the path, which the line says better."""
    words = re.sub(r" - at `[^`]*`$", "", str(error))
    return words[:1].lower() + words[1:]
