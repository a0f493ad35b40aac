"""The <head> of a page: title, description, Open Graph, Twitter card, JSON-LD, alternates."""

from __future__ import annotations

import msgspec

from nisshi.cards.social_card import HEIGHT, WIDTH
from nisshi.outputs import json_ld
from nisshi.outputs.frame import Frame
from nisshi.outputs.views import Alternate, Head, MetaTag

# Open Graph wants language_TERRITORY; for a language alone we know the territory of these two.
_LOCALES = {"ja": "ja_JP", "en": "en_US"}


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself. URLs are final, as in a view."""

    url: str
    title: str = ""  # "" where the site's title stands alone
    description: str
    lang: str
    noindex: bool = False
    image: str = ""  # a picture of its own that goes with a link to it
    image_size: tuple[int, int] = (0, 0)  # its width and height in pixels, where they are known
    card: str = ""  # the page whose social card does, where it has none
    article: tuple[MetaTag, ...] = ()  # article:* tags; only a post has them
    nodes: tuple[json_ld.Node, ...] = ()  # JSON-LD besides WebSite and Person
    alternates: tuple[Alternate, ...] = ()  # before the feeds of the site
    previous: str = ""
    next: str = ""


def head(frame: Frame, facts: PageFacts) -> Head:
    """Return the head of the page that `facts` describe."""
    return Head(
        title=_full_title(frame, facts),
        description=facts.description,
        canonical=frame.urls.absolute_url(facts.url),
        noindex=facts.noindex or frame.settings.site.noindex,
        lang=facts.lang,
        open_graph=_open_graph(frame, facts),
        meta=_meta(frame, facts),
        json_ld=json_ld.document((*facts.nodes, *frame.site_nodes)),
        alternates=(*facts.alternates, *frame.site_view().feeds),
        previous=facts.previous,
        next=facts.next,
    )


def locale(lang: str) -> str:
    """Return a BCP 47 language as an Open Graph locale, "" when its territory is not known."""
    language, _, territory = lang.partition("-")
    if len(territory) == 2:
        return f"{language.lower()}_{territory.upper()}"
    return _LOCALES.get(language.lower(), "")


def _open_graph(frame: Frame, facts: PageFacts) -> tuple[MetaTag, ...]:
    site_title = frame.settings.site.title
    card = "" if facts.image else frame.card_url(facts.card)
    width, height = (WIDTH, HEIGHT) if card else facts.image_size
    pairs = (
        ("og:url", frame.urls.absolute_url(facts.url)),
        ("og:site_name", site_title),
        ("og:type", "article" if facts.article else "website"),
        ("og:title", facts.title or site_title),
        ("og:description", facts.description),
        ("og:image", frame.urls.absolute_url(facts.image or card)),
        ("og:image:width", str(width or "")),
        ("og:image:height", str(height or "")),
        ("og:image:alt", _full_title(frame, facts) if card else ""),
        ("og:locale", locale(facts.lang)),
    )
    return (*_tags(pairs), *facts.article)


def _meta(frame: Frame, facts: PageFacts) -> tuple[MetaTag, ...]:
    card = "" if facts.image else frame.card_url(facts.card)
    return _tags(
        (
            ("author", frame.settings.author.name),
            ("twitter:card", "summary_large_image" if facts.image or card else "summary"),
            ("twitter:site", frame.settings.author.twitter),
            ("twitter:title", facts.title or frame.settings.site.title),
            ("twitter:description", facts.description),
            ("twitter:image", frame.urls.absolute_url(facts.image or card)),
            ("twitter:image:alt", _full_title(frame, facts) if card else ""),
        )
    )


def _full_title(frame: Frame, facts: PageFacts) -> str:
    """Return the title with the name of the site, which is also what a card shows."""
    return " | ".join(part for part in (facts.title, frame.settings.site.title) if part)


def _tags(pairs: tuple[tuple[str, str], ...]) -> tuple[MetaTag, ...]:
    return tuple(MetaTag(name, content) for name, content in pairs if content)
