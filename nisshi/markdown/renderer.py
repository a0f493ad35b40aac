"""Tokens to HTML: markdown-it's renderer with a shorter way for the tokens most texts are made of."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


class Renderer(RendererHTML):
    """Writes HTML, not XHTML, whatever the options say."""

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        rules, out = self.rules, []
        for index, token in enumerate(tokens):
            if token.type == "inline":
                if token.children:
                    out.append(self.renderInline(token.children, options, env))
            elif rule := rules.get(token.type):
                out.append(rule(tokens, index, options, env))
            else:
                out.append(self.renderToken(tokens, index, options, env))
        return "".join(out)

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        rules, out = self.rules, []
        for index, token in enumerate(tokens):
            if token.type == "text":
                out.append(escapeHtml(token.content))
            elif rule := rules.get(token.type):
                out.append(rule(tokens, index, options, env))
            else:
                out.append(self.renderToken(tokens, index, options, env))
        return "".join(out)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Write a picture with its mark, see ImageUse."""
        mark = tokens[idx].meta.get("mark", "")
        return f"<img{mark}{super().image(tokens, idx, options, env)[4:]}"

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        if token.hidden:  # the paragraph of an item in a tight list
            return ""
        if token.nesting < 0:
            return f"</{token.tag}>\n" if token.block else f"</{token.tag}>"
        attributes = self.renderAttrs(token) if token.attrs else ""
        if not token.block:
            return f"<{token.tag}{attributes}>"
        start = "\n<" if idx and tokens[idx - 1].hidden else "<"
        end = ">" if token.nesting > 0 and _goes_on(token, tokens[idx + 1 : idx + 2]) else ">\n"
        return f"{start}{token.tag}{attributes}{end}"


def _goes_on(token: Token, following: Sequence[Token]) -> bool:
    """Whether what follows a start tag stands in its line: text, or its own end tag."""
    return any(
        after.type == "inline" or after.hidden or (after.nesting < 0 and after.tag == token.tag)
        for after in following
    )
