"""The settings that conversion depends on, and no others."""

from __future__ import annotations

from urllib.parse import urlsplit

from nisshi.config import Settings
from nisshi.model import MarkdownOptions


def markdown_options(settings: Settings, hosts: tuple[str, ...] = ()) -> MarkdownOptions:
    """Pick the options of conversion; `hosts` are further names of the site, as a preview has."""
    own = (urlsplit(settings.site.url).netloc, *hosts, *settings.links.old_hosts)
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
    )
