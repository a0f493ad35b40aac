"""A file that is no TOML, told at its line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nisshi.errors import Problem
from nisshi.toml_lines import given_twice


def syntax_problem(path: str, error: Exception, lines: Sequence[str]) -> Problem:
    """Return what is wrong with the file at `path`, of these lines, that tomllib has refused."""
    # Words of 3.11: "… (at line 2, column 5)" or "… (at end of document)"
    what, _, place = str(error).partition(" (at ")
    if re.search("overwrite|twice", what) and (pair := given_twice(lines)):
        first, again = pair
        message = f"{again.path[-1]!r} is given twice, first in line {first.key.line}"
        source, span = lines[again.key.line - 1], again.key
        return Problem(
            path, span.line, span.column, message, "Keep one of them.", source=source, length=span.length
        )
    numbers = re.findall(r"\d+", place)
    line, column = map(int, numbers) if numbers else (len(lines), 0)
    hint = ""
    if what == "Invalid value":
        is_flag = lines[line - 1][column - 1 :].lower().startswith(("true", "false"))
        hint = "true and false are written small." if is_flag else "Text goes in quotes."
    return Problem(path, line, column, f"the TOML is not valid: {what}", hint, source=lines[line - 1])
