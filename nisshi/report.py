"""Problems and results in words: for a terminal, for GitHub's annotations, as data."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import tzinfo

import msgspec

from nisshi.errors import Problem
from nisshi.model import HeldBack


class Style:
    """Escape codes for a terminal, or nothing where nobody would see colours."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def paint(self, code: str, text: str) -> str:
        """Return `text` in the ANSI style `code` (ECMA-48 SGR, e.g. "1;31")."""
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text


def problem_text(problem: Problem, style: Style) -> str:
    """Return a Problem as lines of words, with its source line and a caret below the place."""
    where = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
    colour = "1;31" if problem.severity == "error" else "1;33"
    text = f"{style.paint('1', where)}: {style.paint(colour, problem.severity)}: {problem.message}\n"
    if problem.source.strip():
        shown, offset, width = _window(problem)
        gutter = f"{problem.line:>5} | "
        text += style.paint("2", gutter) + shown + "\n"
        if problem.column:
            margin = " " * (len(gutter) - 2) + style.paint("2", "| ")
            text += f"{margin}{' ' * offset}{style.paint(colour, '^' * width)}\n"
    if problem.hint:
        text += f"      = {problem.hint}\n"
    return text


def annotation(problem: Problem) -> str:
    """Return a Problem as a GitHub workflow command (docs: "Workflow commands for GitHub Actions")."""
    place = [f"file={_escape(problem.path, property_=True)}"]
    if problem.line:
        place.append(f"line={problem.line}")
    if problem.column:
        place.append(f"col={problem.column}")
    words = problem.message + (f"\n{problem.hint}" if problem.hint else "")
    return f"::{problem.severity} {','.join(place)}::{_escape(words)}"


def summary(problems: Iterable[Problem]) -> str:
    """Count problems: "2 errors and 1 warning"; "" when there are none."""
    found = list(problems)
    counts = [
        counted(number, word)
        for word in ("error", "warning")
        if (number := sum(problem.severity == word for problem in found))
    ]
    return " and ".join(counts)


def counted(number: int, word: str) -> str:
    """Return "1 post", "2 posts"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


_WINDOW = 100  # cells of the source line that are shown


def _window(problem: Problem) -> tuple[str, int, int]:
    """Return the part of the source line that holds the place, the caret's offset and its width, in cells."""
    source = problem.source.replace("\t", " ")
    start = 0 if problem.column <= _WINDOW - 20 else problem.column - _WINDOW // 2
    shown = source[start : start + _WINDOW]
    before = source[start : max(start, problem.column - 1)]
    marked = source[max(problem.column - 1, 0) : max(problem.column - 1, 0) + problem.length]
    marked = marked[: max(1, _WINDOW - len(before))]
    lead, tail = ("…" if start else ""), ("…" if start + _WINDOW < len(source) else "")
    return lead + shown + tail, _cells(before) + len(lead), max(1, _cells(marked))


def _cells(text: str) -> int:
    """Width on a terminal: full-width characters take two cells (Unicode Standard Annex #11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _escape(text: str, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


def held_text(post: HeldBack, zone: tzinfo) -> str:
    """Say why a post is not published and when that changes, in the site's time."""
    if post.until is None:
        return f"held back {post.path}: a draft"
    moment = f"{post.until.astimezone(zone):%Y-%m-%d %H:%M %Z}"
    words = f"appears {moment}, build again then" if post.reason == "future" else f"expired {moment}"
    return f"held back {post.path}: {words}"


def in_zone(post: HeldBack, zone: tzinfo) -> HeldBack:
    """Return the same with its moment in the site's time."""
    return msgspec.structs.replace(post, until=post.until.astimezone(zone)) if post.until else post
