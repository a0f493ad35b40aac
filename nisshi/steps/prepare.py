"""Each file of content/ on its own: read, checked and converted, unless that is known already."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import partial
from zoneinfo import ZoneInfo

import msgspec

from nisshi.content.hold_back import Gate, gate_of
from nisshi.content.reading import Reading, Rules
from nisshi.digest import digest_bytes, digest_value
from nisshi.errors import Problem
from nisshi.japanese.phrases import phrases
from nisshi.markdown.comments import without_comments
from nisshi.markdown.convert import Converter
from nisshi.markdown.filled import with_fillings
from nisshi.model import (
    Block,
    Body,
    Converted,
    EmbedFacts,
    FileBeside,
    Kind,
    KnownBlock,
    LinkUse,
    MarkdownOptions,
    MarkdownText,
    Outline,
    Post,
    Target,
)
from nisshi.privacy.options import Privacy
from nisshi.steps.offers import downloads, with_offers


class Recipe(msgspec.Struct, frozen=True):
    """What preparing depends on besides the file itself."""

    rules: Rules
    options: MarkdownOptions
    privacy: Privacy = Privacy()


class Leaf(msgspec.Struct, frozen=True, array_like=True):
    """What every build keeps in mind of one file; its text is kept apart, under `key`."""

    path: str
    source: str  # digest of the file
    key: str  # of the whole preparation
    problems: tuple[Problem, ...]  # of front matter
    unknown: tuple[Problem, ...]  # keys nobody knows, told once for the whole site
    faults: tuple[Problem, ...] = ()  # of the text: told when it is published
    slug: str = ""  # of a file that gives no post, as far as it can be known
    gate: Gate | None = None  # None: no post
    outline_digest: str = ""
    body_digest: str = ""
    files: str = ""  # digest of the files it could quote, "" of a text that names none
    links: tuple[str, ...] = ()  # addresses it names, of which embeds.lock may know something
    embeds: str = ""  # digest of what it knows of them, "" for nothing
    once: tuple[Problem, ...] = ()  # of the text: told once for the whole site
    is_passing: bool = False  # holds for this build alone, see `Converted`
    has_secret: bool = False  # which stops the build; what the text names may show it


class Text(msgspec.Struct, frozen=True, array_like=True):
    """The larger part of a preparation: asked for when an output shows the post's text."""

    body: Body
    links: tuple[LinkUse, ...]
    blocks: tuple[Block, ...]
    head: bytes  # the file up to the text; as long as it stays, so does what front matter says
    head_lines: int


class Prepared(msgspec.Struct, frozen=True, array_like=True):
    """A preparation as it is kept: each part can be had without decoding the others."""

    leaf: msgspec.Raw
    outline: msgspec.Raw
    text: msgspec.Raw


class Before(msgspec.Struct, frozen=True):
    """What an earlier version of a file gave, for the parts that are the same in the new one."""

    leaf: Leaf
    outline: Outline
    text: Text


class Work(msgspec.Struct, frozen=True):
    """A file to prepare."""

    path: str
    kind: Kind
    data: bytes
    source: str  # digest of `data`
    key: str
    before: Before | None = None
    files: dict[str, FileBeside] = {}  # that it may quote
    files_digest: str = ""  # as in Leaf.files
    links: tuple[str, ...] = ()  # as in Leaf.links
    embeds: dict[str, EmbedFacts] = {}  # what is known of them
    embeds_digest: str = ""  # as in Leaf.embeds


def prepare_key(engine: str, recipe: str, path: str, source: str, files: str = "", embeds: str = "") -> str:
    """Return the key of a file's preparation; all but `path` are digests, the last two as in Leaf."""
    return f"text {digest_value((engine, recipe, path, source, files, embeds))}"


def prepare_batch(recipe: Recipe, batch: tuple[Work, ...]) -> tuple[bytes, ...]:
    """Prepare files in order; returns each Prepared as msgpack. Never raises for what is in a file."""
    return Preparer(recipe).prepare(batch)


