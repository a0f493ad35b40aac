"""Fields to typed values. Each reader returns the value and notes what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, tzinfo

from nisshi.content.dates import parse_date
from nisshi.content.field import Field, Raw, Sheet
from nisshi.errors import Problem
from nisshi.model import Faq

Report = Callable[[Problem], None]

_DATE_HINT = "For example 2026-05-19 or 2026-05-19T21:30:00+09:00."
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # Unicode's category Cc, without tab and line feed
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


def holds_controls(raw: Raw) -> bool:
    """Tell whether a text in a value holds a control character other than a tab or a line feed."""
    if isinstance(raw, str):
        return _CONTROL.search(raw) is not None
    inner = raw.values() if isinstance(raw, dict) else raw or ()
    return any(holds_controls(item) for item in inner)


def read_text(field: Field, sheet: Sheet, report: Report) -> str:
    """Read a text as it was written; a list or a table is a mistake."""
    if isinstance(field.raw, str):
        return field.raw.strip()
    if field.raw is not None:
        report(sheet.at(field, f"{field.key} must be text", "Write it in one line; quotes are allowed."))
    return ""


def read_flag(field: Field, sheet: Sheet, report: Report) -> bool:
    """Read true or false; anything else is a mistake."""
    word = field.raw.strip().lower() if isinstance(field.raw, str) else ""
    if field.raw is not None and word not in _TRUE | _FALSE:
        report(sheet.at(field, f"{field.key} must be true or false"))
    return word in _TRUE


def read_date(field: Field, sheet: Sheet, report: Report, zone: tzinfo) -> datetime | None:
    """Read a date, in `zone` when it names none of its own."""
    if not isinstance(field.raw, str) or not field.raw.strip():
        if field.raw is not None:
            report(sheet.at(field, f"{field.key} must be a date", _DATE_HINT))
        return None
    try:
        return parse_date(field.raw, zone)
    except ValueError as error:
        report(sheet.at(field, f"{field.key}: {error}", _DATE_HINT))
        return None


def read_list(field: Field, sheet: Sheet, report: Report) -> tuple[str, ...]:
    """Read a list of texts; one text counts as a list of one, empty items are dropped with a warning."""
    items = [field.raw] if isinstance(field.raw, str) else field.raw
    if isinstance(field.raw, str) and re.search(r"[,、]", field.raw):
        hint = f"If it is meant to be several, write a list: `{field.key}: [one, two]`."
        report(sheet.at(field, f"{field.key} has one item, with a comma in it", hint, severity="warning"))
    if items is None:
        return ()
    if not isinstance(items, list):
        report(
            sheet.at(
                field, f"{field.key} must be a list", "Write each item in a line of its own: `  - item`."
            )
        )
        return ()
    texts: list[str] = []
    for item in items:
        if isinstance(item, str) and item.strip():
            texts.append(item.strip())
        elif item is None or isinstance(item, str):
            report(sheet.at(field, f"{field.key} has an empty item, which is left out", severity="warning"))
        else:
            report(
                sheet.at(
                    field, f"each item of {field.key} must be text", "An item with ': ' in it needs quotes."
                )
            )
    return tuple(dict.fromkeys(texts))


def read_faq(field: Field, sheet: Sheet, report: Report) -> tuple[Faq, ...]:
    """Read a list of tables with `question` and `answer`."""
    items: list[Raw] = field.raw if isinstance(field.raw, list) else []
    if field.raw is not None and not isinstance(field.raw, list):
        report(sheet.at(field, "faq must be a list", "Each item has a `question:` and an `answer:`."))
    entries = []
    for item in items:
        question = item.get("question") if isinstance(item, dict) else None
        answer = item.get("answer") if isinstance(item, dict) else None
        if isinstance(question, str) and isinstance(answer, str):
            entries.append(Faq(question.strip(), answer.strip()))
        else:
            message = "an item of faq lacks its question or its answer"
            report(sheet.at(field, message, "Each has `question:` and `answer:`."))
    return tuple(entries)
