"""Keys inside a table, such as Zola's `[taxonomies] tags`, taken out where the settings name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from nisshi.content.field import Field


def parts(field: Field, aliases: Mapping[str, str]) -> Iterator[Field]:
    """Yield the keys of a table that `aliases` names ("taxonomies.tags"), then what is left of the field."""
    natural = field.natural
    if field.key in aliases or not isinstance(field.raw, dict) or not isinstance(natural, dict):
        yield field
        return
    named = [name for name in field.raw if f"{field.key}.{name}" in aliases]
    for name in named:
        yield msgspec.structs.replace(
            field, key=f"{field.key}.{name}", raw=field.raw[name], natural=natural.get(name)
        )
    if not named or len(named) < len(field.raw):
        rest = {name: value for name, value in field.raw.items() if name not in named}
        left = {name: value for name, value in natural.items() if name not in named}
        yield msgspec.structs.replace(field, raw=rest, natural=left)