class Preparer:
    """A converter made once and used for any number of batches."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._zone = ZoneInfo(recipe.rules.zone)
        self._converter = Converter(recipe.options)

    def prepare(self, batch: tuple[Work, ...]) -> tuple[bytes, ...]:
        """Do what `prepare_batch` does."""
        prepare = partial(_prepare, self._recipe, self._zone, self._converter)
        return tuple(msgspec.msgpack.encode(prepare(work)) for work in batch)


def decode_leaf(data: bytes) -> Leaf:
    """Return the small part of a preparation. Raises msgspec.DecodeError where it is none."""
    return msgspec.msgpack.decode(msgspec.msgpack.decode(data, type=Prepared).leaf, type=Leaf)


def decode_outline(data: bytes) -> Outline:
    """Return what others may know of the post. Raises msgspec.DecodeError where it is none."""
    return msgspec.msgpack.decode(msgspec.msgpack.decode(data, type=Prepared).outline, type=Outline)


def decode_text(data: bytes) -> Text:
    """Return the large part of a preparation. Raises msgspec.DecodeError where it is none."""
    return msgspec.msgpack.decode(msgspec.msgpack.decode(data, type=Prepared).text, type=Text)


def _prepare(recipe: Recipe, zone: ZoneInfo, converter: Converter, work: Work) -> Prepared:
    reading = _same_head(work) or _read(work, recipe.rules, zone)
    from nisshi.steps.guard import (
        guard,
        without_secrets,
    )  # many patterns: not for a build that prepares nothing

    problems, unknown = (without_secrets(told, work.data) for told in (reading.problems, reading.unknown))
    leaf = Leaf(work.path, work.source, work.key, problems, unknown, slug=reading.slug)
    leaf = msgspec.structs.replace(leaf, files=work.files_digest, links=work.links, embeds=work.embeds_digest)
    if reading.post is None or reading.text is None:
        return _pack(leaf, b"", None)

    written = msgspec.structs.replace(reading.text, files=work.files, embeds=work.embeds)
    guarded = guard(
        work.data,
        reading.post,
        written,
        recipe.privacy,
        definition_lists=recipe.options.definition_lists,
    )
    converted = with_offers(guarded.as_written(converter.convert(guarded.text, _known_blocks(work))))
    filled, comments = with_fillings(guarded.text.body, converted.fillings, converted.comments)
    outline = msgspec.msgpack.encode(_outline(reading.post, converted), order="deterministic")
    body = Body(
        html=converted.html,
        markdown=without_comments(filled, comments),
        toc=converted.toc,
        counts=converted.counts,
        downloads=downloads(converted, guarded.text),
    )
    is_plain = b"\r" not in work.data  # else the text is not the end of the file, byte for byte
    head = work.data[: len(work.data) - len(reading.text.body.encode())] if is_plain else b""
    text = Text(body, converted.links, converted.blocks, head, reading.text.body_line)
    leaf = msgspec.structs.replace(
        leaf,
        faults=(*guarded.problems, *guarded.private_in_files(converted), *converted.problems),
        once=converted.once,
        gate=gate_of(reading.post),
        outline_digest=digest_bytes(outline),
        body_digest=digest_value(body),
        is_passing=converted.is_passing,
        has_secret=any(secret.sure for secret in guarded.told),
    )
    return _pack(leaf, outline, text)


def _read(work: Work, rules: Rules, zone: ZoneInfo) -> Reading:
    from nisshi.content.front_matter import read_post  # YAML: not for an edit below the front matter

    return read_post(work.path, work.data, work.kind, rules, zone)


def _pack(leaf: Leaf, outline: bytes, text: Text | None) -> Prepared:
    encode = msgspec.msgpack.encode
    raw = msgspec.Raw
    return Prepared(raw(encode(leaf)), raw(outline or encode(None)), raw(encode(text)))


def _outline(post: Post, converted: Converted) -> Outline:
    return Outline(
        post=post,
        phrases=phrases(post.meta.title, converted.lang),
        lang=converted.lang,
        excerpt=converted.excerpt,
        minutes=converted.counts.minutes,
        ids=converted.ids,
        targets=tuple(Target(link.target, link.image) for link in converted.links),
        images=converted.images,
        guests=converted.guests,
        failures=converted.failures,
        quoted=tuple(posixpath.join(posixpath.dirname(post.path), name) for name in converted.quoted),
        offered=converted.offered,
    )


def _same_head(work: Work) -> Reading | None:
    """Return what front matter says without reading it again, where it is the very same text.

    The text begins after a closed block, so nothing that follows can change what the block means.
    """
    if work.before is None or not (head := work.before.text.head).endswith(b"\n"):
        return None
    if b"\r" in work.data or not work.data.startswith(head):
        return None
    leaf = work.before.leaf
    try:
        body = work.data[len(head) :].decode()
    except UnicodeDecodeError:
        return None
    if head.rstrip().endswith(b"+") and body[:1].isspace():  # TOML's last line takes blank lines along
        return None
    post = work.before.outline.post
    text = MarkdownText(
        path=work.path,
        body=body,
        body_line=work.before.text.head_lines,
        lang=post.meta.lang,
        log_watch=post.meta.log_watch,
    )
    return Reading(post=post, text=text, problems=leaf.problems, unknown=leaf.unknown)


def _known_blocks(work: Work) -> Mapping[str, KnownBlock]:
    if work.before is None:
        return {}
    html = work.before.text.body.html
    return {
        block.key: KnownBlock(html[block.start : block.end], block.failures)
        for block in work.before.text.blocks
    }
