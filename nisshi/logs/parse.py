"""From text to records: every line is a head, continues the record above, or stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nisshi.logs.format import Format
from nisshi.logs.judge import Judge
from nisshi.logs.records import Excerpt, Field, Record, Severity
from nisshi.logs.session import PROMPT_OPENS, names_prompt, prompt_end

_Head = tuple[int, int, tuple[Field, ...], Severity | None]
"""A line that opens a record: where it starts, where it ends before its line feed, its fields, what they show."""


def parse(text: str, format: Format, watch: Sequence[str] = ()) -> Excerpt:
    """Read a text as a log of this format; joining the records' pieces gives the text back.

    `watch` are the author's own phrases that mean failure, whatever level a record has. Takes time
    linear in the text and never raises.
    """
    judge = Judge(text, format, watch).record
    records: list[Record] = []
    heads = _heads(text, format)
    open_head = next(heads, None)
    if open_head:
        start, head_end, fields, shown = open_head
        for head in heads:
            records.append(judge(start, head_end, head[0], fields, shown))
            start, head_end, fields, shown = head
        records.append(judge(start, head_end, len(text), fields, shown))
    return Excerpt(text=text, format=format.name, records=tuple(records))


def _heads(text: str, format: Format) -> Iterator[_Head]:
    """The lines that open a record. Lines above the first head, and what a command printed, stand alone.

    Blank lines belong to what is above them; before the first head they stand together.
    """
    read, sign, opens, least = format.read, format.sign, format.opens, format.least
    digit_opens = "0" in opens
    named = names_prompt(text)
    follows = False  # whether a line that is no head continues the record above
    blank = False  # whether the line above is blank
    at = 0
    for line in text.removesuffix("\n").split("\n") if text else ():
        start = at
        at += len(line) + 1
        if not line:
            if not follows and not blank:
                yield start, start, (), None
            blank = True
            continue
        blank = False
        if line[-1] == "\r":
            line = line[:-1]
        end = start + len(line)
        first = line[:1]
        may_be_prompt = first in PROMPT_OPENS or (named and names_prompt(line))
        if may_be_prompt and (typed := prompt_end(line)):
            command = start + typed
            yield start, end, _typed(start, command, end), None
            follows = False
        elif (
            end - start >= least
            and (not opens or first in opens or (digit_opens and first.isdecimal()))
            and sign in line
            and (head := read(line, start))
        ):
            yield start, end, head.fields, head.severity
            follows = True
        elif not follows:
            yield start, end, (Field("message", start, end),) if line.strip() else (), None


def _typed(start: int, command: int, end: int) -> tuple[Field, ...]:
    """The fields of a line at a prompt; a bare prompt has no command."""
    prompt = Field("prompt", start, command)
    return (prompt, Field("command", command, end)) if end > command else (prompt,)
