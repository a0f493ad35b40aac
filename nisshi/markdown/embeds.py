"""A paragraph that is an address, a `::github{…}` or a film becomes an embed; `![](clip.mp4)` anywhere does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from nisshi.embeds.embed import Embed
from nisshi.markdown.embed_cards import card, link_card
from nisshi.markdown.media import media, media_kind, said_media
from nisshi.markdown.notes import Notes
from nisshi.markdown.places import find_place
from nisshi.markdown.plain_text import inline_text
from nisshi.markdown.targets import encoded, kind_of

# A line that is nothing but an address, bare or in one of its brackets.
_ALONE = re.compile(
    r"(?P<bare>https?://[!-;=?-_a-~]+)|<(?P<angle>https?://[!-;=?-_a-~]+)>|`(?P<code>https?://[^`\s]+)`"
)
_GITHUB = re.compile(r"::github(\{.*\})")
_BEGINNING = re.compile(r"[<`]?https?://|::github\{|`(?:video|audio):")


def embeds(parser: MarkdownIt) -> None:
    """Put cards, players of our own files and links in the place of what asks for them."""
    parser.core.ruler.push("embeds", _rewrite)
    parser.add_render_rule("embed", _render)


def _render(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return tokens[index].content


def _rewrite(state: StateCore) -> None:
    notes: Notes = state.env["notes"]
    replaced: dict[int, Token] = {}
    for index, token in enumerate(state.tokens):
        if token.type != "inline":
            continue
        if "![" in token.content and token.children:
            token.children = [_clip(child, token, notes) for child in token.children]
        # Outside of lists and quotes alone: there an address is one of several, or a source.
        is_paragraph = token.level == 1 and state.tokens[index - 1].type == "paragraph_open"
        if is_paragraph and _BEGINNING.match(token.content) and (html := _paragraph(token, notes)):
            replaced[index] = Token("embed", "", 0, content=html, block=True, map=token.map)
    if replaced:
        around = {place for index in replaced for place in (index - 1, index + 1)}
        state.tokens = [
            replaced.get(index, token) for index, token in enumerate(state.tokens) if index not in around
        ]


def _paragraph(block: Token, notes: Notes) -> str:
    """The HTML in the place of a paragraph; "" where one of its lines is no embed."""
    first = block.map[0] if block.map else 0
    lines = [line.strip() for line in block.content.split("\n")]
    written = [_line(line, first + number, notes) for number, line in enumerate(lines)]
    return "".join(f"{html}\n" for html in written) if all(written) else ""


def _line(line: str, number: int, notes: Notes) -> str:
    if match := _GITHUB.fullmatch(line):
        return _repository(match[1], line, number, notes)
    if line.startswith("`") and line.endswith("`") and (said := said_media(line[1:-1])):
        html = _media(said[0], said[1], "", number, 0, notes)
        return f"<p>{html}</p>" if html else ""
    match = _ALONE.fullmatch(line)
    if not match:
        return ""
    url = match["bare"] or match["angle"] or match["code"]
    if kind_of(url, notes.options.own_hosts) != "external":
        return ""
    from nisshi.embeds.all_providers import recognise

    embed = recognise(url)
    if embed is None:
        facts = notes.embed_facts(url)
        is_card = notes.options.link_cards and facts.title and not match["code"]
        return link_card(encoded(url), facts, notes.options, _marking(number, notes)) if is_card else ""
    if match["code"] and not embed.player:  # who writes code about a repository means code
        return ""
    return written_card(embed, number, notes)


def written_card(embed: Embed, number: int, notes: Notes) -> str:
    """Return the card of an embed with what embeds.lock says of it; `number` is its line."""
    facts = notes.embed_facts(embed.key)
    return card(with_facts(embed, notes), facts, notes.options, _marking(number, notes))


def with_facts(embed: Embed, notes: Notes) -> Embed:
    """Return the embed with the player that a fetch has found, if that was needed."""
    from nisshi.embeds.all_providers import with_player

    return with_player(embed, notes.embed_facts(embed.key).player)


def _repository(braces: str, line: str, number: int, notes: Notes) -> str:
    from nisshi.embeds.named import github_card

    found = github_card(braces)
    if found is None:
        hint = 'write ::github{repo="owner/name"}, and if you like description="…"'
        notes.report(number, "this card names no repository: it stays text", hint, find=line)
        return ""
    embed, said = found
    facts = notes.embed_facts(embed.key)
    return card(embed, facts, notes.options, _marking(number, notes), said=said)


def _clip(token: Token, block: Token, notes: Notes) -> Token:
    """A picture whose address is that of a film or a sound, as such; any other token as it is."""
    source = str(token.attrs.get("src", "")) if token.type == "image" else ""
    element = media_kind(source) if source else ""
    if not element:
        return token
    line, column, _ = find_place(notes, block, source, 0)
    label = inline_text(token.children or [])
    html = _media(element, source, label, line, column, notes)
    return Token("embed", "", 0, content=html) if html else Token("text", "", 0, content=label)


def _media(element: str, address: str, label: str, line: int, column: int, notes: Notes) -> str:
    is_ours = kind_of(address, notes.options.own_hosts) == "internal"
    if not is_ours and kind_of(address, notes.options.own_hosts) != "external":
        notes.report(
            line, "this is no address of a film or a sound", "give a path or an https address", find=address
        )
        return ""
    source = notes.link(address, line, column=column, image=True) if is_ours else escape(encoded(address))
    return media(element, source, address, label, is_ours=is_ours)


def _marking(line: int, notes: Notes) -> Callable[[str], str]:
    """What marks files of the blog as targets of links that stand at a line."""
    return partial(notes.link, line=line, image=True)
