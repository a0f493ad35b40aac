"""docs/settings.md and the JSON Schema, written from the declarations themselves.

`python -m nisshi.authoring.reference` writes both; a test holds them to the code.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from nisshi.config import Settings
from nisshi.content.keys import KEYS

_HEAD = """\
# Settings

All settings stand in `nisshi.toml` at the root of the blog. The file is optional and so is each line
of it. An unknown key or a wrong value stops the build with its line and what was probably meant.

This page is made from `nisshi/config.py` and `nisshi/content/keys.py` by
`python -m nisshi.authoring.reference`; [nisshi.schema.json](nisshi.schema.json) says the same to
editors: begin the file with `#:schema docs/nisshi.schema.json` and they check while you type."""
_KEYS_HEAD = """
# Front matter

What each post may say of itself. [writing.md](writing.md) explains the values with examples. Other
generators' names are mapped by `[front_matter.aliases]` above.

| key | value | default | meaning |
|---|---|---|---|"""
_KINDS = {
    "text": "text",
    "date": "date",
    "flag": "true or false",
    "list": "list of texts",
    "faq": "list of tables",
}


def settings_reference() -> str:
    """Return docs/settings.md: one table of settings for each table of nisshi.toml, then the keys."""
    parts = [_HEAD, *_tables(Settings, ""), _KEYS_HEAD]
    for key in KEYS:
        names = ", ".join(f"`{name}`" for name in (key.name, *key.also))
        parts.append(f"| {names} | {_KINDS[key.kind]} | {key.default} | {key.sentence} |")
    return "\n".join(parts) + "\n"


def settings_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of nisshi.toml."""
    schema: dict[str, Any] = msgspec.json.schema(Settings)
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2).decode() + "\n"


def _tables(struct: type[msgspec.Struct], place: str) -> Iterator[str]:
    simple = [field for field in fields(struct) if not _is_table(field.type)]
    if simple:
        yield f"\n## {f'`[{place}]`' if place else 'Top of the file'}\n"
        if place and struct.__doc__:
            yield struct.__doc__.strip().partition("\n")[0] + "\n"
        yield "| setting | type | default | meaning |\n|---|---|---|---|"
        for field in simple:
            yield f"| `{field.encode_name}` | {_type_words(field.type)} | {_default(field)} | {_sentence(field.type)} |"
    for field in fields(struct):
        if _is_table(field.type):
            yield from _tables(field.type, f"{place}.{field.encode_name}".lstrip("."))
        elif item := _table_item(field.type):
            yield from _tables(item, f"[{place}.{field.encode_name}]".replace("[.", "["))


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _table_item(kind: Any) -> type[msgspec.Struct] | None:
    """Return the struct of an array of tables, such as [[redirects]]."""
    bare = _bare(kind)
    item = get_args(bare)[0] if get_origin(bare) is tuple else None
    return item if _is_table(item) else None


def _bare(kind: Any) -> Any:
    return get_args(kind)[0] if hasattr(kind, "__metadata__") else kind


def _type_words(kind: Any) -> str:
    kind = _bare(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return " or ".join(f'`"{value}"`' for value in inner)
    if origin is tuple:
        if get_origin(_bare(inner[0])) is Literal:
            return "list of " + ", ".join(f'`"{value}"`' for value in get_args(_bare(inner[0])))
        return "tables" if _is_table(inner[0]) else f"list of {_type_words(inner[0])}s"
    if origin is dict:
        return "table"
    if origin is Union or len(inner) > 1:
        return "text, number or flag"
    return {str: "text", bool: "true or false", int: "number", float: "number"}[kind]


def _default(field: FieldInfo) -> str:
    if field.required:
        return "required"
    if field.default in ((), msgspec.NODEFAULT):
        return "none"
    return f"`{msgspec.json.encode(field.default).decode()}`"


def _sentence(kind: Any) -> str:
    return next((meta.description for meta in getattr(kind, "__metadata__", ()) if meta.description), "")


def main(folder: Path) -> None:
    """Write both files into `folder`."""
    (folder / "settings.md").write_text(settings_reference(), encoding="utf-8")
    (folder / "nisshi.schema.json").write_text(settings_schema(), encoding="utf-8")


if __name__ == "__main__":
    main(Path("docs"))
