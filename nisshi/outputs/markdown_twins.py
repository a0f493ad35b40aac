"""/{slug}.md: each post as Markdown, with front matter that any tool can read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime

from nisshi.config import Settings
from nisshi.model import Article, Output, Site
from nisshi.outputs.markdown_links import absolute_targets
from nisshi.outputs.paths import twin_path
from nisshi.permalink import Urls, output_file

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def markdown_twins(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield the Markdown of every post; its own page names it, so one marked `noindex` has it too."""
    author = settings.author.name or settings.site.title
    for article in site.articles:
        text = f"---\n{_front_matter(article, author, urls)}---\n\n{_body(article, urls)}"
        yield Output(output_file(twin_path(article)), text.encode(), article.post.path)


def _front_matter(article: Article, author: str, urls: Urls) -> str:
    """Return YAML, rebuilt from what was understood: keys without a value are left out."""
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
    return "".join(f"{key}:{_yaml(value)}\n" for key, value in values.items() if value)


def _yaml(value: object) -> str:
    """Write a text or a list of texts; a JSON string is a YAML string too (YAML 1.2, section 1.3)."""
    if isinstance(value, list):
        return "".join(f"\n  -{_yaml(item)}" for item in value)
    text = json.dumps(value, ensure_ascii=False)
    # what YAML 1.1 readers take for a line break or for no character at all is written as its code
    return " " + _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _body(article: Article, urls: Urls) -> str:
    return absolute_targets(article.post.body, urls.base).strip("\n") + "\n"


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
