"""The HTML of an embed: a link that reads without any script, with all that a script needs to load it.

Only phrasing content is written, so that a card may stand in whatever the author put around a frame.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from nisshi.embeds.embed import Embed
from nisshi.model import EmbedFacts, MarkdownOptions

Mark = Callable[[str], str]  # the address of a file of the blog -> what stands for it in an attribute

_ALLOWED = "autoplay; encrypted-media; fullscreen; picture-in-picture"


def card(
    embed: Embed,
    facts: EmbedFacts,
    options: MarkdownOptions,
    mark: Mark,
    *,
    tag: str = "p",
    said: str = "",
) -> str:
    """Return a card, with what the author has `said` of it.

    Under “as-written” it is the player itself, with the link below it.
    """
    title = facts.title or embed.title
    words = title or embed.link
    if options.embeds == "as-written" and embed.player:
        link = _link(embed.link, _text(words, embed.name, facts.author, said), options, is_bare=not title)
        size = _style(embed)
        return (
            f'<{tag} class="embed loaded" data-provider="{embed.provider}">'
            f'<iframe src="{escape(embed.player)}" title="{escape(_frame_title(title, embed))}" loading="lazy" '
            f'allow="{_ALLOWED}" style="{size}"></iframe>{link}</{tag}>'
        )
    player = _player(embed, title) if embed.player else ""
    inner = _thumbnail(facts, mark) + _text(words, embed.name, facts.author, said)
    link = _link(embed.link, inner, options, is_bare=not title)
    return f'<{tag} class="embed" data-provider="{embed.provider}"{player}>{link}</{tag}>'


def link_card(url: str, facts: EmbedFacts, options: MarkdownOptions, mark: Mark) -> str:
    """Return a card for a page of any site, of which embeds.lock knows the title."""
    host = url.split("/")[2].removeprefix("www.")
    inner = _thumbnail(facts, mark) + _text(facts.title, host, facts.author)
    return f'<p class="embed" data-provider="page">{_link(url, inner, options, is_bare=False)}</p>'


def text_link(url: str, words: str, options: MarkdownOptions) -> str:
    """Return a link in running text."""
    return _link(url, escape(words), options, is_bare=words == url)


def _link(url: str, inner: str, options: MarkdownOptions, *, is_bare: bool) -> str:
    bare = ' class="bare"' if is_bare else ""  # on paper the address need not be said again
    blank = ' target="_blank"' if options.external_blank else ""
    return f'<a href="{escape(url)}"{bare}{blank} rel="noopener noreferrer">{inner}</a>'


def _text(words: str, name: str, author: str, said: str = "") -> str:
    by = f" · {escape(author)}" if author and author != words else ""
    more = f' <span class="said">{escape(said)}</span>' if said else ""
    return f'<span class="title">{escape(words)}</span>{more} <span class="from">{escape(name)}{by}</span>'


def _thumbnail(facts: EmbedFacts, mark: Mark) -> str:
    if not facts.thumbnail:
        return ""
    size = f' width="{facts.width}" height="{facts.height}"' if facts.width and facts.height else ""
    return f'<img src="{mark(facts.thumbnail)}" alt=""{size} loading="lazy" decoding="async">'


def _player(embed: Embed, title: str) -> str:
    place, hash_, fragment = embed.autoplay.partition("#")
    joint = "&" if "?" in embed.player else "?"
    address = embed.player + (joint + place if place else "") + hash_ + fragment
    return (
        f' data-player="{escape(address)}" data-name="{escape(embed.name)}" '
        f'data-title="{escape(_frame_title(title, embed))}" data-size="{_style(embed)}"'
    )


def _frame_title(title: str, embed: Embed) -> str:
    return f"{title} – {embed.name}" if title else embed.name


def _style(embed: Embed) -> str:
    return f"aspect-ratio: {embed.ratio}" if embed.ratio else f"block-size: {embed.height}px"
