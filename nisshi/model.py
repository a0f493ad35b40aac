"""The values that flow from stage to stage. All frozen; this file imports nothing of ours but Problem."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

from nisshi.errors import Place, Problem

Kind = Literal["post", "page"]


class SourceFile(msgspec.Struct, frozen=True):
    """One file as it was read: the bytes that are digested are the bytes that are used."""

    path: str  # relative to the site's root, "/" separated, as the file system spells it
    data: bytes | None  # None when the file is as it was and has not been read
    digest: str


class Faq(msgspec.Struct, frozen=True, array_like=True):
    question: str
    answer: str


class Meta(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """Front matter after checking. Dates are zone-aware; empty strings mean "not given"."""

    slug: str
    title: str
    date: datetime | None = None  # only fixed pages may lack one
    updated: datetime | None = None
    description: str = ""
    tags: tuple[str, ...] = ()
    header_image: str = ""
    template_key: str = "blog-post"
    draft: bool = False
    publish_date: datetime | None = None
    expiry_date: datetime | None = None
    aliases: tuple[str, ...] = ()
    lang: str = ""
    log_watch: tuple[str, ...] = ()
    noindex: bool = False
    use_ai: bool = False
    faq: tuple[Faq, ...] = ()
    series: str = ""
    id: str = ""
    log_redact: tuple[str, ...] = ()  # kinds, or "true", "false"
    allow_secrets: tuple[str, ...] = ()  # digests
    allow_private: tuple[str, ...] = ()  # kinds, or "true"
    extra: dict[str, Any] = {}  # unknown keys, kept for templates


class Asset(msgspec.Struct, frozen=True):
    """A file published as it is. `path` is where it lies, `output` where it goes below site/."""

    path: str
    output: str


def alias_place(alias: str) -> str:
    """Return under which name `Post.places` has the place of one alias."""
    return f"aliases {alias}"


class Post(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A post or a fixed page, read and checked. Its text goes another way, as a MarkdownText."""

    path: str
    kind: Kind
    meta: Meta
    places: dict[
        str, Place
    ] = {}  # where the values of front matter stand, by the field of Meta; see `alias_place`

    def place(self, attribute: str) -> Place:
        """Return where front matter gives `attribute`, or the file as a whole."""
        return self.places.get(attribute, Place(self.path))


class HeldBack(msgspec.Struct, frozen=True):
    """A post that is not published in this build, and why."""

    path: str
    title: str
    reason: Literal["draft", "future", "expired"]
    until: datetime | None  # when it appears (future) or when it went (expired); None for a draft
    slug: str = ""


class Absent(msgspec.Struct, frozen=True):
    """A post that exists and is not part of this build; links to it are judged by `reason`."""

    path: str
    slug: str
    reason: str  # in plain words; "" when the post has a Problem of its own, which says enough


# --- Markdown ---------------------------------------------------------------------------------


class MarkdownOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting that can change converted HTML: part of the cache key, so nothing else may."""

    lang: str = "ja"
    own_hosts: tuple[str, ...] = ()  # hosts whose absolute links are our own, old domains included
    external_blank: bool = False  # target="_blank" on external links
    math: bool = False
    emoji: bool = False
    definition_lists: bool = False
    typographer: bool = False
    toc_from: int = 2
    toc_to: int = 4
    toc_exclude: tuple[str, ...] = ()
    log_watch: tuple[str, ...] = ()  # extra phrases that mean failure
    zone: str = ""  # the site's, whose times are told beside those of logs
    embeds: Literal["strict", "click", "as-written"] = "click"
    link_cards: bool = False  # lone links whose title is known are cards


class FileBeside(msgspec.Struct, frozen=True, array_like=True):
    """A file that a text may quote."""

    digest: str
    text: str = ""
    fault: str = ""  # in plain words, why it cannot be quoted


class EmbedFacts(msgspec.Struct, frozen=True, array_like=True):
    """What embeds.lock knows of an address."""

    title: str = ""
    author: str = ""
    thumbnail: str = ""  # where our own copy is published, from the root of the site; "" for none
    width: int = 0  # of the thumbnail, pixels
    height: int = 0
    player: str = ""  # id of the player, where the address does not tell it


class MarkdownText(msgspec.Struct, frozen=True, kw_only=True):
    """What the converter sees of a post: its text and where it stands in the file, nothing more."""

    path: str
    body: str
    body_line: int
    lang: str = ""  # the post's own language, "" when the author gave none
    log_watch: tuple[str, ...] = ()  # phrases that mean failure in this text alone
    files: dict[str, FileBeside] = {}  # by their path from the post's folder
    embeds: dict[str, EmbedFacts] = {}  # by address, of those that stand in the text


class Heading(msgspec.Struct, frozen=True):
    level: int  # as shown, 2 to 6
    id: str
    html: str  # inline HTML without links and anchors, for a list of contents
    text: str
    line: int


class TocEntry(msgspec.Struct, frozen=True):
    id: str
    html: str
    children: tuple[TocEntry, ...] = ()


class LinkUse(msgspec.Struct, frozen=True):
    """An internal target as written. In the HTML it stands as "\\x02N\\x03", N its index in `links`.

    The HTML around the mark is a double-quoted attribute value: whoever resolves the link puts the
    attribute-escaped URL in its place.
    """

    target: str
    line: int
    column: int
    source: str  # the line of the file
    image: bool = False  # an <img>, <video> … source rather than a page


class ImageUse(msgspec.Struct, frozen=True, array_like=True):
    """An <img> as written. In the HTML "<img" is followed by " \\x04N\\x05", N its index in `images`.

    Whoever shows the text takes the mark out, and puts width, height and other sources in its place.
    """

    link: int = -1  # its source among `links`; -1: it is not on this site
    url: str = ""  # else its encoded address, "" of one that is no picture of the web (`data:`)


class Counts(msgspec.Struct, frozen=True):
    """Size of the prose: code, URLs and the list of contents are left out."""

    japanese: int = 0  # kana, kanji and other full-width characters
    words: int = 0  # words of other scripts
    minutes: int = 0  # 400 Japanese characters or 230 words a minute, rounded up


class Failure(msgspec.Struct, frozen=True, array_like=True):
    """An error that a log excerpt of a post shows."""

    anchor: str  # the id of its record in the HTML, "" where it has none
    format: str  # name of the log format
    title: str  # of the format, for readers
    message: str  # one line, at most 200 characters
    signature: str  # the same for the same failure elsewhere; "" where too few words tell it


class Block(msgspec.Struct, frozen=True):
    """A fenced block in converted HTML, so that a later conversion of the same block can reuse it."""

    key: str  # the digest of all that its HTML was made from
    start: int  # where it begins in the HTML, in characters
    end: int
    failures: tuple[Failure, ...] = ()


class KnownBlock(msgspec.Struct, frozen=True):
    """What an earlier conversion made of a block."""

    html: str
    failures: tuple[Failure, ...] = ()


class Guests(msgspec.Struct, frozen=True, array_like=True):
    """What the raw HTML of a body runs or shows, for the Content-Security-Policy of the site."""

    scripts: tuple[str, ...] = ()  # sorted sources "'sha256-…'" of its inline scripts (W3C CSP 3)
    foreign_script: bool = False  # a <script src> of another host
    frame: bool = False  # an <iframe>
    players: tuple[str, ...] = ()  # sorted origins of the pages that a click puts into a frame


class Comment(msgspec.Struct, frozen=True, array_like=True):
    """An HTML comment of a body, as the parser saw it: without what a list or quotation puts before a line."""

    line: int  # from 0, within the body
    column: int  # from 1; 0 where it is not known
    text: str


class Filling(msgspec.Struct, frozen=True, array_like=True):
    """What is shown of the files that an empty fence quotes, as plain text."""

    line: int  # of the line that opens the fence, from 0, within the body
    text: str


class Converted(msgspec.Struct, frozen=True, kw_only=True):
    """A body as HTML, with everything later stages need to know of it."""

    html: str
    headings: tuple[Heading, ...] = ()
    toc: tuple[TocEntry, ...] = ()  # only where the author placed a toc block
    links: tuple[LinkUse, ...] = ()
    images: tuple[ImageUse, ...] = ()  # in the order of their marks, which need not be that of the text
    ids: tuple[str, ...] = ()  # every id in the HTML, for fragments
    excerpt: str = ""  # plain text: the first sentences, at most about 120 characters
    text: str = ""  # plain text of the prose, one paragraph a line
    counts: Counts = Counts()
    lang: str = ""  # the post's language: as given, else seen from the text
    guests: Guests = Guests()
    failures: tuple[Failure, ...] = ()  # of its log excerpts, in their order
    blocks: tuple[Block, ...] = ()
    quoted: tuple[str, ...] = ()  # files that logs are taken from, as in MarkdownText.files
    offered: tuple[str, ...] = ()  # those of them that may be had whole
    comments: tuple[Comment, ...] = ()  # no output shows them
    fillings: tuple[Filling, ...] = ()  # of fences that quote files
    embeds: tuple[str, ...] = ()  # keys of embeds.lock of which it was asked, known or not
    problems: tuple[Problem, ...] = ()
    once: tuple[Problem, ...] = ()  # told once for all texts that have the same one
    is_passing: bool = False  # a diagram took too long or its drawer crashed: not to be taken for the result


class Target(msgspec.Struct, frozen=True, array_like=True):
    """An internal target as written, without the place it stands at, which moves with every line above it."""

    address: str
    image: bool = False


class Outline(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """All that the rest of the blog may know of a post. As long as it stays, only pages that show the
    post's text change.
    """

    post: Post
    phrases: tuple[str, ...]  # the title, cut where a line may break
    lang: str
    excerpt: str
    minutes: int
    ids: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()  # of its links, in the order of their marks
    images: tuple[ImageUse, ...] = ()  # in the order of their marks
    guests: Guests = Guests()
    failures: tuple[Failure, ...] = ()  # of its log excerpts, in their order
    quoted: tuple[str, ...] = ()  # files that are not to be published as they are, by their path
    offered: tuple[str, ...] = ()  # of `Body.downloads`, their names


class Download(msgspec.Struct, frozen=True, array_like=True):
    """A file that a text quotes and offers whole."""

    name: str  # its path from the post's folder
    text: str


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a post, for the few outputs that show it."""

    html: str  # links are marks, see LinkUse
    markdown: str
    toc: tuple[TocEntry, ...] = ()
    counts: Counts = Counts()
    downloads: tuple[Download, ...] = ()


