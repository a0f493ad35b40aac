"""Info strings: what an author writes after ``` besides the language.

Several generators have left their notations in people's posts, and all of them are read here:
`js{1,3-5}` and `bash{numberLines: 5}{3}` (gatsby-remark-prismjs), `json:title=a.json` and
`yaml:a.yml` (prismjs-title, Zenn, Qiita), `text {hl_lines=["2-4"], linenostart=10}` (Hugo),
`rust,linenos,hl_lines=1 3-5` (Zola), `js title="a.js" showLineNumbers` (Docusaurus). What is said of
logs alone is read by `log_options`.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from nisshi.errors import Severity, did_you_mean
from nisshi.markdown.languages import SAID_LOGS
from nisshi.markdown.log_options import LogOptions, add_marks, read_log_option, unquoted

Lines = tuple[tuple[int, int], ...]
"""Ranges of lines, both ends included, counted from 1 at the first line of the block."""

UNDERSTOOD = (
    "understood are line numbers to mark such as {1,3-5}, numberLines, hl_lines, linenos, linenostart, "
    "file, title, alt, promptUser, promptHost and outputLines; of a log also files, names, merge, beside, download, "
    "lines, from, to, since, around, level>=, mark, notes, host, cmd, tz and id; of csv and tsv also table and header"
)

_OPTIONS = (
    *(
        "numberLines",
        "hl_lines",
        "linenos",
        "linenostart",
        "file",
        "title",
        "alt",
        "promptUser",
        "promptHost",
    ),
    *(
        "outputLines",
        "files",
        "names",
        "merge",
        "beside",
        "download",
        "lines",
        "from",
        "to",
        "since",
        "around",
    ),
    *("level", "mark", "notes", "host", "cmd", "tz", "id", "table", "header"),
)

LONGEST = 5_000
"""So many characters of an info string are read, which bounds the time that odd ones take."""

_LANGUAGE = re.compile(r"[^\s{:,=]+(?![^\s{:,]*=)")
_LABEL = re.compile(r":(?:title=|file(?:name)?=)?\s*([^{]*)")
_ITEM = re.compile(
    r"""(?P<range>\d+(?:\s*-\s*\d+)?(?![^\s,{}]))
      | (?P<key>[A-Za-z_.][\w.-]*)
        (?: \s*(?:[:=]|(?=>=))\s* (?P<value> "[^"]*" | '[^']*' | >=\s*[A-Za-z]+
                                 | \[(?:"[^"]*"|'[^']*'|[^\]"'])*\] | \{(?:"[^"]*"|'[^']*'|[^{}"'])*\}
                                 | \d+(?:-\d+)?(?:,\d+(?:-\d+)?)*(?![^\s,{}]) | [^\s,{}]+ ) )?
      | (?P<stray>[^\s,{}]+)""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")
_ALL_RANGES = re.compile(r"[\s\d,\"'-]*")

_FILE = frozenset({"file", "filename", "title", "name", "caption"})
_NUMBERS = frozenset({"numberlines", "linenos", "linenumbers", "showlinenumbers"})
_START = frozenset({"linenostart", "startline", "startlinenumber", "firstline"})
_MARKED = frozenset({"hllines", "highlight", "highlightlines", "mark", "emphasizelines"})
_OUTPUT = frozenset({"outputlines", "output"})
_TABLES = frozenset({"csv", "tsv"})
_NO = frozenset({"false", "no", "none", "off"})
_YES = frozenset({"", "true", "yes", "on", "table", "inline"})


class FenceInfo(msgspec.Struct, frozen=True, kw_only=True):
    """An info string, read. `first_number` is 0 when lines are not to be numbered."""

    language: str = ""  # as written
    file: str = ""
    marked: Lines = ()
    first_number: int = 0
    prompt_user: str = ""
    prompt_host: str = ""
    output: Lines = ()  # lines that are output although the block has prompts
    alt: str = ""  # what a diagram or a formula shows, in words
    table: bool = True  # of separated values: shown as a table
    header: bool = True  # its first row names the columns
    log: LogOptions = LogOptions()


class InfoProblem(msgspec.Struct, frozen=True):
    """A piece of an info string that says nothing to us; `piece` is literally in it."""

    piece: str
    message: str
    hint: str = UNDERSTOOD
    severity: Severity = "warning"
    is_unknown: bool = False  # it may be an option misspelt, of which nobody knows what it was to do


def read_info(info: str) -> tuple[FenceInfo, tuple[InfoProblem, ...]]:
    """Read an info string; what is not understood is named and changes nothing.  Never raises."""
    rest = info.strip()[:LONGEST]
    language = _LANGUAGE.match(rest)
    fields: dict[str, str | int | Lines] = {}
    if language:
        fields["language"] = language[0]
        rest = rest[language.end() :]
        if language[0] == "diff":
            rest = _without_changed_language(rest)
        label = _LABEL.match(rest)
        if label:
            fields["file"] = unquoted(label[1].strip())
            rest = rest[label.end() :]
    problems: list[InfoProblem] = []
    if len(info.strip()) > LONGEST:
        problems.append(InfoProblem(info[:20], f"of an info string {LONGEST:,} characters are read", ""))
    bare = _QUOTED.sub("", rest)
    if bare.count("{") > bare.count("}"):
        problems.append(InfoProblem("{", "the “{” of this info string is never closed", "end it with “}”"))
    log: dict[str, Any] = {}
    for item in _ITEM.finditer(rest):
        _apply(item, fields, log, problems)
    return msgspec.convert({**fields, "log": LogOptions(**log)}, FenceInfo), tuple(problems)


def _without_changed_language(rest: str) -> str:
    """`diff js:a.js` is a diff of JavaScript; its colours are those of a diff all the same."""
    word = re.match(r"\s+([\w+#-]+)(?=[\s:{]|$)", rest)
    return rest[word.end() :] if word and _plain_key(word[1]) not in _NUMBERS else rest


def _plain_key(key: str) -> str:
    return re.sub(r"[_-]", "", key).lower()


def _apply(
    item: re.Match[str],
    fields: dict[str, str | int | Lines],
    log: dict[str, Any],
    problems: list[InfoProblem],
) -> None:
    """Let one item of the info string set its field, or note why it cannot."""
    piece = item[0]
    if item["range"] or item["stray"]:
        _add_lines(fields, "marked", piece, piece, problems)
        return
    key = _plain_key(item["key"])
    raw = item["value"] or ""
    value = unquoted(raw)
    if key.startswith(".") and not item["value"]:
        fields.setdefault("language", item["key"][1:])
    elif key in _FILE and value:
        fields["file"] = value
        if item["key"].lower() == "file" and str(fields.get("language", "")).lower() in SAID_LOGS:
            log["file"] = value
    elif key in _NUMBERS | _START:
        _set_numbers(fields, key, value, piece, problems)
    elif key == "mark" and value and not _names_lines(value):
        add_marks(log, raw, piece)
    elif key in _MARKED:
        _add_lines(fields, "marked", value, piece, problems)
    elif key in _OUTPUT:
        _add_lines(fields, "output", value, piece, problems)
    elif key == "promptuser" and value:
        fields["prompt_user"] = value
    elif key == "alt" and value:
        fields["alt"] = value
    elif key == "prompthost" and value:
        fields["prompt_host"] = value
    elif key in ("table", "header") and str(fields.get("language", "")).lower() in _TABLES:
        _set_flag(fields, key, value, piece, problems)
    elif (wrong := read_log_option(log, item["key"].lower(), raw, piece)) is None:
        problems.append(_unknown(item["key"], piece))
    elif wrong:
        severity: Severity = "error" if str(fields.get("language", "")).lower() in SAID_LOGS else "warning"
        problems.append(InfoProblem(piece, f"“{piece}” cannot be used", wrong, severity))


def _unknown(key: str, piece: str) -> InfoProblem:
    message = f"“{piece}” in the info string of a code block is not understood"
    return InfoProblem(piece, message, did_you_mean(key, _OPTIONS).strip() or UNDERSTOOD, is_unknown=True)


def _names_lines(value: str) -> bool:
    return bool(_ALL_RANGES.fullmatch(value.strip("[]{}")))


def _set_flag(
    fields: dict[str, str | int | Lines], key: str, value: str, piece: str, problems: list[InfoProblem]
) -> None:
    if value.lower() in _YES | _NO:
        fields[key] = value.lower() in _YES
    else:
        problems.append(InfoProblem(piece, f"“{piece}” is neither true nor false", "write true or false"))


def _set_numbers(
    fields: dict[str, str | int | Lines], key: str, value: str, piece: str, problems: list[InfoProblem]
) -> None:
    if value.isdecimal():
        fields["first_number"] = int(value)
    elif value.lower() in _NO:
        fields["first_number"] = 0
    elif value.lower() in _YES and key in _NUMBERS:
        fields.setdefault("first_number", 1)
    else:
        problems.append(InfoProblem(piece, f"“{piece}” should give the number of the first line"))


def _add_lines(
    fields: dict[str, str | int | Lines], name: str, value: str, piece: str, problems: list[InfoProblem]
) -> None:
    """Add the ranges in `value` (`1,3-5`, `["2-4"]`) to a field."""
    inner = value.strip("[]{}")
    ranges = tuple((int(start), int(end or start)) for start, end in _RANGE.findall(inner))
    if not _ALL_RANGES.fullmatch(inner) or not ranges:
        problems.append(InfoProblem(piece, f"“{piece}” in the info string of a code block names no lines"))
    elif any(start < 1 or end < start for start, end in ranges):
        problems.append(
            InfoProblem(piece, f"“{piece}” is no range of lines", "lines count from 1, as in {2,4-6}")
        )
    else:
        before = fields.get(name, ())
        fields[name] = (*before, *ranges) if isinstance(before, tuple) else ranges
