"""From text to records: every line is a head, continues the record above, or stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from nisshi.logs.format import Format
from nisshi.logs.heads import Head, layout_of
from nisshi.logs.judge import Judge
from nisshi.logs.records import Excerpt
from nisshi.logs.session import PROMPT_OPENS, names_prompt, prompt_end

_SAID = layout_of("message")
_PROMPT = layout_of("prompt")
_TYPED = layout_of("prompt", "command")


def parse(text: str, format: Format, watch: Sequence[str] = ()) -> Excerpt:
    """Read a text as a log of this format; joining the records' pieces gives the text back.

    `watch` are the author's own phrases that mean failure, whatever level a record has. Takes time
    linear in the text and never raises.
    """
    judge = Judge(text, format, watch).record
    starts, head_ends, heads = _opened(text, format)
    records = tuple(map(judge, starts, head_ends, heads, [*starts[1:], len(text)]))
    return Excerpt(text=text, format=format.name, records=records)


def _opened(text: str, format: Format) -> tuple[list[int], list[int], list[Head | None]]:
    """The lines that open a record: where each starts, where it ends before its line feed, what is read of it.

    Lines above the first head, and what a command printed, stand alone. Blank lines belong to what is
    above them; before the first head they stand together.
    """
    read, sign, opens, least = format.read, format.sign, format.opens, format.least
    digit_opens = "0" in opens
    named = names_prompt(text)
    returns = "\r" in text
    starts: list[int] = []
    ends: list[int] = []
    heads: list[Head | None] = []
    follows = False  # whether a line that is no head continues the record above
    blank = False  # whether the line above is blank
    at = 0
    for line in text.removesuffix("\n").split("\n") if text else ():
        start = at
        at += len(line) + 1
        head = None
        if not line:
            if follows or blank:
                continue
            blank = True
        else:
            blank = False
            if returns:
                line = line.removesuffix("\r")
            first = line[:1]
            if (first in PROMPT_OPENS or (named and names_prompt(line))) and (typed := prompt_end(line)):
                head = _typed(line, typed)
                follows = False
            elif (
                len(line) >= least
                and (not opens or first in opens or (digit_opens and first.isdecimal()))
                and sign in line
                and (head := read(line))
            ):
                follows = True
            elif follows:
                continue
            elif line.strip():
                head = Head(_SAID, ((0, len(line)),))
        starts.append(start)
        ends.append(start + len(line))
        heads.append(head)
    return starts, ends, heads


def _typed(line: str, command: int) -> Head:
    """A line at a prompt, whose command begins there; a bare prompt has none."""
    if command == len(line):
        return Head(_PROMPT, ((0, command),))
    return Head(_TYPED, ((0, command), (command, len(line))))
