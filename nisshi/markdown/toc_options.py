"""The YAML lines inside a ```toc block."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from yaml.nodes import MappingNode

    from nisshi.markdown.notes import Notes

Key = Literal["from-heading", "to-heading", "exclude", "tight"]
KEYS: tuple[Key, ...] = ("from-heading", "to-heading", "exclude", "tight")
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

# A mistake: the line within the block (from 0), the piece of it that is wrong, words, a hint.
Report = Callable[[int, str, str, str], None]


class TocOptions(msgspec.Struct, frozen=True, kw_only=True):
    from_level: int = 2  # 1 means the body's h1, which is shown as h2
    to_level: int = 4
    exclude: tuple[str, ...] = ()  # texts of headings
    tight: bool = False


def read_toc_options(body: str, line: int, notes: Notes) -> TocOptions:
    """Read the block's own options over those of the site; each mistake is reported as an error.

    `line` is the line of the block's first line inside the fence, from 0 within the body.
    """
    defaults = TocOptions(
        from_level=notes.options.toc_from,
        to_level=notes.options.toc_to,
        exclude=notes.options.toc_exclude,
    )
    if not body.strip():
        return defaults

    def report(row: int, piece: str, message: str, hint: str) -> None:
        notes.report(line + row, message, hint, find=piece, severity="error")

    mapping = _compose(body, report)
    return _apply(mapping, defaults, report) if mapping else defaults


def _compose(body: str, report: Report) -> MappingNode | None:
    import yaml  # only a block that says something pays for it

    example = "write lines such as “from-heading: 2”"
    try:
        node = yaml.compose(body, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        rows = body.rstrip().split("\n")
        row = min(mark.line if mark else 0, len(rows) - 1)
        report(row, rows[row], "the options of this toc block are no YAML", example)
        return None
    if node is None:
        return None
    if not isinstance(node, yaml.MappingNode):
        report(0, body.split("\n")[0], "the options of this toc block are no “key: value” lines", example)
        return None
    return node


def _apply(mapping: MappingNode, options: TocOptions, report: Report) -> TocOptions:
    changes: dict[str, object] = {}
    for key, value in mapping.value:
        name, row = str(key.value), key.start_mark.line
        scalar = str(value.value) if isinstance(value.value, str) else ""
        if name in ("from-heading", "to-heading"):
            if re.fullmatch("[1-6]", scalar):
                changes["from_level" if name == "from-heading" else "to_level"] = int(scalar)
            else:
                report(row, scalar or name, f"{name} is not a heading level", "a number from 1 to 6")
        elif name == "tight":
            if scalar.lower() in _TRUTH:
                changes["tight"] = _TRUTH[scalar.lower()]
            else:
                report(row, scalar or name, "tight is neither true nor false", "")
        elif name == "exclude":
            changes["exclude"] = options.exclude + _texts(value.value)
        else:
            import difflib

            near = difflib.get_close_matches(name, KEYS, 1)
            hint = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(KEYS)}"
            report(row, name, f"a toc block has no option “{name}”", hint)
    result = msgspec.structs.replace(options, **changes)
    if result.from_level > result.to_level:
        report(0, "", "this toc block lists nothing: from-heading is deeper than to-heading", "")
    return result


def _texts(value: object) -> tuple[str, ...]:
    """The texts of a YAML scalar or list, whatever type YAML would make of them."""
    if isinstance(value, list):
        return tuple(str(item.value) for item in value)
    return (str(value),) if value else ()
