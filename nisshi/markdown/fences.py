"""Code blocks, fenced and indented: each is written once and taken again while nothing in it changes.

What writing takes (Pygments, the log formats) is imported at the first block that nobody has written.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from typing import Any, NamedTuple

import msgspec
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from nisshi.diagrams.kinds import ENGINES
from nisshi.digest import digest_value
from nisshi.markdown.desks import Desks
from nisshi.markdown.fence import Fence, with_expressions
from nisshi.markdown.highlight import Highlighter
from nisshi.markdown.notes import Notes
from nisshi.model import Filling

_LOG = ('<figure class="log"', '<div class="logs">')
_NO_LOG = "these notes stand below no log"
_DRAWN = frozenset({*ENGINES, "math"})
_WORD = re.compile(r"[^\s{:,=]*")
_ID = re.compile(r'<[a-z][^<>]*? id="([^"<>]*)"')


def fences(parser: MarkdownIt) -> None:
    """Render `fence` and `code_block` tokens as figures; a fence called `toc` is left to others.

    Needs `env["notes"]`, the `Notes` of the text, for warnings, language and options.
    """
    highlighter = Highlighter()
    desk = Desks()
    rules = getattr(parser.renderer, "rules")  # noqa: B009 - the protocol does not name it
    before = rules["fence"]

    def fence(
        renderer: RendererHTML,
        tokens: Sequence[Token],
        index: int,
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        token = tokens[index]
        info = _info(token)
        if info.split(maxsplit=1)[:1] == ["toc"]:
            return str(before(tokens, index, options, env))
        return _fence(tokens, index, env["notes"], highlighter, desk)

    def code_block(
        renderer: RendererHTML,
        tokens: Sequence[Token],
        index: int,
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        return _block(Fence(content=tokens[index].content), env["notes"], highlighter, desk)

    parser.add_render_rule("fence", fence)
    parser.add_render_rule("code_block", code_block)


def _fence(tokens: Sequence[Token], index: int, notes: Notes, highlighter: Highlighter, desk: Desks) -> str:
    """A fenced block with the notes that stand right below it; these are shown by the log they are about."""
    token = tokens[index]
    line = token.map[0] if token.map else 0
    if _is_notes(token):
        _misplaced(tokens[index - 1] if index else None, line, notes)
        return ""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    below = following if following and _is_notes(following) else None
    notes_line = below.map[0] if below and below.map else 0
    found = Fence(
        content=token.content,
        info=_info(token),
        line=line,
        notes=below.content if below else "",
        notes_line=notes_line + 1 if below else 0,
    )
    told = len(notes.problems)
    html = _block(found, notes, highlighter, desk)
    is_wrong = any(problem.severity == "error" for problem in notes.problems[told:])
    if below and not html.startswith(_LOG) and not is_wrong:
        hint = "is the block above a log? Then begin it with ```log; else take the notes out"
        notes.report(notes_line, _NO_LOG, hint, find="notes", severity="error")
    elif below and not below.content.strip():
        notes.report(notes_line, "there is no note in this block", "write one or take it out", find="notes")
    return html


def _misplaced(above: Token | None, line: int, notes: Notes) -> None:
    """Tell of notes that no log shows; those right below a block are told of with it."""
    if above is None or above.type != "fence":
        hint = "put them right below their log, or take them out"
        notes.report(line, _NO_LOG, hint, find="notes", severity="error")
    elif _is_notes(above):
        hint = "write all notes of a log in one block"
        notes.report(line, "these notes stand below other notes", hint, find="notes", severity="error")


def _info(token: Token) -> str:
    return unescapeAll(with_expressions(token.info)).strip()


def _is_notes(token: Token) -> bool:
    return token.type == "fence" and _info(token) == "notes"


def _block(fence: Fence, notes: Notes, highlighter: Highlighter, desk: Desks) -> str:
    """One block as a figure, as it was written before where it is the same."""
    lang = notes.text.lang or notes.options.lang
    first, files, is_offered = _named(fence, notes)
    found = msgspec.structs.replace(fence, nth=notes.nth(first))

    def write() -> str:
        from nisshi.markdown.code_blocks import write_block

        return write_block(found, lang, notes, highlighter)

    word = _WORD.match(fence.info)
    if (kind := word[0].lower() if word else "") in _DRAWN:
        key = digest_value((kind, found.info, found.content, found.nth, lang))
        return notes.block(key, lambda: _draw(kind, found, lang, notes, desk) or write())
    if is_offered:  # the mark of its link is another one when a link is added above
        notes.offered += (name for name, _ in files)
        html = write()
    else:
        own = (notes.options.log_watch, notes.text.log_watch, notes.options.zone)
        key = digest_value((found.info, found.content, found.nth, found.notes, files, lang, own))
        html = notes.block(key, write)
    if html.startswith(_LOG):
        _take_ids(html, fence.line, notes)
        if files:
            from nisshi.logs.plain import plain_text

            notes.fillings.append(Filling(fence.line, plain_text(html)))
    return html


def _draw(kind: str, fence: Fence, lang: str, notes: Notes, desk: Desks) -> str:
    from nisshi.markdown.pictured import write_formula, write_picture

    return write_formula(fence, notes) if kind == "math" else write_picture(fence, lang, notes, desk)


def _take_ids(html: str, line: int, notes: Notes) -> None:
    """Note the ids that a log gives, and tell of one that something above it has."""
    ids = _ID.findall(html)
    given = frozenset(notes.ids)
    if taken := next((name for name in ids if name in given), ""):
        message, hint = f"the id “{taken}” is taken in this text", "give the log another one"
        notes.report(line, message, hint, find=taken, severity="error")
    notes.ids += ids


class _Named(NamedTuple):
    """What a block is known by among others of its text, and the files that it quotes, with their digests."""

    first: str
    files: tuple[tuple[str, str], ...] = ()
    is_offered: bool = False


def _named(fence: Fence, notes: Notes) -> _Named:
    first = next((line.strip() for line in fence.content.split("\n") if line.strip()), "")
    if "\x1b" in first:
        from nisshi.logs.ansi import strip

        first = strip(first).strip()
    if first or "file" not in fence.info.lower():
        return _Named(first)
    from nisshi.markdown.info_string import read_info

    log = read_info(fence.info)[0].log
    return _Named(" ".join(log.paths), _files(log.paths, notes), log.download)


def _files(paths: Sequence[str], notes: Notes) -> tuple[tuple[str, str], ...]:
    """Note the files that a block quotes and return them with their digests."""
    if not paths:
        return ()
    from nisshi.markdown.log_files import find_file

    beside = notes.text.files
    names = [name for path in paths if (name := find_file(path, beside))]
    notes.quoted += names
    return tuple((name, beside[name].digest) for name in names)
