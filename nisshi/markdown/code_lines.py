"""Lines of a code block that carry something: a number, a mark, a prompt, an insertion."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nisshi.logs.ansi import Run, painted
from nisshi.logs.records import Excerpt
from nisshi.logs.session import SessionLine, read_session
from nisshi.markdown.highlight import Highlighter
from nisshi.markdown.info_string import FenceInfo, Lines
from nisshi.markdown.prompts import asked_prompts


def indexes(ranges: Lines, count: int) -> frozenset[int]:
    """Ranges counted from 1 as indexes from 0, cut at the number of lines there are."""
    return frozenset(
        line - 1 for start, end in ranges for line in range(start, min(end, count) + 1) if line <= count
    )


def marked_records(excerpt: Excerpt, lines: frozenset[int]) -> frozenset[int]:
    """The records that one of these lines of the text, counted from 0, belongs to."""
    if not lines:
        return frozenset()
    marked = set()
    first = 0
    for index, record in enumerate(excerpt.records):
        after = first + excerpt.text.count("\n", record.start, record.end)
        last = max(first, after - 1 if excerpt.text.endswith("\n", 0, record.end) else after)
        if any(first <= line <= last for line in lines):
            marked.add(index)
        first = after
    return frozenset(marked)


def painted_lines(source: Sequence[str], runs: Sequence[Run]) -> list[str]:
    """The lines in the colours that a terminal showed; `runs` count in the lines joined by line feeds."""
    lines = []
    at = 0
    for line in source:
        pieces = []
        for start, end, classes in painted(at, at + len(line), runs):
            text = escape(line[start - at : end - at], quote=False)
            pieces.append(f'<span class="{classes}">{text}</span>' if classes else text)
        lines.append("".join(pieces))
        at += len(line) + 1
    return lines


def write_lines(source: Sequence[str], html: Sequence[str], info: FenceInfo, *, diff: bool = False) -> str:
    """Join highlighted lines, each in a span where the block numbers, marks, prompts or is a diff."""
    if not (info.marked or info.first_number or info.prompt_user or info.prompt_host or diff):
        return "\n".join(html)
    count = len(source)
    output = indexes(info.output, count)
    marked = indexes(info.marked, count)
    prompts = [""] * count
    if info.prompt_user or info.prompt_host:
        prompts = asked_prompts(source, info.prompt_user, info.prompt_host, output)
    changes = diff_classes(source) if diff else [""] * count
    written = []
    for index, line in enumerate(html):
        classes = ["line", changes[index]]
        classes.append("marked" if index in marked else "")
        classes.append("output" if index in output else "")
        number = info.first_number + index if info.first_number else 0
        written.append(_line(line, " ".join(filter(None, classes)), number, prompts[index]))
    return "\n".join(written)


def write_session(source: Sequence[str], info: FenceInfo, highlighter: Highlighter) -> str | None:
    """A session's lines: the prompt in its own span, commands in colour, output plain.

    None when no line starts with a prompt.
    """
    session = read_session(source)
    if session is None:
        return None
    marked = indexes(info.marked, len(source))
    coloured = iter(_coloured_commands(session, highlighter))
    written = []
    for index, line in enumerate(session):
        classes = "line" if line.command else "line output"
        prompt = f'<span class="prompt">{escape(line.prompt, quote=False)}</span>' if line.prompt else ""
        text = next(coloured) if line.command else escape(line.text, quote=False)
        number = info.first_number + index if info.first_number else 0
        written.append(_line(prompt + text, classes + " marked" * (index in marked), number, ""))
    return "\n".join(written)


def _coloured_commands(session: Sequence[SessionLine], highlighter: Highlighter) -> list[str]:
    """The HTML of each command line; lines of one command are read together."""
    commands: list[list[str]] = []
    for line in session:
        if line.command and (not commands or (line.prompt and not line.is_more)):
            commands.append([line.text])
        elif line.command:
            commands[-1].append(line.text)
    return [html for command in commands for html in highlighter.lines("\n".join(command), "bash")]


def diff_classes(lines: Sequence[str]) -> list[str]:
    """What each line of a diff is; the `---` and `+++` above a file's first hunk are neither."""
    classes = [{"+": "inserted", "-": "deleted"}.get(line[:1], "") for line in lines]
    for index in range(len(lines) - 1):
        if lines[index].startswith("--- ") and lines[index + 1].startswith("+++ "):
            classes[index] = classes[index + 1] = ""
    return classes


def _line(html: str, classes: str, number: int, prompt: str) -> str:
    attributes = f' data-n="{number}"' if number else ""
    if prompt:
        attributes += f' data-prompt="{escape(prompt)}"'
    # An empty block is no line to a browser, and what is selected would lack it.
    return f'<span class="{classes}"{attributes}>{html or "<br>"}</span>'
