"""What is wrong with a table of settings, in the words of its author rather than of its types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from nisshi.config import Settings
from nisshi.errors import did_you_mean
from nisshi.toml_lines import KeyPath

OTHER_NAMES = {"baseurl": "url", "languagecode": "lang"}  # of other generators, small and without _ and -


class Mistake(msgspec.Struct, frozen=True):
    """One mistake; `path` leads to its key, and it is the value that is wrong unless `at_key`."""

    path: KeyPath
    message: str
    hint: str = ""
    at_key: bool = False


def mistakes(struct: type[msgspec.Struct], table: dict[str, Any], path: KeyPath = ()) -> Iterator[Mistake]:
    """Yield all that keeps `table`, as tomllib read it, from being a `struct`."""
    known = {field.encode_name: field for field in fields(struct)}
    for key, value in table.items():
        here = (*path, key)
        if key in known:
            yield from _of_value(known[key].type, value, here, known[key].default)
        else:
            message = f"there is no setting {_dotted(here)!r}"
            yield Mistake(here, message, _where_it_belongs(key, path, known), at_key=True)
    for key, field in known.items():
        if field.required and key not in table:
            yield Mistake(path, f"this entry of {_dotted(path)} has no {key}", at_key=True)


def _of_value(kind: Any, value: Any, path: KeyPath, default: Any = None) -> Iterator[Mistake]:
    meta = None
    if get_origin(kind) is Annotated:
        kind, meta = get_args(kind)[:2]
    name, shape = _dotted(path), get_origin(kind) or kind
    if shape is tuple:
        yield from _of_list(get_args(kind)[0], value, path)
    elif shape is dict:
        if not isinstance(value, dict):
            yield Mistake(
                path, f"{name} takes a table", f"Write [{name}] and a line for each entry below it."
            )
            return
        for key, inner in value.items():
            yield from _of_value(get_args(kind)[1], inner, (*path, key))
    elif isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        if isinstance(value, dict):
            yield from mistakes(shape, value, path)
        else:
            yield Mistake(path, f"{name} takes a table", f"Write [{name}] and its settings below it.")
    elif shape is Literal:
        if value not in get_args(kind):
            words = f"{name} is one of {', '.join(get_args(kind))}"
            yield Mistake(path, words, did_you_mean(str(value), get_args(kind)).strip())
    elif words := _of_plain(kind, value, default, meta):
        yield Mistake(path, f"{name} {words}")


def _of_list(kind: Any, value: Any, path: KeyPath) -> Iterator[Mistake]:
    name, is_table = _dotted(path), isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    if isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _of_value(kind, entry, (*path, number))
    elif is_table:
        yield Mistake(path, f"{name} takes entries", f"Write [[{name}]] with two brackets, once for each.")
    else:
        yield Mistake(path, f'{name} takes a list, such as ["one", "two"]')


def _of_plain(kind: Any, value: Any, default: Any, meta: Any) -> str:
    """Say what a setting that is no table takes, or "" when `value` is that."""
    if kind is str:
        return _of_text(value, meta)
    if kind is bool:
        return "" if isinstance(value, bool) else "is true or false, without quotes"
    if kind is int or kind is float:
        numbers, word = (int, "a whole number") if kind is int else (int | float, "a number")
        if not isinstance(value, numbers) or isinstance(value, bool) or value != value:  # NaN equals nothing
            example = f", such as {default}" if isinstance(default, numbers) else ""
            return f"takes {word}{example}"
        if meta and meta.ge is not None and value < meta.ge:
            return f"must be {meta.ge} or more"
        return f"must be {meta.le} or less" if meta and meta.le is not None and value > meta.le else ""
    fits = isinstance(value, get_args(kind) if isinstance(kind, UnionType) else kind)
    return "" if fits else "takes text, a number, true or false"


def _of_text(value: Any, meta: Any) -> str:
    """Say what a setting takes that is text; one with a pattern says in `extra` of its Meta what that means."""
    pattern = meta.pattern if meta else None
    takes = f"takes {meta.extra['takes']}" if pattern else "takes text, in quotes"
    if not isinstance(value, str):
        return takes
    if "\0" in value:  # which no file can be called
        return "holds the character U+0000"
    return takes if pattern and not re.fullmatch(pattern, value) else ""


def _where_it_belongs(key: str, path: KeyPath, known: dict[str, FieldInfo]) -> str:
    """Say where a key that is not known here is at home, or what is near, or else all that is known."""
    own = OTHER_NAMES.get(key.lower().replace("_", "").replace("-", ""), key)
    tables = [f"[{field.name}]" for field in fields(Settings) if own in _keys(field.type)]
    if own != key:
        return f"Here it is called {own!r}, below [site]."
    if path and key in Settings.__struct_fields__:
        return f"{key!r} belongs above the first [table]."
    if tables:
        return f"{key!r} belongs below {' or '.join(tables)}."
    return did_you_mean(key, known).strip() or f"Here one can set: {', '.join(known)}."


def _keys(kind: Any) -> tuple[str, ...]:
    is_table = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    return tuple(field.encode_name for field in fields(kind)) if is_table else ()


def _dotted(path: KeyPath) -> str:
    return ".".join(part for part in path if isinstance(part, str))
