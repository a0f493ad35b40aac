"""What templates see. A view holds what its page shows and nothing more.

Every URL in a view is final: percent-encoded, with the base path of the site in front. Every text
is plain and escaped by the template; only fields named `html` (or typed `Html`) are markup.
"""

from __future__ import annotations

import msgspec

from nisshi.model import Link, Picture, TocEntry


class Html(msgspec.Struct, frozen=True):
    """Markup that is already safe: Jinja finds `__html__` and does not escape it again."""

    text: str

    def __html__(self) -> str:
        return self.text

    def __str__(self) -> str:
        return self.text


class DateView(msgspec.Struct, frozen=True, array_like=True):
    iso: str  # "2017-03-05T01:28:27+09:00", for <time datetime>
    day: str  # "2017-03-05", in the site's zone


class TagLink(msgspec.Struct, frozen=True, array_like=True):
    name: str
    url: str
    count: int = 0
    weight: int = 0  # 1 to 5, for the cloud


class Alternate(msgspec.Struct, frozen=True):
    """One <link rel="alternate"> for feeds and the Markdown twin."""

    type: str
    title: str
    url: str


class MetaTag(msgspec.Struct, frozen=True):
    name: str  # goes to property= when it has a colon of og:, article:, else name=
    content: str


class Head(msgspec.Struct, frozen=True, kw_only=True):
    title: str  # of the document, with the site's name where it belongs
    description: str
    canonical: str
    noindex: bool
    lang: str  # of the page
    open_graph: tuple[MetaTag, ...]  # property= tags
    meta: tuple[MetaTag, ...]  # name= tags: author, twitter:*, …
    json_ld: Html  # one JSON document, "<" escaped, ready inside <script type="application/ld+json">
    alternates: tuple[Alternate, ...]
    previous: str = ""  # URL of rel=prev
    next: str = ""


class NavItem(msgspec.Struct, frozen=True):
    label: str
    url: str
    current: bool


class SiteView(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    description: str
    lang: str
    home: str  # URL of the home page
    author: str
    author_url: str
    nav: tuple[NavItem, ...]
    footer: tuple[NavItem, ...]
    feeds: tuple[Alternate, ...]
    license: str
    license_url: str
    manifest: str  # URL
    icon: str  # URL, "" when there is none


class CardView(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    url: str
    title: str
    phrases: tuple[str, ...]  # the title, cut where a line may break
    lang: str
    date: DateView
    description: str
    tags: tuple[TagLink, ...]
    image: str
    minutes: int
    picture: Picture = Picture()  # the image, with width, height and other sources as far as they are known


class Pagination(msgspec.Struct, frozen=True, array_like=True):
    number: int
    total: int
    previous: str  # URL of the newer page, "" at the start
    next: str


class MonthGroup(msgspec.Struct, frozen=True):
    """Consecutive entries of one month."""

    year: int
    month: int
    url: str
    cards: tuple[CardView, ...]


class Crumb(msgspec.Struct, frozen=True):
    label: str
    url: str  # "" for the page itself


class FaqView(msgspec.Struct, frozen=True, array_like=True):
    question: str
    answer: str


class MentionView(msgspec.Struct, frozen=True, array_like=True):
    """A post that quotes a failure; `url` leads to the line."""

    url: str
    title: str
    lang: str
    date: DateView


class SeenView(msgspec.Struct, frozen=True, array_like=True):
    """A failure in a post that others quote too."""

    url: str  # of the line in this post, "" when it has no id
    message: str
    others: tuple[MentionView, ...]  # newest first, at most five
    before: bool  # whether one of them is older than this post
    all: str  # URL of the failure on /logs/


class FailureView(msgspec.Struct, frozen=True, array_like=True):
    signature: str  # its id is "F-" and this; "" where no link leads to it
    message: str
    mentions: tuple[MentionView, ...]  # newest first


class LogFormatView(msgspec.Struct, frozen=True, array_like=True):
    title: str
    failures: tuple[FailureView, ...]  # those that most posts quote first


class PostView(msgspec.Struct, frozen=True, kw_only=True):
    """template key blog-post."""

    head: Head
    site: SiteView
    title: str
    phrases: tuple[str, ...]
    lang: str
    url: str
    date: DateView
    updated: DateView | None
    description: str
    tags: tuple[TagLink, ...]
    image: str
    picture: Picture
    html: Html
    toc: tuple[TocEntry, ...]
    minutes: int
    characters: int  # Japanese characters plus words of other scripts
    use_ai: bool
    faq: tuple[FaqView, ...]
    series_name: str
    series: tuple[Link, ...]
    breadcrumb: tuple[Crumb, ...]
    previous: Link | None
    next: Link | None
    related: tuple[CardView, ...]
    seen: tuple[SeenView, ...]  # what fails in its logs and in those of other posts too
    markdown: str  # URL of the Markdown twin
    extra: dict[str, object]  # front matter keys of the author's own


class FixedPageView(msgspec.Struct, frozen=True, kw_only=True):
    """template key about-page and other fixed pages."""

    head: Head
    site: SiteView
    title: str
    phrases: tuple[str, ...]
    lang: str
    description: str
    updated: DateView | None
    html: Html
    toc: tuple[TocEntry, ...]
    extra: dict[str, object]


class HomeView(msgspec.Struct, frozen=True, kw_only=True):
    """The home page and /pages/N/."""

    head: Head
    site: SiteView
    groups: tuple[MonthGroup, ...]
    pagination: Pagination
    total: int  # posts in all
    tags: tuple[TagLink, ...]  # the most used, at most 20
    years: tuple[TagLink, ...]  # name "2017", url, count


class TagView(msgspec.Struct, frozen=True, kw_only=True):
    head: Head
    site: SiteView
    tag: TagLink
    groups: tuple[MonthGroup, ...]
    pagination: Pagination
    feed: str  # URL of the tag's own feed


class TagListView(msgspec.Struct, frozen=True, kw_only=True):
    head: Head
    site: SiteView
    tags: tuple[TagLink, ...]  # by descending count
    logs: str  # URL of /logs/, "" when there is no such page


class LogIndexView(msgspec.Struct, frozen=True, kw_only=True):
    """/logs/: what fails in log excerpts."""

    head: Head
    site: SiteView
    formats: tuple[LogFormatView, ...]  # by title


class YearView(msgspec.Struct, frozen=True, kw_only=True):
    """A year (month 0) or a month."""

    head: Head
    site: SiteView
    year: int
    month: int
    count: int
    groups: tuple[MonthGroup, ...]
    previous: Link | None  # the older year or month that has posts
    next: Link | None


class NotFoundView(msgspec.Struct, frozen=True, kw_only=True):
    head: Head
    site: SiteView
    newest: tuple[CardView, ...]
