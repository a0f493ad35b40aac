"""Fences that are shown as what they describe: a diagram or a formula, with its source at hand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nisshi.diagrams.desk import can_draw
from nisshi.diagrams.drawing import Fault
from nisshi.diagrams.kinds import ENGINES, kind_name
from nisshi.digest import digest_value
from nisshi.markdown.desks import Desks
from nisshi.markdown.fence import Fence
from nisshi.markdown.formulas import formula
from nisshi.markdown.info_string import FenceInfo, read_info
from nisshi.markdown.notes import Notes

LONGEST_NAME = 300  # characters of what a screen reader says of a diagram
SMALLEST = 0.8
"""A drawing is made so much smaller at most; then it scrolls: letters of 16 px are 12.8 px high."""
PAPER = 1200
"""CSS pixels: a wider drawing is not readable on paper of 680, where nothing scrolls: letters of 9 px."""
NARROWEST = 280  # CSS pixels that a drawing has on any phone
_SHOWN = "its source is shown instead"
_SHOWN_NOW = f"{_SHOWN}, and each build tries again; a smaller diagram is drawn sooner"
_MISSING = "diagrams are shown as their source, for what draws them is not installed"
_INSTALL = "to have them drawn: .venv/bin/pip install 'nisshi[diagrams]'"


def write_picture(fence: Fence, lang: str, notes: Notes, desks: Desks) -> str:
    """A diagram as a figure; "" where it is to be shown as its source, of which the notes are told."""
    info, _ = read_info(fence.info)
    word = info.language.lower()
    engine = ENGINES[word]
    if not can_draw(engine):
        notes.report_once(fence.line, _MISSING, _INSTALL)
        return ""
    ident = "d" + digest_value((engine, fence.content, fence.nth))[:8]
    drawn = desks.desk().draw(engine, fence.content, ident)
    if isinstance(drawn, Fault):
        line = fence.line + min(drawn.line, fence.content.count("\n"))
        hint = _SHOWN_NOW if drawn.passing else _SHOWN
        source = notes.lines[line] if line < len(notes.lines) else ""
        piece = drawn.piece if drawn.piece in source else ""
        column = drawn.column if piece and source.find(piece, drawn.column - 1) >= 0 else 0
        message = f"this diagram cannot be drawn: {drawn.message}"
        notes.report(line, message, hint, find=piece or source.strip(), column=column)
        notes.is_passing = notes.is_passing or drawn.passing
        return ""
    _report(fence, notes)
    name = escape(_name(info, kind_name(engine, fence.content, lang), drawn.labels))
    least = round(drawn.width * SMALLEST)
    reach = ' tabindex="0"' if least > NARROWEST else ""  # it scrolls on a phone
    wide = ' data-wide=""' if drawn.width > PAPER else ""
    svg = drawn.svg.replace(
        "<svg ", f'<svg role="img" aria-label="{name}" style="min-inline-size:{least}px" ', 1
    )
    source = "図のソース" if lang.startswith("ja") else "Source of the diagram"
    code = escape(fence.content.removesuffix("\n"), quote=False)
    caption = f"<figcaption>{escape(info.file, quote=False)}</figcaption>" if info.file else ""
    return (
        f'<figure class="diagram" data-kind="{word}"><div class="drawing"{reach}{wide}>{svg}</div>'
        f"<details><summary>{source}</summary>"
        f'<pre tabindex="0"><code class="language-{word}">{code}</code></pre></details>{caption}</figure>\n'
    )


def write_formula(fence: Fence, notes: Notes) -> str:
    """A formula on its own; "" where it is to be shown as its source."""
    info, _ = read_info(fence.info)
    found = formula(fence.content, display=True, alt=info.alt)
    if found.wrong:
        rows = fence.content.split("\n")
        row = next((number for number, text in enumerate(rows, 1) if found.piece and found.piece in text), 0)
        message = f"this formula cannot be read: {found.wrong}"
        notes.report(fence.line + row, message, _SHOWN, find=found.piece)
        return ""
    _report(fence, notes)
    return f'<div class="math" tabindex="0">{found.mathml}</div>\n'


def _report(fence: Fence, notes: Notes) -> None:
    """Tell what in the info string is not understood; what is shown as code tells it itself."""
    for problem in read_info(fence.info)[1]:
        notes.report(fence.line, problem.message, problem.hint, find=problem.piece, severity=problem.severity)


def _name(info: FenceInfo, kind: str, labels: Sequence[str]) -> str:
    """The author's words; else the kind with all that is written in the diagram, each once."""
    if said := info.alt or info.file:
        return said
    text = ", ".join(dict.fromkeys(labels))
    if len(text) > LONGEST_NAME:
        text = text[:LONGEST_NAME].rpartition(", ")[0] + " …"
    return f"{kind}: {text}" if text else kind
