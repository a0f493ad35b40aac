"""/llms.txt: the blog in one Markdown page, for language models (llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nisshi.config import Settings
from nisshi.model import Article, Output, Site
from nisshi.outputs.paths import twin_path
from nisshi.outputs.site_view import site_view
from nisshi.outputs.views import SiteView
from nisshi.outputs.words import words_for
from nisshi.permalink import Urls

_MARKDOWN_SPECIAL = re.compile(r"([\\\[\]`*_<>])")


def llms(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield the page: title, description, author and licence, then the newest posts as Markdown."""
    words = words_for(settings.site.lang)
    view = site_view(site, settings, urls, words)
    listed = [article for article in site.articles if not article.meta.noindex]
    lines = [f"# {_plain(view.title)}", ""]
    if view.description:
        lines += [f"> {_plain(view.description)}", ""]
    lines += [*_facts(view, urls), "", f"## {words.posts}", ""]
    lines += [_line(article, urls) for article in listed[: settings.feeds.items]]
    yield Output("llms.txt", ("\n".join(lines).rstrip() + "\n").encode(), "llms.txt")


def _facts(view: SiteView, urls: Urls) -> list[str]:
    """Return a list of what holds for every post."""
    author = _plain(view.author or view.title)
    facts = [f"- Author: [{author}]({urls.absolute_url(view.author_url)})"]
    if view.license and view.license_url:
        facts.append(f"- Licence: [{_plain(view.license)}]({urls.absolute_url(view.license_url)})")
    elif view.license:
        facts.append(f"- Licence: {_plain(view.license)}")
    facts.append(f"- Feed: <{urls.absolute('/atom.xml')}>")
    return facts


def _line(article: Article, urls: Urls) -> str:
    card = article.card
    # Parentheses may stand in a URL but would end a Markdown link early.
    url = urls.absolute(twin_path(article)).replace("(", "%28").replace(")", "%29")
    line = f"- [{_plain(card.title)}]({url})"
    return f"{line}: {_plain(card.description)}" if card.description else line


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _MARKDOWN_SPECIAL.sub(r"\\\1", " ".join(text.split()))
