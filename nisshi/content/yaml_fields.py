"""YAML front matter as fields with their places, through PyYAML's C composer.

Values are built from the nodes, not by PyYAML's YAML 1.1 rules, so that `slug: 0123`, `on` and
`12:30` stay what the author typed.
"""

from __future__ import annotations

import re

import yaml

from nisshi.content.field import Field, Raw, Sheet
from nisshi.errors import Problem


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes without asking which type YAML 1.1 would take each value for."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:
        return ""


_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_NUMBER_STARTS = frozenset("+-.0123456789")
_INT = re.compile(r"[-+]?(?:0|[1-9]\d*)")
_FLOAT = re.compile(r"[-+]?(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?")

_WORDS = {  # libyaml's phrase -> ours
    "mapping values are not allowed": (
        "a value that holds ': ' must be in quotes",
        'Write the value as "…", or remove the space after the colon.',
    ),
    "found character that cannot start any token": (
        "a value cannot begin with {char}",
        "Write the value in quotes.",
    ),
    "found a tab character": ("a tab cannot indent YAML", "Indent with spaces."),
    "could not find expected ':'": ("there is no ':' after the key", "Each line is `key: value`."),
    "did not find expected key": (
        "YAML cannot read on from here",
        "Look at the line above: is a quote left open, or the indentation off?",
    ),
    "found unexpected end of stream": (
        "a quote is opened and never closed",
        "Close it with the same character.",
    ),
    "did not find expected ',' or ']'": (
        "a list in [ ] is not closed",
        "Put commas between the items and a ] at the end.",
    ),
}


# Of these libyaml tells where it gave up; the author has to look where the thing was opened.
_UNCLOSED = ("found unexpected end of stream", "did not find expected ',' or ']'")


def yaml_fields(sheet: Sheet, block: str, first_line: int) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    """Read a block; `first_line` is the file's line of its first line. Never raises."""
    try:
        node = yaml.compose(block, Loader=Loader)
        if node is None:
            return (), ()
        if not isinstance(node, yaml.MappingNode):
            message = "front matter must be keys and values"
            return (), (sheet.problem(message, "Each line is `key: value`.", line=first_line),)
        fields = tuple(_field(sheet, key, value, first_line, top=True) for key, value in node.value)
    except yaml.YAMLError as error:
        return (), (_syntax_problem(sheet, error, first_line),)
    except RecursionError:
        return (), (sheet.problem("the front matter is nested too deeply", line=first_line),)
    return fields, (*_duplicates(sheet, fields), *_cut_values(sheet, fields))


def _field(sheet: Sheet, key: yaml.Node, value: yaml.Node, first_line: int, *, top: bool = False) -> Field:
    line = value.start_mark.line + first_line
    column = value.start_mark.column + 1
    source = sheet.lines[line - 1] if line <= len(sheet.lines) else ""
    one_line = value.end_mark.line == value.start_mark.line
    end = value.end_mark.column if one_line else len(source.rstrip())
    inner = value.value if top and isinstance(value, yaml.MappingNode) else ()
    return Field(
        key=str(_raw(key)),
        raw=_raw(value),
        natural=_natural(value),
        line=line,
        column=column,
        length=max(1, end - column + 1),
        key_column=key.start_mark.column + 1,
        inner=tuple(_field(sheet, name, item, first_line) for name, item in inner),
    )


def _raw(node: yaml.Node) -> Raw:
    if isinstance(node, yaml.ScalarNode):
        text: str = node.value
        return None if not node.style and text in _NULL else text
    if isinstance(node, yaml.MappingNode):
        return {str(_raw(key)): _raw(value) for key, value in node.value}
    return [_raw(item) for item in node.value]


def _natural(node: yaml.Node) -> object:
    """Build a value by the core schema of YAML 1.2 (section 10.3), where `on` and `no` are text."""
    if isinstance(node, yaml.MappingNode):
        return {str(_raw(key)): _natural(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_natural(item) for item in node.value]
    text = str(node.value)
    if getattr(node, "style", None):  # in quotes, or a block of lines
        return text
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if text[0] not in _NUMBER_STARTS:
        return text
    if _INT.fullmatch(text):
        return int(text) if len(text) < 19 else text
    return float(text) if _FLOAT.fullmatch(text) else text


def _syntax_problem(sheet: Sheet, error: yaml.YAMLError, first_line: int) -> Problem:
    phrase = str(getattr(error, "problem", None) or error)
    unclosed = any(words in phrase for words in _UNCLOSED)
    mark = getattr(error, "context_mark" if unclosed else "problem_mark", None)
    line = mark.line + first_line if mark else first_line
    column = mark.column + 1 if mark else 0
    char = sheet.lines[line - 1][column - 1 : column]
    if char == "\t":
        phrase = "found a tab character"
    message, hint = next(
        (words for start, words in _WORDS.items() if start in phrase),
        (f"the YAML is not valid: {phrase}", ""),
    )
    return sheet.problem(message.replace("{char}", char), hint, line=line, column=column)


def _duplicates(sheet: Sheet, fields: tuple[Field, ...]) -> list[Problem]:
    first: dict[str, Field] = {}
    problems = []
    for field in fields:
        if field.key in first:
            message = f"{field.key!r} is given twice, first in line {first[field.key].line}"
            problems.append(
                sheet.problem(
                    message,
                    "Keep one of them.",
                    line=field.line,
                    column=field.key_column,
                    length=len(field.key),
                )
            )
        first.setdefault(field.key, field)
    return problems


def _cut_values(sheet: Sheet, fields: tuple[Field, ...]) -> list[Problem]:
    """Warn where YAML takes the rest of an unquoted title or description for a comment."""
    problems = []
    for field in fields:
        if field.key not in ("title", "description", "slug") or not isinstance(field.raw, str):
            continue
        source = sheet.lines[field.line - 1] if field.line <= len(sheet.lines) else ""
        end = field.column - 1 + field.length
        comment = source[end:].lstrip()
        if comment.startswith("#"):
            problem = sheet.problem(
                f"everything after ' #' is a comment, so the {field.key} ends here",
                "Put the value in quotes to keep it whole.",
                line=field.line,
                column=len(source) - len(comment) + 1,
                length=len(comment),
                severity="warning",
            )
            problems.append(problem)
    return problems
