"""`$x$` and `$$x$$` as MathML, which browsers draw without a script or a font. Off by default."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin

from nisshi.markdown.formulas import formula
from nisshi.markdown.notes import Notes


def math(parser: MarkdownIt) -> None:
    """Render LaTeX between dollars; amounts such as `$5 … $25` stay, for a space is before the second."""
    dollarmath_plugin(parser, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True)
    parser.core.ruler.push("math", _convert)
    for kind in ("math_inline", "math_inline_double"):
        parser.add_render_rule(kind, _render_inline)
    parser.add_render_rule("math_block", _render_block)


def _convert(state: StateCore) -> None:
    notes: Notes = state.env["notes"]
    for block in state.tokens:
        line = block.map[0] if block.map else 0
        for token in (block, *(block.children or ())):
            if token.type.startswith("math_"):
                token.content = _mathml(token, line, notes)


def _mathml(token: Token, line: int, notes: Notes) -> str:
    latex = token.content.strip()
    found = formula(latex, display=token.type != "math_inline")
    if found.mathml:
        return found.mathml
    piece = found.piece or latex.split("\n")[0]
    row = next((line + n for n, text in enumerate(notes.lines[line:]) if piece in text), line)
    notes.report(
        row, f"this formula cannot be read: {found.wrong}", "it is shown as it is written", find=piece
    )
    return f"<code>{escape(latex)}</code>"


def _render_inline(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return tokens[index].content


def _render_block(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return f'<div class="math" tabindex="0">{tokens[index].content}</div>\n'
