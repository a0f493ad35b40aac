"""The words round a log excerpt, in the languages of the posts."""

from __future__ import annotations

from nisshi.logs.records import Excerpt, Record


def label(title: str, lang: str) -> str:
    """What the bar of an excerpt says: the format's name, or "log" in the post's language."""
    if title != "log":
        return title
    return "ログ" if lang.startswith("ja") else "Log"


def summary(excerpt: Excerpt, lang: str) -> str:
    """How many records there are, and how many of them are errors and warnings."""
    records = sum(_is_whole(record, excerpt) for record in excerpt.records)
    errors = excerpt.count("fatal", "error")
    warnings = excerpt.count("warning")
    if lang.startswith("ja"):
        parts = [f"{records} 件"]
        parts += [f"エラー {errors} 件"] * bool(errors) + [f"警告 {warnings} 件"] * bool(warnings)
    else:
        parts = [_counted(records, "record")]
        parts += [_counted(errors, "error")] * bool(errors) + [_counted(warnings, "warning")] * bool(warnings)
    return " · ".join(parts)


def _is_whole(record: Record, excerpt: Excerpt) -> bool:
    """Whether it is a record of the log, not a command or a line that stands above the first one."""
    return record.field("command") is None and (len(record.fields) > 1 or excerpt.format == "lines")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
