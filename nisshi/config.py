"""The settings of nisshi.toml: one declaration each, with type, default and one sentence.

The sentence feeds the reference page in docs/ and the JSON Schema for editors; the type and the
field names feed the validation in `settings_file`.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta


class NavEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of a menu."""

    label: Annotated[str, Meta(description="Words of the link.")]
    url: Annotated[str, Meta(description="A path of this site such as `/tags/`, or a full URL.")]


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the blog is called and where it lives."""

    title: Annotated[str, Meta(description="Name of the blog.")] = "日誌"
    url: Annotated[
        str,
        Meta(description="Address the site is published at; may have a path (`https://example.com/blog/`)."),
    ] = "http://localhost:8000/"
    description: Annotated[
        str, Meta(description="One sentence about the blog, for feeds and search engines.")
    ] = ""
    lang: Annotated[
        str, Meta(description="Language of the site, and of posts that do not show another (BCP 47).")
    ] = "ja"
    timezone: Annotated[
        str,
        Meta(
            description="IANA time zone: decides the day, month and year a post is shown and archived under."
        ),
    ] = "Asia/Tokyo"
    license: Annotated[str, Meta(description="Name of the licence of the texts, e.g. `CC BY 4.0`.")] = ""
    license_url: Annotated[str, Meta(description="Address of that licence.")] = ""
    icon: Annotated[str, Meta(description="Path of the site's icon in content/static, e.g. `/icon.svg`.")] = (
        ""
    )
    page_size: Annotated[int, Meta(ge=1, description="Posts on the home page and each page after it.")] = 10
    tag_page_size: Annotated[int, Meta(ge=1, description="Posts on one page of a tag.")] = 50
    noindex: Annotated[
        bool, Meta(description="Ask search engines to leave the whole site out; meant for previews.")
    ] = False
    nav: Annotated[
        tuple[NavEntry, ...], Meta(description="Menu at the top; empty means tags, archive and about.")
    ] = ()
    footer: Annotated[tuple[NavEntry, ...], Meta(description="Links at the foot of each page.")] = ()


class AuthorSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who writes."""

    name: Annotated[str, Meta(description="Name of the author.")] = ""
    url: Annotated[str, Meta(description="Page about the author; `/about/` when there is such a page.")] = ""
    email: Annotated[str, Meta(description="Address published in the feeds; empty publishes none.")] = ""
    same_as: Annotated[tuple[str, ...], Meta(description="Other profiles of the author, for JSON-LD.")] = ()
    twitter: Annotated[str, Meta(description="Account for `twitter:site`, with its @.")] = ""


class FrontMatterSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How posts of another generator are read."""

    aliases: Annotated[
        dict[str, str],
        Meta(
            description='Other generators\' keys and ours, e.g. `path = "slug"`; `published = "not draft"` '
            'turns a flag round, `author = ""` drops a key without a warning.'
        ),
    ] = {}


class MarkdownSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Extensions that are off because ordinary prose would trip them."""

    math: Annotated[bool, Meta(description="`$x$` and `$$…$$` are mathematics.")] = False
    emoji: Annotated[bool, Meta(description="`:tada:` becomes the character.")] = False
    definition_lists: Annotated[
        bool, Meta(description="A line starting with `: ` defines the line above.")
    ] = False
    typographer: Annotated[bool, Meta(description="Straight quotes become typographic ones.")] = False


class TocSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a ```toc block lists, unless the block says otherwise."""

    from_heading: Annotated[int, Meta(ge=2, le=6, description="Highest heading level listed.")] = 2
    to_heading: Annotated[int, Meta(ge=2, le=6, description="Lowest heading level listed.")] = 4
    exclude: Annotated[tuple[str, ...], Meta(description="Headings left out, by their text.")] = ()


class LinkSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Links inside posts."""

    dead: Annotated[
        Literal["error", "warn", "ignore"],
        Meta(description="What a link to a page, fragment or picture of this site that is not there is."),
    ] = "error"
    old_hosts: Annotated[
        tuple[str, ...],
        Meta(description="Hosts the blog lived at before; links to them lead to today's pages."),
    ] = ()
    new_tab: Annotated[bool, Meta(description="External links open in a new tab.")] = False


class TagSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Tags."""

    aliases: Annotated[
        dict[str, str], Meta(description='Spellings that mean another tag: `K8s = "Kubernetes"`.')
    ] = {}


class FeedSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Feeds."""

    items: Annotated[int, Meta(ge=1, description="Newest posts in each feed.")] = 20
    id_base: Annotated[
        str,
        Meta(
            description="Address the ids of entries are built on; set it to the old one before a move, "
            "so that no reader sees old posts as new."
        ),
    ] = ""


class SecuritySettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """/.well-known/security.txt (RFC 9116), written when a contact is set."""

    contact: Annotated[str, Meta(description="`mailto:` or `https:` address for reports.")] = ""
    expires: Annotated[
        str, Meta(description="Date after which the file is not to be trusted; required with a contact.")
    ] = ""


class LogSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Log excerpts."""

    watch: Annotated[
        tuple[str, ...], Meta(description="Phrases that mean failure in your logs although no level says so.")
    ] = ()
    redact: Annotated[
        tuple[Literal["ip", "email", "token", "user", "host", "home", "mac"], ...],
        Meta(
            description="What of the excerpts is published under a pseudonym, the same all through a post: "
            "`ip`, `email`, `token`, `user`, `host`, `home`, `mac`; `logRedact` in a post adds to it."
        ),
    ] = ()
    private: Annotated[
        Literal["warn", "ignore"],
        Meta(
            description="Whether a build tells of public addresses, e-mail addresses, home folders and "
            "MAC addresses in code blocks, once a post and kind."
        ),
    ] = "warn"
    index: Annotated[
        bool,
        Meta(
            description="The errors that log excerpts show are listed at `/logs/`, and posts that quote the "
            "same failure name each other."
        ),
    ] = True


class ImageSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pictures of posts."""

    widths: Annotated[
        tuple[Annotated[int, Meta(ge=16, le=8000)], ...],
        Meta(description="Widths in pixels of the smaller versions that are made; none makes none."),
    ] = (640, 1280)
    formats: Annotated[
        tuple[Literal["avif", "webp"], ...],
        Meta(description="Formats of these versions, the one that browsers are offered first in front."),
    ] = ("avif", "webp")
    quality: Annotated[
        int, Meta(ge=1, le=100, description="How good they look, as WebP counts; AVIF is given 15 less.")
    ] = 75
    sizes: Annotated[
        str, Meta(description="How wide the theme shows pictures of posts, as the `sizes` of HTML says it.")
    ] = "(min-width: 46rem) 42.5rem, calc(100vw - 2.5rem)"
    budget: Annotated[
        str,
        Meta(
            pattern=r"^(0|[0-9]{1,6}(ms|s|m|h))$",
            extra={"takes": 'a whole number with ms, s, m or h right behind it, such as "20s" or "5m"'},
            description="Time of a processor that each process of a build may spend on them, e.g. `20s`, "
            "`5m`; the next build goes on where it ended.",
        ),
    ] = "20s"
    fetch: Annotated[
        bool,
        Meta(
            description="A build first fetches pictures of other hosts that have no copy yet, as "
            "`images fetch` does."
        ),
    ] = False
    pause: Annotated[
        float,
        Meta(ge=0, le=60, description="Seconds between two requests to one host, which gets one at a time."),
    ] = 0.5
    private_hosts: Annotated[
        tuple[str, ...],
        Meta(
            description="Hosts, as `host:port`, that pictures are fetched from although they are inside "
            "this machine or its network."
        ),
    ] = ()


class EmbedSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Videos, posts and slides of other sites."""

    privacy: Annotated[
        Literal["strict", "click", "as-written"],
        Meta(
            description="When another site is asked. `click`: known players after a click, frames of other "
            "sites as written, with a warning; `strict`: nothing before a click, so such frames become links "
            "and foreign scripts go; `as-written`: all at once, raw HTML as it is."
        ),
    ] = "click"
    link_cards: Annotated[
        bool, Meta(description="A link alone in its paragraph is a card where embeds.lock knows its title.")
    ] = False


class CardSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Social cards: the picture that goes with a link to a page."""

    draw: Annotated[
        bool, Meta(description="Draw a card for each page, as soon as a font is there (`build.py fonts`).")
    ] = True
    post: Annotated[
        Literal["card", "header"],
        Meta(
            description="What goes with a link to a post that has a `headerImage`: its card, which shows the "
            "title, or that picture."
        ),
    ] = "card"
    font: Annotated[
        str,
        Meta(
            description="A TTF or OTF file for the titles, from the blog's folder on; empty means BIZ UDPMincho."
        ),
    ] = ""
    text_font: Annotated[str, Meta(description="Another for the small words; empty means the same.")] = ""
    fallback: Annotated[
        str, Meta(description="A font file for characters that the others lack, emoji for example.")
    ] = ""


class Redirect(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"source": "from"}
):
    """One redirect of your own."""

    source: Annotated[str, Meta(description="Path that is asked for, e.g. `/feed/` or `/old/*`.")]
    to: Annotated[str, Meta(description="Path or address it leads to; `:splat` is what `*` stood for.")]
    status: Annotated[int, Meta(ge=200, le=499, description="HTTP status.")] = 301
    force: Annotated[bool, Meta(description="Redirect even where a file exists.")] = False


class BuildSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The build itself."""

    output: Annotated[str, Meta(description="Folder of the built site.")] = "site"
    jobs: Annotated[int, Meta(ge=0, description="Worker processes; 0 means one for each processor.")] = 0
    executor: Annotated[
        str,
        Meta(
            description="Where a very large archive is converted: `dask://host:port` of a Dask scheduler; "
            "empty means on this machine."
        ),
    ] = ""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of nisshi.toml. Every setting has a default; the file itself is optional."""

    theme: Annotated[str, Meta(description="Folder below themes/ that dresses the site.")] = "washi"
    site: SiteSettings = SiteSettings()
    author: AuthorSettings = AuthorSettings()
    build: BuildSettings = BuildSettings()
    front_matter: FrontMatterSettings = FrontMatterSettings()
    markdown: MarkdownSettings = MarkdownSettings()
    toc: TocSettings = TocSettings()
    links: LinkSettings = LinkSettings()
    tags: TagSettings = TagSettings()
    feeds: FeedSettings = FeedSettings()
    security: SecuritySettings = SecuritySettings()
    images: ImageSettings = ImageSettings()
    logs: LogSettings = LogSettings()
    embeds: EmbedSettings = EmbedSettings()
    cards: CardSettings = CardSettings()
    redirects: Annotated[
        tuple[Redirect, ...], Meta(description="Redirects of your own, `[[redirects]]`.")
    ] = ()
    params: Annotated[
        dict[str, str | int | float | bool], Meta(description="Anything a theme of yours asks for.")
    ] = {}


def what_is_made(settings: Settings) -> Settings:
    """Return the settings with defaults for all that says how a build runs and not what it makes."""
    usual = ImageSettings()
    images = msgspec.structs.replace(
        settings.images,
        budget=usual.budget,
        fetch=usual.fetch,
        pause=usual.pause,
        private_hosts=usual.private_hosts,
    )
    return msgspec.structs.replace(settings, build=BuildSettings(), images=images)
