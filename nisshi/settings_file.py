"""nisshi.toml -> Settings: every unknown key and wrong value is told, at its line, all at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec.structs import fields

from nisshi.config import Settings
from nisshi.errors import Problem, SiteError, did_you_mean

NAME = "nisshi.toml"
_Struct = TypeVar("_Struct", bound=msgspec.Struct)


def load_settings(root: Path) -> Settings:
    """Read nisshi.toml below `root`; a missing file gives the defaults.

    Raises SiteError with one Problem for each mistake in the file.
    """
    path = root / NAME
    if not path.is_file():
        return Settings()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SiteError((Problem(NAME, message=f"the file is not UTF-8: {error.reason}"),)) from None
    return parse_settings(text)


def parse_settings(text: str) -> Settings:
    """Read the text of a nisshi.toml. Raises SiteError with one Problem for each mistake."""
    lines = text.replace("\r\n", "\n").split("\n")
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SiteError((_syntax_problem(str(error), lines),)) from None
    reader = _Reader(lines)
    settings = reader.read(Settings, table, ())
    problems = (*reader.problems, *check_settings(settings, lines))
    if problems:
        raise SiteError(tuple(sorted(problems)))
    return settings


def check_settings(settings: Settings, lines: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Return a Problem for each value whose type is right and whose meaning is not.

    `lines` are those of nisshi.toml, to point at; values may also come from the command line.
    """
    problems = []
    zone, url = settings.site.timezone, settings.site.url
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        hint = "For example Asia/Tokyo or UTC."
        problems.append(_problem(lines, ("site", "timezone"), f"there is no time zone {zone!r}", hint))
    if not _is_address(url):
        hint = "Write it whole, for example https://example.com/."
        problems.append(_problem(lines, ("site", "url"), f"{url!r} is not the address of a site", hint))
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", settings.site.lang):  # BCP 47, section 2.1
        message = f"{settings.site.lang!r} is not a language"
        problems.append(_problem(lines, ("site", "lang"), message, "Write it as in BCP 47: ja, en, zh-Hant."))
    if settings.toc.from_heading > settings.toc.to_heading:
        message = "toc.from_heading is a smaller heading than toc.to_heading, so nothing is listed"
        problems.append(
            _problem(lines, ("toc", "from_heading"), message, "2 is the largest, 6 the smallest.")
        )
    return tuple(problems)


def _is_address(url: str) -> bool:
    try:
        address = urlsplit(url)
    except ValueError:  # a bracket without its partner, a host no URL may have
        return False
    return address.scheme in ("http", "https") and bool(address.netloc)


class _Reader:
    """Turns tables into Structs and notes what does not fit."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.problems: list[Problem] = []

    def read(self, struct: type[_Struct], table: dict[str, Any], place: tuple[str, ...]) -> _Struct:
        known = {field.encode_name: field for field in fields(struct)}
        values: dict[str, Any] = {}
        for key, value in table.items():
            here = (*place, key)
            if key not in known:
                self._report(here, f"there is no setting {'.'.join(here)!r}", _known(key, known))
                continue
            field = known[key]
            is_table = isinstance(field.type, type) and issubclass(field.type, msgspec.Struct)
            if is_table and isinstance(value, dict):
                values[field.name] = self.read(field.type, value, here)
                continue
            try:
                values[field.name] = msgspec.convert(value, field.type)
            except msgspec.ValidationError as error:
                words = str(error).replace(" - at `$", f" - at `{key}")
                self._report(
                    here, f"{'.'.join(here)}: {words}", "docs/settings.md lists what each setting takes."
                )
        return struct(**values)

    def _report(self, place: tuple[str, ...], message: str, hint: str) -> None:
        self.problems.append(_problem(self.lines, place, message, hint))


def _problem(lines: Sequence[str], place: tuple[str, ...], message: str, hint: str) -> Problem:
    line, column, length = _locate(lines, place)
    source = lines[line - 1] if line else ""
    return Problem(NAME, line, column, message, hint, source=source, length=length)


def _known(key: str, known: dict[str, Any]) -> str:
    return f"{did_you_mean(key, known)}Here one can set: {', '.join(known)}."


def _syntax_problem(words: str, lines: list[str]) -> Problem:
    what, _, place = words.partition(
        " (at "
    )  # of 3.11, "… (at line 2, column 5)" or "… (at end of document)"
    numbers = re.findall(r"\d+", place)
    line, column = map(int, numbers) if numbers else (len(lines), 0)
    message = f"the TOML is not valid: {what}"
    return Problem(NAME, line, column, message, "Text goes in quotes.", source=lines[line - 1])


def _locate(lines: Sequence[str], place: tuple[str, ...]) -> tuple[int, int, int]:
    """Find the line, column and length of a key, or of its table's header; zeros when it is inline."""
    header: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        if match := re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line):
            header = tuple(part.strip().strip("\"'") for part in match[1].split("."))
            if header == place:
                return number, match.start(1) + 1, len(match[1])
        elif match := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            keys = tuple(part.strip("\"'") for part in match[1].split("."))
            if header + keys == place:
                return number, match.start(1) + 1, len(match[1])
    return 0, 0, 1
