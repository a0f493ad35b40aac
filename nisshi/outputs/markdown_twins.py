"""/{slug}.md: each post as Markdown, with front matter that any tool can read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from nisshi.model import Article
from nisshi.outputs.code_of_twins import outside_code
from nisshi.outputs.frame import Frame
from nisshi.outputs.markdown_embeds import plain_embeds
from nisshi.outputs.markdown_links import absolute_targets
from nisshi.outputs.paths import twin_path
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.permalink import output_file

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview

# Targets that lead to the same place from anywhere, or to a place of the text itself.
_FIXED = re.compile(r"[/#?]|[a-z][a-z0-9+.-]*:", re.ASCII | re.IGNORECASE)
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    path: str  # of the source file
    url: str
    title: str
    lang: str
    date: str  # as ISO 8601 writes it
    updated: str  # "" when it never was
    description: str
    tags: tuple[str, ...]
    image: str  # URL, "" when it has no header image
    moved: tuple[tuple[str, str], ...] = ()  # relative targets as written, and their URLs


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield the twin of every post; its own page names it, so one marked `noindex` has it too."""
    for article in overview.site.articles:
        yield Plan(
            output=output_file(twin_path(article)),
            source=article.path,
            inputs=_inputs(article),
            bodies=(article.path,),
        )


def _inputs(article: Article) -> Inputs:
    card = article.card
    return Inputs(
        path=article.path,
        url=card.url,
        title=card.title,
        lang=card.lang,
        date=_iso(card.date),
        updated=_iso(card.updated) if card.updated else "",
        description=card.description,
        tags=tuple(tag.name for tag in card.tags),
        image=card.header_image,
        moved=tuple(
            sorted(
                {
                    (written, url)
                    for written, url in zip(article.written, article.targets, strict=False)
                    if not _FIXED.match(written)
                }
            )
        ),
    )


def make(frame: Frame, inputs: Inputs, text: Text) -> bytes:
    moved = {written: frame.urls.absolute_url(url) for written, url in inputs.moved}
    definition_lists = frame.settings.markdown.definition_lists
    body = twin_of(text(inputs.path).markdown, frame.urls.base, moved, definition_lists=definition_lists)
    body = body.strip("\n")
    return f"---\n{_front_matter(frame, inputs)}---\n\n{body}\n".encode()


def twin_of(body: str, base: str, moved: Mapping[str, str], *, definition_lists: bool = False) -> str:
    """Return the text of a post for readers elsewhere; `base` and `moved` as `absolute_targets` wants them."""

    def rewrite(part: str) -> str:
        return absolute_targets(plain_embeds(part), base, moved)

    return outside_code(body, rewrite, definition_lists=definition_lists)


def _front_matter(frame: Frame, inputs: Inputs) -> str:
    """Return YAML, rebuilt from what was understood: keys without a value are left out."""
    values: dict[str, str | tuple[str, ...]] = {
        "title": inputs.title,
        "date": inputs.date,
        "updated": inputs.updated,
        "description": inputs.description,
        "tags": inputs.tags,
        "headerImage": frame.urls.absolute_url(inputs.image),
        "url": frame.urls.absolute_url(inputs.url),
        "author": frame.settings.author.name or frame.settings.site.title,
        "lang": inputs.lang,
    }
    return "".join(f"{key}:{_yaml(value)}\n" for key, value in values.items() if value)


def _yaml(value: str | tuple[str, ...]) -> str:
    """Write a text or a list of texts; a JSON string is a YAML string too (YAML 1.2, section 1.3)."""
    if isinstance(value, tuple):
        return "".join(f"\n  -{_yaml(item)}" for item in value)
    text = msgspec.json.encode(value).decode()
    # what YAML 1.1 readers take for a line break or for no character at all is written as its code
    return " " + _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
