"""Which addresses of a text an embed may come of: those that stand alone in a line, and those of frames.

More are found than become one (a line within a paragraph, within a code block): whoever asks wants to
know what embeds.lock may be asked for, before anything is parsed.
"""

from __future__ import annotations

import re
from html import unescape

from nisshi.embeds.embed import Embed, read_address

_LINE = re.compile(
    r"^ {0,3}(?:"
    r"(?P<mark>[<`]?)(?P<url>https?://[!-;=?-_a-~]+)[>`]?"  # printable, without < > and `
    r"|::github(?P<card>\{[^\n]{1,1000}\})"
    r")[ \t]*$",
    re.MULTILINE,
)
_FRAME = re.compile(r"<iframe\b[^>]{0,2000}?\ssrc\s*=\s*[\"']?((?:https?:)?//[^\s\"'<>]+)", re.IGNORECASE)
_PAIR = re.compile(r"\s*([a-z]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'{}]+))")
_SIGN = re.compile(r"(?:^|\r) {0,3}(?:[<`]?https?://|::github\{)|<iframe\b", re.MULTILINE | re.IGNORECASE)


def named_links(text: str) -> tuple[str, ...]:
    """Return the keys of embeds.lock that a text may ask for, in its order, each once."""
    if not _SIGN.search(text):
        return ()
    if "\r" in text:  # as the files of Windows end their lines
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    from nisshi.embeds.all_providers import recognise

    found: dict[str, None] = {}
    for match in _LINE.finditer(text):
        if match["card"]:
            card = github_card(match["card"])
            found |= {card[0].key: None} if card else {}
        else:
            found[_key(match["url"], recognise(match["url"]))] = None
    for match in _FRAME.finditer(text):
        address = unescape(match[1])
        if embed := recognise(f"https:{address}" if address.startswith("//") else address):
            found[embed.key] = None
    return tuple(key for key in found if key)


def github_card(braces: str) -> tuple[Embed, str] | None:
    """Read `{repo="owner/name" description="…"}`: the repository and what is said of it; None if it is wrong."""
    from nisshi.embeds.github import repository

    values: dict[str, str] = {}
    rest = braces[1:-1]
    while rest.strip():
        match = _PAIR.match(rest)
        if not match or match[1] not in ("repo", "description") or match[1] in values:
            return None
        values[match[1]] = match[2] or match[3] or match[4] or ""
        rest = rest[match.end() :]
    embed = repository(values.get("repo", ""))
    return (embed, values.get("description", "").strip()) if embed else None


def _key(url: str, embed: Embed | None) -> str:
    if embed:
        return embed.key
    return url if read_address(url) else ""
