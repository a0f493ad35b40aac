"""The settings that conversion depends on, and no others."""

from __future__ import annotations

from urllib.parse import urlsplit

from nisshi.config import Settings
from nisshi.model import MarkdownOptions


def markdown_options(settings: Settings, hosts: tuple[str, ...] = ()) -> MarkdownOptions:
    """Pick the options of conversion.

    `hosts` are those whose links are the blog's own, by default that of its address. They stay the
    same when it is built for another address, so that a preview and a deploy share what is converted.
    """
    own = (*(hosts or (urlsplit(settings.site.url).netloc,)), *settings.links.old_hosts)
    return MarkdownOptions(
        lang=settings.site.lang,
        own_hosts=tuple(dict.fromkeys(host.lower() for host in own if host)),
        external_blank=settings.links.new_tab,
        math=settings.markdown.math,
        emoji=settings.markdown.emoji,
        definition_lists=settings.markdown.definition_lists,
        typographer=settings.markdown.typographer,
        toc_from=settings.toc.from_heading,
        toc_to=settings.toc.to_heading,
        toc_exclude=settings.toc.exclude,
        log_watch=settings.logs.watch,
        zone=settings.site.timezone,
        embeds=settings.embeds.privacy,
        link_cards=settings.embeds.link_cards,
    )
