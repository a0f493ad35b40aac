"""What a post embeds as plain Markdown: links, which any tool can read, in the place of what only we know."""

from __future__ import annotations

import re
from html import unescape

_BEFORE = r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t>]++)*+"  # a quotation, a list
_FENCE = (
    rf"(?P<fence>^{_BEFORE}(?P<ticks>`{{3,}}(?=[^`\n]*$)|~{{3,}})[^\n]*"
    r"(?:\n(?![ \t>]*(?P=ticks))[^\n]*)*+(?:\n[^\n]*)?)"  # the last line closes it
)
_SPAN = r"(?P<span>(?<!`)(?P<tick>`{1,9})(?!`)[^\n]*?(?<!`)(?P=tick)(?!`))"
_LINE = (
    r"^(?P<indent> {0,3})(?:::github(?P<card>\{[^\n]{1,1000}\})"
    r"|`(?P<code>https?://[^`\s]+)`|`(?:video|audio): *(?P<file>[^`\n]+)`)[ \t]*$"
)
# No `<` in an attribute: so a piece ends before the next one begins, and no text is looked at twice.
_FRAME = r"<iframe\b(?P<frame>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>[^<]*+</iframe\s*+>"
_SCRIPT = r"<script(?P<script>\s[^<>]*+)>\s*+</script\s*+>"
_PIECE = re.compile("|".join((_FENCE, _LINE, _SPAN, _FRAME, _SCRIPT)), re.MULTILINE | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s(src|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\s*+=", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\\[\]`*_<>])")


def plain_embeds(body: str) -> str:
    """Return Markdown with a link for each embed that is not one already; what stands in code stays."""
    if "::github" not in body and "`" not in body and "<" not in body:
        return body
    return _PIECE.sub(_plain, body)


def _plain(match: re.Match[str]) -> str:
    if match["card"]:
        return match["indent"] + _repository(match["card"], match[0].strip())
    if match["code"]:
        return _address(match["code"], match[0])
    if match["file"]:
        return match["indent"] + _file(match["file"].strip())
    if match["frame"] is not None:
        return _frame(match["frame"], match[0])
    return "" if match["script"] and _SOURCE.search(match["script"]) else match[0]


def _repository(braces: str, written: str) -> str:
    from nisshi.embeds.named import github_card

    found = github_card(braces)
    if not found:
        return written
    embed, said = found
    return f"[{_escaped(embed.title)}]({embed.link})" + (f" – {_escaped(said)}" if said else "")


def _address(url: str, written: str) -> str:
    from nisshi.embeds.all_providers import recognise

    embed = recognise(url)
    return f"<{embed.link}>" if embed and embed.player else written


def _file(address: str) -> str:
    name = address.rstrip("/").rpartition("/")[2] or address
    target = f"<{address}>" if re.search(r"[\s()]", address) else address
    return f"[{_escaped(name)}]({target})"


def _frame(attributes: str, written: str) -> str:
    values = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(attributes)}
    source = values.get("src", "")
    if not re.fullmatch(r"(?:https?:)?//[^\s<>()\"]+|/[^\s<>()\"]*", source):
        return written
    title = " ".join(values.get("title", "").split())
    return f"[{_escaped(title or source)}]({f'https:{source}' if source.startswith('//') else source})"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
