"""The words round a log excerpt, in the languages of the posts."""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH: Mapping[str, str] = {
    "log": "Log",
    "wrap": "Wrap",
    "download": "Whole file",
    "errors": "errors",
    "later": "{} later",
    "left out": "lines left out",
    "line left out": "{} line left out",
    "lines left out": "{} lines left out",
    "frames": "{} lines of stack trace",
    "alike": "{} more like this",
    "more": "{} more records",
    "more, warnings": "{} more records, {} with a warning",
    "note": "Note",
}
_JAPANESE: Mapping[str, str] = {
    "log": "ログ",
    "wrap": "折り返す",
    "download": "全文のファイル",
    "errors": "エラー",
    "later": "{}後",
    "left out": "行を省略",
    "line left out": "{} 行を省略",
    "lines left out": "{} 行を省略",
    "frames": "スタックトレース {} 行",
    "alike": "同様の記録がほか {} 件",
    "more": "ほか {} 件",
    "more, warnings": "ほか {} 件（うち警告 {} 件）",
    "note": "注",
}


def word(key: str, lang: str, *numbers: object) -> str:
    """A word or phrase by its key, with the numbers it speaks of."""
    return (_JAPANESE if lang.startswith("ja") else _ENGLISH)[key].format(*numbers)


def label(title: str, lang: str) -> str:
    """What the bar of an excerpt says: the format's name, or "log" in the post's language."""
    return word("log", lang) if title == "log" else title


def counted(records: int, errors: int, warnings: int, span: str, lang: str) -> tuple[str, str]:
    """How many records there are in how long a time (`span`, may be ""), and how many of them are grave.

    Two parts of one sentence: what is grave, "" where nothing is, and the whole.
    """
    if lang.startswith("ja"):
        grave = [f"エラー {errors} 件"] * bool(errors) + [f"警告 {warnings} 件"] * bool(warnings)
        whole = f"{span}の {records} 件" if span else f"{records} 件"
        return ("、".join(grave), f"{whole}中" if grave else whole)
    grave = [_plural(errors, "error")] * bool(errors) + [_plural(warnings, "warning")] * bool(warnings)
    whole = _plural(records, "record")
    if grave:
        return ", ".join(grave), f"in {whole}, {span}" if span else f"in {whole}"
    return "", f"{whole} in {span}" if span else whole


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
