"""Splits a file into front matter and body, and keeps the file's own line numbers.

python-frontmatter finds the boundaries. It says nothing when the block is missing or never closed,
and it strips the text, so both are checked and counted here.
"""

from __future__ import annotations

import json
import re
from typing import Literal

import msgspec
from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

from nisshi.content.field import Sheet
from nisshi.errors import Problem

Format = Literal["YAML", "TOML", "JSON"]
_FENCES = {"YAML": "---", "TOML": "+++", "JSON": "}"}


class Document(msgspec.Struct, frozen=True):
    """A file in two parts."""

    format: Format
    block: str
    block_line: int  # the file's line of the block's first line, from 1
    body: str
    body_line: int


class _YamlHandler(YAMLHandler):
    """The boundary of YAML, which may also end with "...", the sign for the end of a document."""

    FM_BOUNDARY = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)

    def detect(self, text: str) -> bool:
        return text.startswith("---") and super().detect(text)


class _TomlHandler(BaseHandler):
    """The boundary of TOML; python-frontmatter's own handler wants a second TOML library."""

    FM_BOUNDARY = re.compile(r"^\+{3,}\s*$", re.MULTILINE)


_HANDLERS: tuple[tuple[Format, BaseHandler], ...] = (
    ("YAML", _YamlHandler()),
    ("TOML", _TomlHandler()),
    ("JSON", JSONHandler()),
)


def split(sheet: Sheet, text: str) -> Document | Problem:
    """Split `text`, whose line ends are all "\\n", at its front matter; a Problem when there is none."""
    start = text.lstrip("\n ")
    if (end := _end_of_json(start)) is not None:
        return _document("JSON", text, start, start[:end], start[end:])
    for name, handler in _HANDLERS:
        if not handler.detect(start):
            continue
        try:
            block, body = handler.split(start)
        except ValueError:
            line = text[: len(text) - len(start)].count("\n") + 1
            return sheet.problem(
                "the front matter is never closed",
                f"End it with a line that holds only {_FENCES[name]}.",
                line=line,
                column=1,
                length=len(start.partition("\n")[0]),
            )
        return _document(name, text, start, block, body)
    return sheet.problem(
        "there is no front matter",
        "Begin the file with a line ---, then keys such as title: and date:, then a line --- again.",
        line=1,
    )


def _end_of_json(start: str) -> int | None:
    """Return where an object that opens the text ends, at the end of a line; None when it is not valid.

    python-frontmatter ends JSON at the first line that is only "}", which may close an inner object.
    """
    if not start.startswith("{"):
        return None
    try:
        _, end = json.JSONDecoder().raw_decode(start)
    except (ValueError, RecursionError):
        return None
    return None if start[end:].partition("\n")[0].strip() else end


def _document(name: Format, text: str, start: str, block: str, body: str) -> Document:
    block_at = start.index(block) if name == "JSON" else start.index(block, 3)
    block_at += len(text) - len(start)
    body_at = len(text) - len(body)
    if body.startswith("\n"):  # the rest of the closing line
        body, body_at = body[1:], body_at + 1
    return Document(name, block, text.count("\n", 0, block_at) + 1, body, text.count("\n", 0, body_at) + 1)
