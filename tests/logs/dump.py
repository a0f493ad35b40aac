"""Records as plain lines, for the golden cases: what stands in `formats.md` under the second point."""

from __future__ import annotations

from nisshi.logs.records import Excerpt, Record


def dump(excerpt: Excerpt) -> str:
    """One line a record: its severity (`!` where it was read from the words), then its fields."""
    return "\n".join(_record(excerpt.text, record) for record in excerpt.records if record.fields)


def _record(text: str, record: Record) -> str:
    parts = [f"{record.severity or '-'}{'!' * record.flagged}"]
    parts += [f"{field.name}={_quote(text[field.start : field.end])}" for field in record.fields]
    below = text[record.head_end : record.end].strip("\n").count("\n") + 1
    if text[record.head_end : record.end].strip():
        parts.append(f"+{below}")
    parts += [f"failure={_quote(text[span.start : span.end])}" for span in record.failures]
    return " ".join(parts)


def _quote(text: str) -> str:
    return "‹" + text.replace("\n", "⏎") + "›"