# --- Pictures ---------------------------------------------------------------------------------


class PictureSource(msgspec.Struct, frozen=True, array_like=True):
    """One format of a picture, as `<source>` names it."""

    type: str  # "image/avif"
    candidates: tuple[tuple[str, int], ...]  # URL and width in pixels, the narrowest first


class Picture(msgspec.Struct, frozen=True, array_like=True):
    """What a page shows of a picture. Without facts, width and height are 0 and nothing is added."""

    url: str = ""  # "" : as it is written
    width: int = 0  # upright, in pixels
    height: int = 0
    sources: tuple[PictureSource, ...] = ()  # the best packed first


# --- The blog ---------------------------------------------------------------------------------


class Link(msgspec.Struct, frozen=True, array_like=True):
    """What a neighbour needs: where, what, in which language."""

    url: str
    title: str
    lang: str


class Mention(msgspec.Struct, frozen=True):
    """A post that quotes a failure."""

    url: str  # of the record in the post
    title: str
    lang: str
    date: datetime  # of the post, in the site's zone


class Seen(msgspec.Struct, frozen=True):
    """A failure in a post that other posts quote too."""

    url: str  # of the record in this post
    message: str
    signature: str
    others: tuple[Mention, ...]  # newest first
    before: bool  # whether one of them is older than this post


