"""TOML and JSON front matter as fields."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time

from nisshi.content.field import Field, Raw, Sheet
from nisshi.content.key_places import JSON, TOML, KeyPlace, key_places
from nisshi.errors import Problem

_HALF = re.compile("[\ud800-\udfff]")  # surrogates: JSON can name one alone, UTF-8 cannot hold it
Fields = tuple[tuple[Field, ...], tuple[Problem, ...]]


def toml_fields(sheet: Sheet, block: str, first_line: int) -> Fields:
    """Read a TOML block; `first_line` is the file's line of its first line. Never raises."""
    try:
        table = tomllib.loads(block)
    except (ValueError, RecursionError) as error:
        # tomllib of 3.11 gives the place in words only: "… (at line 2, column 5)"
        words, _, place = str(error).partition(" (at ")
        numbers = re.findall(r"\d+", place)
        line, column = map(int, numbers) if numbers else (block.rstrip("\n").count("\n") + 1, 0)
        message, hint = (
            f"the TOML is not valid: {words}",
            "Look at its quotes, brackets and dates; a key may stand only once.",
        )
        return (), (sheet.problem(message, hint, line=line + first_line - 1, column=column),)
    return _fields(sheet, table, block, first_line, TOML), ()


def json_fields(sheet: Sheet, block: str, first_line: int) -> Fields:
    """Read a JSON block; `first_line` is the file's line of its first line. Never raises."""
    try:
        table = json.loads(block, object_pairs_hook=_each_key_once)
        if half := _HALF.search(json.dumps(table, ensure_ascii=False)):
            raise ValueError(f"\\u{ord(half[0]):04x} is half a character")
    except json.JSONDecodeError as error:
        line, hint = error.lineno + first_line - 1, "Commas stand between entries, and none after the last."
        return (), (
            sheet.problem(f"the JSON is not valid: {error.msg}", hint, line=line, column=error.colno),
        )
    except (ValueError, RecursionError) as error:
        return (), (sheet.problem(f"the JSON cannot be used: {error}", line=first_line),)
    return _fields(sheet, table, block, first_line, JSON), ()


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise ValueError(f"{twice!r} is given twice")
    return dict(pairs)


def _fields(
    sheet: Sheet, table: Mapping[str, object], block: str, first_line: int, grammar: re.Pattern[str]
) -> tuple[Field, ...]:
    places = key_places(block, grammar)

    def field(path: tuple[str, ...], value: object) -> Field:
        place = places.get(path) or places.get(path[:1]) or KeyPlace(0, 0)
        line, column = _position(block, place.value)
        source = sheet.lines[line + first_line - 1].rstrip(" ,")
        inner = value.items() if isinstance(value, dict) and len(path) == 1 else ()
        return Field(
            key=path[-1],
            raw=_raw(value),
            natural=_natural(value),
            line=line + first_line,
            column=column + 1,
            length=max(1, len(source) - column),
            key_column=_position(block, place.key)[1] + 1,
            inner=tuple(field((*path, name), item) for name, item in inner),
        )

    return tuple(field((key,), value) for key, value in table.items())


def _position(block: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset, both from 0."""
    return block.count("\n", 0, offset), offset - block.rfind("\n", 0, offset) - 1


def _natural(value: object) -> object:
    """Return the value as plain data, whatever the format: dates, and numbers beyond 64 bits, are text."""
    if isinstance(value, dict):
        return {str(key): _natural(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_natural(item) for item in value]
    if isinstance(value, int) and value.bit_length() > 63:
        return str(value)
    return value.isoformat() if isinstance(value, datetime | date | time) else value


def _raw(value: object) -> Raw:
    if isinstance(value, dict):
        return {str(key): _raw(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_raw(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return None if value is None else str(value)
