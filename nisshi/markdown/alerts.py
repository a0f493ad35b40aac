"""GitHub's alerts: a quotation whose first line is `[!NOTE]` alone, in words of the text's language.

As on GitHub the five kinds may be written in any case and stand in no list or quotation. What only
looks like one stays a quotation, and the author is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, blockquote
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from nisshi.errors import did_you_mean
from nisshi.markdown.notes import Notes
from nisshi.markdown.where import where

# The grave ones are named by the scale of safety signs (JIS Z 9101): GitHub's red one is the graver.
WORDS = {
    "note": {"ja": "補足", "en": "Note"},
    "tip": {"ja": "ヒント", "en": "Tip"},
    "important": {"ja": "重要", "en": "Important"},
    "warning": {"ja": "注意", "en": "Warning"},
    "caution": {"ja": "危険", "en": "Caution"},
}

_MARK = re.compile(r"\[!([a-zA-Z]+)\][ \t]*(?:\n|$)")


def alerts(parser: MarkdownIt) -> None:
    """Render alerts as `<div class="alert" data-kind="note" role="note">`, their kind in words first."""
    parser.block.ruler.at("blockquote", _quotation, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.core.ruler.after("block", "alerts", where("[!", _settle))
    parser.add_render_rule("alert_open", _open)


def _quotation(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """The parser's own rule, which sees alerts at the top of the text alone."""
    if not silent:
        following = state.bMarks[startLine + 1] + state.tShift[startLine + 1]
        state.md.options["alerts"] = state.level == 0 and state.src.startswith(">", following)
    return blockquote(state, startLine, endLine, silent)


def _settle(state: StateCore) -> None:
    """Leave out the parser's English titles; tell of quotations that begin like an alert and are none."""
    kept: list[Token] = []
    is_title = False
    for token in state.tokens:
        is_title = is_title or token.type == "alert_title_open"
        if not is_title:
            kept.append(token)
        is_title = is_title and token.type != "alert_title_close"
    state.tokens = kept
    for index, token in enumerate(kept[:-2]):
        if token.type == "alert_open" and kept[index + 1].type == "alert_close":
            message = "this alert says nothing"
            _tell(state.env["notes"], token, token.info, message, "write its text below, behind “>”")
        elif token.type == "blockquote_open" and (match := _MARK.match(kept[index + 2].content)):
            _judge(token, kept[index + 2], match[1], state.env["notes"])


def _judge(quotation: Token, text: Token, word: str, notes: Notes) -> None:
    """Tell why a quotation that begins with `[!word]` alone in a line is no alert."""
    kind = word.lower()
    if text.type != "inline":
        return
    if kind not in WORDS:
        near = did_you_mean(kind.upper(), [known.upper() for known in WORDS])
        hint = near + "there are NOTE, TIP, IMPORTANT, WARNING and CAUTION"
        _tell(notes, quotation, word, f"“[!{word}]” is no kind of alert", hint)
    elif quotation.level:
        message = "an alert in a list or a quotation stays a quotation, as on GitHub"
        _tell(notes, quotation, word, message, "let it stand by itself, at the left edge")
    else:
        message = "this alert stays a quotation: its next line has no “>”"
        _tell(notes, quotation, word, message, "write “>” before each of its lines")


def _tell(notes: Notes, token: Token, word: str, message: str, hint: str) -> None:
    notes.report(token.map[0] if token.map else 0, message, hint, find=f"[!{word}")


def _open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    kind = str(tokens[index].meta["kind"]).lower()
    words = WORDS[kind]
    word = words.get(env["notes"].text.lang.split("-")[0], words["en"])
    return f'<div class="alert" data-kind="{kind}" role="note">\n<p class="kind"><b>{word}</b></p>\n'