class Quoted(msgspec.Struct, frozen=True):
    """A failure and the posts that quote it, each once."""

    format: str  # name of the log format
    title: str  # of the format
    message: str  # as the newest of the posts has it
    signature: str
    mentions: tuple[Mention, ...]  # newest first


class Tag(msgspec.Struct, frozen=True):
    """A taxonomy term under its most used spelling."""

    name: str
    key: str  # what makes two spellings one tag: NFKC, case-folded, aliases applied
    segment: str  # the path segment, not yet percent-encoded
    url: str
    count: int
    spellings: tuple[str, ...] = ()  # other spellings that were used; they redirect here


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of a post."""

    url: str
    title: str
    phrases: tuple[str, ...]  # the title, cut where a line may break
    lang: str
    date: datetime  # in the site's zone
    updated: datetime | None
    description: str
    tags: tuple[Tag, ...]
    header_image: str  # URL ready for use, "" when none
    minutes: int
    picture: Picture = Picture()  # the header image


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A post and its neighbours: all that its own page and the feeds need besides its Body."""

    path: str  # of the source file
    meta: Meta
    card: Card
    output: str  # path below site/, e.g. "2017/03/05/disaster/index.html"
    targets: tuple[str, ...] = ()  # URLs in the place of the marks in its HTML, not yet escaped
    written: tuple[str, ...] = ()  # the same as its author wrote them
    pictures: tuple[Picture, ...] = ()  # in the order of the marks of its <img>
    previous: Link | None = None  # the older neighbour
    next: Link | None = None  # the newer neighbour
    related: tuple[Card, ...] = ()
    series: tuple[Link, ...] = ()  # all parts in order, this one included
    seen: tuple[Seen, ...] = ()  # what fails in its logs and in those of other posts too
    downloads: tuple[Asset, ...] = ()  # made from the post's text, see Body.downloads


class FixedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of content/pages: no date, in no list and no feed."""

    path: str  # of the source file
    meta: Meta
    phrases: tuple[str, ...]
    url: str
    lang: str
    description: str
    output: str
    targets: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    downloads: tuple[Asset, ...] = ()


class Term(msgspec.Struct, frozen=True):
    """A tag and its posts, newest first."""

    tag: Tag
    articles: tuple[Article, ...]


class Month(msgspec.Struct, frozen=True):
    year: int
    month: int
    articles: tuple[Article, ...]  # newest first


class Year(msgspec.Struct, frozen=True):
    year: int
    months: tuple[Month, ...]  # newest first
    articles: tuple[Article, ...]


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """The assembled blog: everything that is published, in order, and nothing that is held back."""

    articles: tuple[Article, ...]  # newest first; equal dates by path
    pages: tuple[FixedPage, ...]  # by path
    terms: tuple[Term, ...]  # by descending count, then name
    years: tuple[Year, ...]  # newest first
    assets: tuple[Asset, ...]  # files beside posts and content/static
    guests: Guests = Guests()  # of all posts and pages together
    failures: tuple[Quoted, ...] = ()  # what log excerpts show, by format; none when that is switched off


# --- Output -----------------------------------------------------------------------------------


class Task(msgspec.Struct, frozen=True, array_like=True):
    """One output still to be made: all that decides its bytes, as data."""

    output: str  # path below site/, "/" separated, not percent-encoded
    source: str  # what it is made for, to name it when two outputs meet on one path
    kind: str  # which function of `outputs` makes it
    inputs: bytes  # what that function is given, as msgpack
    bodies: tuple[str, ...] = ()  # the posts, by path, whose text it shows
    template: str = ""  # "" when no template takes part


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """This template with exactly this view: a template can see nothing else."""

    output: str  # path below site/, "/" separated, not percent-encoded
    template: str
    view: msgspec.Struct
    source: str  # what made it, to name it when two outputs meet on one path


class Output(msgspec.Struct, frozen=True):
    """Finished bytes for one path below site/."""

    path: str
    data: bytes
    source: str
