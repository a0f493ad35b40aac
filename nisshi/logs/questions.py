"""Questions about texts as JSON, one a line, and their answers: `{"id": …, "text": …, "info": …}`.

The info string of a fence may come along and has no say: what a text is shows in the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Never

import msgspec

from nisshi.logs.answers import Answer, answer


def replies(lines: Iterable[bytes]) -> Iterator[tuple[str, bool]]:
    """Yield an answer in JSON for each line that is not blank, and whether the line was a question.

    One that is not is answered with what is wrong with it and its number, counted from 1. Never raises.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = _question(line)
        except (ValueError, RecursionError) as error:
            yield _json({"error": _reason(error), "line": number}), False
            continue
        yield _json({"id": question.get("id"), **_as_data(answer(question["text"]))}), True


def _question(line: bytes) -> dict[str, Any]:
    """Read one line. Raises ValueError where it is no question; also for nesting, RecursionError."""
    question = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse)
    if not isinstance(question, dict):
        raise ValueError("this is no JSON object")
    if not isinstance(question.get("text"), str):
        raise ValueError('"text" is missing, or is no string')
    return question


def _refuse(word: str) -> Never:
    raise ValueError(f"{word} is no JSON (RFC 8259)")


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"the line is not UTF-8: byte 0x{error.object[error.start]:02x}"
    return "nested too deep" if isinstance(error, RecursionError) else str(error)


def _as_data(found: Answer) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "format": found.format,
        "records": [msgspec.structs.asdict(entry) for entry in found.records],
    }


def _json(data: dict[str, Any]) -> str:
    # ASCII, since a lone surrogate of the question (RFC 8259, section 8.2) has no UTF-8.
    return json.dumps(data, separators=(",", ":"))
