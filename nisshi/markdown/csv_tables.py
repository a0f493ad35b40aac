"""Fences called `csv` or `tsv` as tables: rows by RFC 4180, cells as plain text, numbers to the right.

With `header=false` the first row is a row like the others, `title=` is the caption. The block stays
code with `table=false`, and where its lines are numbered or marked: tables have no lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nisshi.markdown.notes import Notes
from nisshi.markdown.separated import Row, read_rows

_LANGUAGE = re.compile(r"(csv|tsv)(?=$|[\s:{,])", re.IGNORECASE)
_NUMBER = re.compile(
    r"[+\-−]?[¥￥$€£]?(?:\d{1,3}(?:,\d{3})+|[1-9]\d*|0)(?:\.\d+)?(?:e[+-]?\d+)?\s?[%％]?", re.I
)
_NO_VALUE = frozenset(("", "-", "–", "—", "−"))


def csv_tables(parser: MarkdownIt) -> None:
    """Put a table in the place of each such fence; the last rule of all, for cells hold no Markdown."""
    parser.core.ruler.push("csv_tables", _visit)


def _visit(state: StateCore) -> None:
    if not any(token.type == "fence" and _LANGUAGE.match(token.info.strip()) for token in state.tokens):
        return
    notes: Notes = state.env["notes"]
    tokens: list[Token] = []
    for token in state.tokens:
        if token.type == "fence" and (language := _LANGUAGE.match(token.info.strip())):
            tokens += _written(token, language[1].lower(), notes)
        else:
            tokens.append(token)
    state.tokens = tokens


def _written(fence: Token, language: str, notes: Notes) -> Sequence[Token]:
    """The tokens of the table, or the fence itself where it is to be code or is no table."""
    from nisshi.markdown.info_string import read_info

    info, problems = read_info(unescapeAll(fence.info).strip())
    if not info.table or info.first_number or info.marked or not fence.content.strip():
        return (fence,)
    line = fence.map[0] if fence.map else 0
    rows, mistakes = read_rows(fence.content, "\t" if language == "tsv" else ",")
    for mistake in mistakes:
        hint = f"{mistake.hint}, or write “{language} {{table=false}}” to show it as code"
        at, column = line + 1 + mistake.line, mistake.column + 1
        notes.report(at, mistake.message, hint, find=mistake.piece, column=column, severity="error")
    if mistakes:
        return (fence,)
    for problem in problems:
        notes.report(line, problem.message, problem.hint, find=problem.piece, severity=problem.severity)
    return tuple(_table(fence, rows, info.header, info.file))


def _table(fence: Token, rows: Sequence[Row], has_header: bool, caption: str) -> Iterator[Token]:
    body = rows[has_header:]
    numeric = [_is_numeric([row.cells[column] for row in body]) for column in range(len(rows[0].cells))]
    start = _token("table_open", "table", 1, fence)
    start.meta = {"caption": caption, "code": (fence.info, fence.content)}
    yield start
    if has_header:
        yield _token("thead_open", "thead", 1, fence)
        yield from _row(rows[0], "th", numeric, fence)
        yield _token("thead_close", "thead", -1, fence)
    if body:
        yield _token("tbody_open", "tbody", 1, fence)
        for row in body:
            yield from _row(row, "td", numeric, fence)
        yield _token("tbody_close", "tbody", -1, fence)
    yield _token("table_close", "table", -1, fence)


def _is_numeric(cells: Sequence[str]) -> bool:
    """Whether a column holds numbers and nothing else; 0471 is a name made of digits."""
    values = [cell for cell in cells if cell not in _NO_VALUE]
    return bool(values) and all(map(_NUMBER.fullmatch, values))


def _row(row: Row, name: str, numeric: Sequence[bool], fence: Token) -> Iterator[Token]:
    yield _token("tr_open", "tr", 1, fence)
    for cell, is_number in zip(row.cells, numeric, strict=True):
        tag = name if cell else "td"  # a header that says nothing misleads whoever hears it read
        start = _token(f"{name}_open", tag, 1, fence)
        if is_number:
            start.attrs = {"style": "text-align:right"}
        yield start
        yield Token("inline", "", 0, content=cell, children=list(_text(cell)), map=fence.map, block=True)
        yield _token(f"{name}_close", tag, -1, fence)
    yield _token("tr_close", "tr", -1, fence)


def _text(cell: str) -> Iterator[Token]:
    for number, line in enumerate(cell.split("\n")):
        if number:
            yield Token("hardbreak", "br", 0)
        yield Token("text", "", 0, content=line)


def _token(kind: str, tag: str, nesting: Literal[-1, 1], fence: Token) -> Token:
    return Token(kind, tag, nesting, map=fence.map, level=fence.level, block=True)
