"""Keys of front matter that mean nothing to Nisshi: told, with the line of settings that would mend it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from nisshi.content.elsewhere import ELSEWHERE, alias_line
from nisshi.content.field import Field, Sheet
from nisshi.content.keys import spellings
from nisshi.errors import Problem, did_you_mean


def unknown_keys(field: Field, sheet: Sheet, aliases: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a warning for the key, or one for each key of a table into which `aliases` reach."""
    if field.inner and any(alias.startswith(f"{field.key}.") for alias in aliases):
        for inner in field.inner:
            yield _warning(inner, f"{field.key}.{inner.key}", sheet)
    else:
        yield _warning(field, field.key, sheet)


def each_once(unknown: Iterable[Problem]) -> list[Problem]:
    """Tell an unknown key where it first occurs, and how many other files have it."""
    by_message: dict[str, list[Problem]] = defaultdict(list)
    for problem in unknown:
        by_message[problem.message].append(problem)
    told = []
    for message, problems in by_message.items():
        more = f" (it is in {len(problems)} files)" if len(problems) > 1 else ""
        told.append(msgspec.structs.replace(problems[0], message=message + more))
    return told


def _warning(field: Field, name: str, sheet: Sheet) -> Problem:
    return sheet.problem(
        f"Nisshi does not know the key {name!r}",
        _hint(field, name),
        line=field.line,
        column=field.key_column,
        length=len(field.key),
        severity="warning",
    )


def _hint(field: Field, name: str) -> str:
    inside = [(f"{name}.{inner.key}", inner.key) for inner in field.inner]
    for theirs, word in inside or [(name, field.key)]:
        if ours := ELSEWHERE.get(word):
            line = alias_line(theirs, ours)
            return f"Did you mean {ours!r}? Then write {line} below [front_matter.aliases] in nisshi.toml."
    close = did_you_mean(name, spellings())
    return f"{close}It is kept for templates; [front_matter.aliases] in nisshi.toml can map or drop it."
