"""nisshi.toml -> Settings: every unknown key and wrong value is told, at its line, all at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from nisshi.config import Settings
from nisshi.errors import Problem, SiteError
from nisshi.settings_at_top import below_site
from nisshi.settings_mistakes import Mistake, mistakes
from nisshi.toml_lines import KeyPath, find
from nisshi.toml_syntax import syntax_problem

NAME = "nisshi.toml"
# Countries and names taken for languages; none is a code of one (IANA Language Subtag Registry),
# and BCP 47 (section 2.2.1) wants the two letters where there are two.
NO_LANGUAGES = {"jp": "ja", "jpn": "ja", "japanese": "ja", "eng": "en", "english": "en", "cn": "zh"}


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
    except OSError as error:
        raise SiteError((Problem(NAME, message=f"the file cannot be read: {error.strerror}"),)) from None
    return parse_settings(text)


def parse_settings(text: str) -> Settings:
    """Read the text of a nisshi.toml. Raises SiteError with one Problem for each mistake."""
    lines = text.replace("\r\n", "\n").split("\n")
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SiteError((syntax_problem(NAME, error, lines),)) from None
    table, written = below_site(table)
    faults = tuple(mistakes(Settings, table))
    settings = msgspec.convert(_without(table, faults), Settings)
    found = (*faults, *_wrong_meanings(settings))
    problems = tuple(_problem(lines, fault, written.get(fault.path)) for fault in found)
    if problems:
        raise SiteError(tuple(sorted(problems)))
    return settings


def check_settings(settings: Settings) -> tuple[Problem, ...]:
    """Return a Problem for each value whose type is right and whose meaning is not.

    The values may have come from the command line; no line of nisshi.toml is told.
    """
    return tuple(_problem((), mistake) for mistake in _wrong_meanings(settings))


def _wrong_meanings(settings: Settings) -> Iterator[Mistake]:
    zone, url, lang = settings.site.timezone, settings.site.url, settings.site.lang
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones, a name too long
        hint = "For example Asia/Tokyo or UTC."
        yield Mistake(("site", "timezone"), f"there is no time zone {zone!r}", hint)
    if not _is_address(url):
        hint = "Write it whole, for example https://example.com/."
        yield Mistake(("site", "url"), f"{url!r} is not the address of a site", hint)
    meant = NO_LANGUAGES.get(lang.split("-")[0].lower())
    if meant or not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", lang):  # BCP 47, section 2.1
        hint = f"Did you mean {meant!r}?" if meant else "Write it as in BCP 47: ja, en, zh-Hant."
        yield Mistake(("site", "lang"), f"{lang!r} is not a language", hint)
    if settings.toc.from_heading > settings.toc.to_heading:
        message = "toc.from_heading is a smaller heading than toc.to_heading, so nothing is listed"
        yield Mistake(("toc", "from_heading"), message, "2 is the largest, 6 the smallest.")
    if settings.build.executor:
        yield from _wrong_executor(settings.build.executor)


def _wrong_executor(executor: str) -> Iterator[Mistake]:
    from nisshi.cluster import ADDRESS_HINT, scheduler_of

    if not scheduler_of(executor):
        message = f"{executor!r} is not the address of a Dask scheduler"
        yield Mistake(("build", "executor"), message, ADDRESS_HINT)


def _is_address(url: str) -> bool:
    try:
        address = urlsplit(url)
    except ValueError:  # a bracket without its partner, a host no URL may have
        return False
    return address.scheme in ("http", "https") and bool(address.netloc)


def _without(table: dict[str, Any], faults: Sequence[Mistake]) -> dict[str, Any]:
    """Take the faulty settings out of `table`, so that the others can be looked at too."""
    for first, *rest in (fault.path for fault in faults):
        below = table.get(str(first))
        if rest and isinstance(below, dict):
            below.pop(str(rest[0]), None)
        else:
            table.pop(str(first), None)
    return table


def _problem(lines: Sequence[str], mistake: Mistake, written: KeyPath | None = None) -> Problem:
    span = find(lines, written or mistake.path, value=not mistake.at_key)
    source = lines[span.line - 1] if span.line else ""
    return Problem(
        NAME, span.line, span.column, mistake.message, mistake.hint, source=source, length=span.length
    )
