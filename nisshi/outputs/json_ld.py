"""JSON-LD for search engines: one @graph a page (schema.org types BlogPosting, WebSite, Person …)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from nisshi.config import Settings
from nisshi.model import Counts
from nisshi.outputs.paths import home_path
from nisshi.outputs.views import CardView, Crumb, DateView, FaqView, Html, SiteView
from nisshi.permalink import Urls

Node = dict[str, object]

# Inside a <script> "</script>" and "<!--" would end or change the element; the two separators end a
# line in JavaScript before 2019. In JSON all of them can only occur in strings.
_ESCAPES = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")


def document(nodes: Iterable[Node]) -> Html:
    """Return one JSON document of all nodes, safe inside <script>; empty values are left out."""
    graph = {"@context": "https://schema.org", "@graph": [_filled(node) for node in nodes]}
    text = msgspec.json.encode(graph).decode()
    for char, escape in _ESCAPES:
        text = text.replace(char, escape)
    return Html(text)


def site_nodes(site: SiteView, settings: Settings, urls: Urls) -> tuple[Node, ...]:
    """Return the WebSite and, when the author has a name, the Person."""
    website: Node = {
        "@type": "WebSite",
        "@id": _website_id(urls),
        "url": urls.absolute(home_path()),
        "name": site.title,
        "description": site.description,
        "inLanguage": site.lang,
        "publisher": _author(settings, urls),
    }
    person: Node = {
        "@type": "Person",
        "@id": _person_id(urls),
        "name": site.author,
        "url": urls.absolute_url(site.author_url),
        "sameAs": settings.author.same_as,
    }
    return (website, person) if site.author else (website,)


def posting(
    card: CardView,
    pictures: Iterable[str],
    updated: DateView | None,
    counts: Counts,
    settings: Settings,
    urls: Urls,
) -> Node:
    """Return the BlogPosting of a post. `dateModified` is there only when the author gave a date."""
    url = urls.absolute_url(card.url)
    return {
        "@type": "BlogPosting",
        "@id": f"{url}#post",
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "url": url,
        "headline": card.title,
        "description": card.description,
        "image": [urls.absolute_url(url) for url in pictures],
        "datePublished": card.date.iso,
        "dateModified": updated.iso if updated else "",
        "author": _author(settings, urls),
        "publisher": _author(settings, urls),
        "isPartOf": {"@id": _website_id(urls)},
        "inLanguage": card.lang,
        "articleSection": card.tags[0].name if card.tags else "",
        "keywords": [tag.name for tag in card.tags],
        "wordCount": counts.japanese + counts.words,
        "license": urls.absolute_url(settings.site.license_url),
    }


def web_page(
    page_url: str, title: str, description: str, lang: str, updated: DateView | None, urls: Urls
) -> Node:
    """Return the WebPage of a fixed page."""
    url = urls.absolute_url(page_url)
    return {
        "@type": "WebPage",
        "@id": url,
        "url": url,
        "name": title,
        "description": description,
        "dateModified": updated.iso if updated else "",
        "inLanguage": lang,
        "isPartOf": {"@id": _website_id(urls)},
    }


def breadcrumb_list(crumbs: Iterable[Crumb], page_url: str, urls: Urls) -> Node:
    """Return the BreadcrumbList; the last crumb is the page itself."""
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": crumb.label,
            "item": urls.absolute_url(crumb.url or page_url),
        }
        for position, crumb in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def faq_page(faq: Iterable[FaqView]) -> Node:
    """Return the FAQPage of a post's questions."""
    questions = [
        {
            "@type": "Question",
            "name": entry.question,
            "acceptedAnswer": {"@type": "Answer", "text": entry.answer},
        }
        for entry in faq
    ]
    return {"@type": "FAQPage", "mainEntity": questions}


def _author(settings: Settings, urls: Urls) -> Node:
    return {"@id": _person_id(urls)} if settings.author.name else {}


def _website_id(urls: Urls) -> str:
    return urls.absolute(home_path()) + "#website"


def _person_id(urls: Urls) -> str:
    return urls.absolute(home_path()) + "#person"


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", 0, (), [], {}, None)}
