"""Footnotes: `[^name]` in the text, `[^name]: note` anywhere, the text also on the next line.

Notes that are short enough stand in the margin of a wide page. They stay where they are in the
document, at its end, so nobody hears them twice: the theme moves them by CSS anchor positioning, for
which each first mark and each note carries a name (`--ref`, `--note`) and each note that of the one
above it (`--above`), below which it begins at the earliest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from nisshi.markdown.notes import Notes
from nisshi.markdown.places import place
from nisshi.markdown.plain_text import inline_text
from nisshi.markdown.where import where

_REFERENCE = re.compile(r"\[\^([^\]\s\[]+)\]")
_EMPTY_DEFINITION = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_MARGIN = 160  # characters; a text with a longer note keeps them all at its end
_NOTE_INDENT = 4  # columns a note's text is indented by, as in list items and code

_FOLD = re.compile(r"<details\b", re.I)
_IN_NOTE = ("paragraph_open", "paragraph_close", "footnote_anchor")

_SECTION = {"ja": "脚注", "en": "Footnotes"}
_BACK = {"ja": "本文の注{}へ戻る", "en": "Back to reference {}"}


def footnotes(parser: MarkdownIt) -> None:
    """Collect footnotes at the end of the text; warn of undefined and unused ones."""
    footnote_plugin(parser, inline=False)
    parser.block.ruler.at("footnote_def", _definition, {"alt": ["paragraph", "reference"]})
    parser.core.ruler.after("inline", "footnote_warnings", where("[^", _warn))
    parser.core.ruler.push("footnote_ids", where("[^", _name_ids))
    parser.add_render_rule("footnote_ref", _render_reference)
    parser.add_render_rule("footnote_block_open", _render_section)
    parser.add_render_rule("footnote_block_close", _render_section_end)
    parser.add_render_rule("footnote_open", _render_note)
    parser.add_render_rule("footnote_anchor", _render_back_link)


def _definition(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """The plugin's rule, for which a next line indented by less counts as indented enough."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    following = startLine + 1
    if (
        not silent
        and following < endLine
        and _EMPTY_DEFINITION.fullmatch(state.src, start, state.eMarks[startLine])
        and 0 < state.sCount[following] - state.blkIndent < _NOTE_INDENT
        and not state.isEmpty(following)
    ):
        kept = state.sCount[following]
        state.sCount[following] = state.blkIndent + _NOTE_INDENT
        matched = footnote_def(state, startLine, endLine, silent)
        state.sCount[following] = kept
        return matched
    return footnote_def(state, startLine, endLine, silent)


def _warn(state: StateCore) -> None:
    notes: Notes = state.env["notes"]
    for block in state.tokens:
        if block.type == "inline" and "[^" in block.content:
            _warn_undefined(block, notes)
    known: dict[str, int] = state.env.get("footnotes", {}).get("refs", {})
    for key, number in known.items():
        if number < 0:
            mark = f"[^{key[1:]}]:"
            line = next((row for row, text in enumerate(notes.lines) if mark in text), 0)
            notes.report(line, "nothing refers to this footnote: it is not shown", find=mark)


def _warn_undefined(block: Token, notes: Notes) -> None:
    cursor = 0
    for child in block.children or []:
        start = block.content.find(child.content, cursor) if child.content else -1
        if start < 0:
            continue
        cursor = start + len(child.content)
        for match in _REFERENCE.finditer(child.content) if child.type == "text" else ():
            line, column = place(notes, block, start + match.start())
            hint = f"add a line “{match.group()}: …”, or put it in backquotes if it is no footnote"
            notes.report(line, "there is no footnote of this name", hint, find=match.group(), column=column)


def _name_ids(state: StateCore) -> None:
    """Choose ids that no heading has, and note them."""
    notes: Notes = state.env["notes"]
    found = [token for token in state.tokens if token.type == "footnote_anchor"]
    taken = frozenset(notes.ids)
    note, mark = "fn", "fnref"
    while any(_note_id(note, token) in taken or _mark_id(mark, token) in taken for token in found):
        note, mark = f"foot{note}", f"foot{mark}"
    state.env["footnote_names"] = (note, mark)
    for token in found:
        if token.meta["subId"] == 0:
            notes.ids.append(_note_id(note, token))
        notes.ids.append(_mark_id(mark, token))
    state.env["footnotes_beside"] = _fit_beside(state.tokens)


def _fit_beside(tokens: Sequence[Token]) -> bool:
    """Whether every note is one short paragraph, and none is referred to from where no margin is."""
    in_note, paragraphs, folds = False, 0, 0
    for token in tokens:
        if token.type in ("footnote_open", "footnote_close"):
            in_note, paragraphs = token.nesting > 0, 0
        elif in_note and token.type == "inline":
            paragraphs += 1
            if paragraphs > 1 or len(inline_text(token.children or [])) > _MARGIN:
                return False
        elif in_note and token.type not in _IN_NOTE:
            return False
        elif token.type == "html_block":
            folds += len(_FOLD.findall(token.content)) - token.content.lower().count("</details")
        if folds > 0 and any(child.type == "footnote_ref" for child in token.children or ()):
            return False
    return True


def _note_id(name: str, token: Token) -> str:
    return f"{name}-{token.meta['id'] + 1}"


def _mark_id(name: str, token: Token) -> str:
    """The id of a mark in the text: a note's second mark is `fnref-1-2`."""
    again = token.meta.get("subId", 0)
    return f"{name}-{token.meta['id'] + 1}" + (f"-{again + 1}" if again else "")


def _render_reference(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    note, mark = env["footnote_names"]
    number = token.meta["id"] + 1
    is_anchor = env["footnotes_beside"] and token.meta["subId"] == 0
    style = f' style="--ref:--ref-{number}"' if is_anchor else ""
    return (
        f'<sup class="footnote-ref"{style}><a href="#{_note_id(note, token)}" id="{_mark_id(mark, token)}">'
        f"{number}</a></sup>"
    )


def _render_section(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    beside = " in-margin" if env["footnotes_beside"] else ""
    return f'<section class="footnotes{beside}" aria-label="{_word(_SECTION, env)}">\n<ol>\n'


def _render_section_end(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return "</ol>\n</section>\n"


def _render_note(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    identity = _note_id(env["footnote_names"][0], tokens[index])
    number = tokens[index].meta["id"] + 1
    names = f"--ref:--ref-{number};--note:--note-{number};--above:--note-{number - 1}"
    style = f' style="{names}"' if env["footnotes_beside"] else ""
    return f'<li id="{identity}"{style}>'


def _render_back_link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    label = _word(_BACK, env).format(token.meta["id"] + 1)
    target = _mark_id(env["footnote_names"][1], token)
    return f' <a class="footnote-back" href="#{target}" aria-label="{label}">↩</a>'


def _word(words: dict[str, str], env: EnvType) -> str:
    return words.get(env["notes"].text.lang.split("-")[0], words["en"])
