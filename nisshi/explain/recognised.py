"""What is recognised in the logs of a file: each code block of a post, or any other file as one log."""

from __future__ import annotations

from pathlib import Path

import msgspec

from nisshi.config import Settings
from nisshi.explain.quoted_files import QuotedFile, quoted_files
from nisshi.logs.answers import Entry, Kind, entries, is_entry, is_said, kind_of
from nisshi.logs.detect import detect
from nisshi.logs.format import Format
from nisshi.logs.formats import any_lines
from nisshi.logs.pairs import pairs
from nisshi.logs.parse import parse
from nisshi.logs.reasons import Counted, counted, reason
from nisshi.logs.records import Record

MARKDOWN = (".md", ".markdown")


class Line(msgspec.Struct, frozen=True):
    """A record where it stands in the file; `why` says what its severity was read from."""

    line: int
    time: str
    why: str
    message: str
    thread: str
    pairs: tuple[tuple[str, str], ...]  # names with values that stand in the record
    entry: Entry


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A block and what it is taken for; without a format it has no records."""

    line: int  # of the file, where the text begins
    label: str  # the first word of the info string
    kind: Kind
    format: str | None
    title: str
    counted: Counted
    remark: str  # where a page shows it as something else
    records: tuple[Line, ...]
    quotes: tuple[QuotedFile, ...] = ()  # files that stand in the place of a text


def recognised(name: str, data: bytes, settings: Settings, root: Path) -> tuple[Block, ...]:
    """Return the blocks of a file's content; `name` says whether it is Markdown.

    Raises SiteError where the blog at `root` has no theme, whose templates front matter may name.
    """
    text = data.decode("utf-8-sig", "replace")
    if not name.lower().endswith(MARKDOWN):
        return (_block(text, 1, None, settings.logs.watch),)
    from nisshi.content.field import Sheet  # parsers: not for a log
    from nisshi.content.split import Document, split
    from nisshi.markdown.listed_blocks import code_blocks
    from nisshi.markdown.options import markdown_options
    from nisshi.model import MarkdownText

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = split(Sheet(name, tuple(text.split("\n"))), text)
    body, line = (parts.body, parts.body_line) if isinstance(parts, Document) else (text, 1)
    blocks = code_blocks(MarkdownText(path=name, body=body, body_line=line), markdown_options(settings))
    watch = (*settings.logs.watch, *_own_watch(name, data, settings, root))
    place = root / name if (root / name).is_file() else Path(name)
    return tuple(
        msgspec.structs.replace(
            _block(block.text, block.line, block.info, watch),
            quotes=quoted_files(block.info, block.text, place.parent),
        )
        for block in blocks
    )


def _own_watch(name: str, data: bytes, settings: Settings, root: Path) -> tuple[str, ...]:
    """Return the `logWatch` of a post, as far as its front matter can be read."""
    from zoneinfo import ZoneInfo

    from nisshi.content.front_matter import read_post
    from nisshi.content.reading import Rules
    from nisshi.theme.lookup import load_theme, template_keys

    zone = settings.site.timezone
    templates = template_keys(load_theme(root, settings.theme))
    rules = Rules(zone=zone, aliases=settings.front_matter.aliases, template_keys=templates)
    reading = read_post(name, data, "post", rules, ZoneInfo(zone))
    return reading.post.meta.log_watch if reading.post else ()


def _block(text: str, line: int, info: str | None, watch: tuple[str, ...]) -> Block:
    label = (info or "").split(maxsplit=1)[0].lower() if info else ""
    found = detect(text)
    kind = kind_of(found)
    format = found if isinstance(found, Format) else None
    remark, shown = "", format
    if info is not None:
        remark, shown = _as_shown(label, kind, format)
    return Block(
        line=line,
        label=label,
        kind=kind,
        format=format.name if format else None,
        title=format.title if format else "",
        counted=counted(text, format),
        remark=remark,
        records=_lines(text, line, shown, watch) if shown else (),
    )


def _as_shown(label: str, kind: Kind, format: Format | None) -> tuple[str, Format | None]:
    """Say where a page goes by the label and not by the text, and what it reads the lines as."""
    from nisshi.markdown.languages import LOGS, SAID_LOGS

    if kind == "log" and label not in LOGS:
        return f"shown as code, since it is labelled {label}", format
    if kind != "log" and label in SAID_LOGS:
        return f"shown as a log, since it is labelled {label}", any_lines.FORMAT
    return "", format


def _is_told(record: Record) -> bool:
    """Whether a record is one, or a line above the first that a page counts since it fails or warns."""
    return is_entry(record) or (record.severity is not None and record.field("prompt") is None)


def _lines(text: str, first: int, format: Format, watch: tuple[str, ...]) -> tuple[Line, ...]:
    excerpt = parse(text, format, watch)
    wanted = is_said if format is any_lines.FORMAT else _is_told
    records = filter(wanted, excerpt.records)
    found, at, line = [], 0, first
    for record, entry in zip(records, entries(excerpt, wanted), strict=True):
        line += text.count("\n", at, record.start)
        at = record.start
        time = text[slice(*entry.time)] if entry.time else ""
        message = text[slice(*entry.message)]
        thread = record.field("thread")
        found.append(
            Line(
                line=line,
                time=time,
                why=reason(text, record, watch),
                message=message,
                thread=text[thread.start : thread.end] if thread else "",
                pairs=tuple(
                    (text[slice(*pair.name)], text[slice(*pair.value)]) for pair in pairs(text, record)
                ),
                entry=entry,
            )
        )
    return tuple(found)
