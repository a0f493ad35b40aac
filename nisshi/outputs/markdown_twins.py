"""/{slug}.md: each post as Markdown, with front matter that any tool can read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime

from nisshi.config import Settings
from nisshi.model import Article, Output, Site
from nisshi.outputs.markdown_links import absolute_targets
from nisshi.outputs.paths import twin_path
from nisshi.permalink import Urls, output_file


def markdown_twins(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield the Markdown of every post; its own page names it, so one marked `noindex` has it too."""
    author = settings.author.name or settings.site.title
    for article in site.articles:
        text = f"---\n{_front_matter(article, author, urls)}---\n\n{_body(article, urls)}"
        yield Output(output_file(twin_path(article)), text.encode(), f"the Markdown of {article.post.path}")


def _front_matter(article: Article, author: str, urls: Urls) -> str:
    """Return YAML, rebuilt from what was understood: keys without a value are left out."""
    import yaml

    card = article.card
    values: dict[str, object] = {
        "title": card.title,
        "date": _iso(card.date),
        "updated": _iso(card.updated) if card.updated else "",
        "description": card.description,
        "tags": [tag.name for tag in card.tags],
        "headerImage": urls.absolute_url(card.header_image),
        "url": urls.absolute_url(card.url),
        "author": author,
        "lang": card.lang,
    }
    given = {key: value for key, value in values.items() if value}
    text: str = yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=sys.maxsize)
    return text


def _body(article: Article, urls: Urls) -> str:
    return absolute_targets(article.post.body, urls.base).strip("\n") + "\n"


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
