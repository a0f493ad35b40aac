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
    named = [inner.key for inner in field.inner if f"{field.key}.{inner.key}" in aliases]
    for inner in field.inner:
        if inner.key in named:
            yield msgspec.structs.replace(inner, key=f"{field.key}.{inner.key}")
    if not named or len(named) < len(field.inner):
        yield msgspec.structs.replace(
            field,
            raw={name: value for name, value in field.raw.items() if name not in named},
            natural={name: value for name, value in natural.items() if name not in named},
            inner=tuple(inner for inner in field.inner if inner.key not in named),
        )
