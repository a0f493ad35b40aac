"""All files of content/, of which only those that nobody knows yet are prepared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from nisshi.cache import Cache
from nisshi.config import Settings
from nisshi.content.reading import Rules
from nisshi.content.scan import read
from nisshi.digest import digest_value
from nisshi.errors import Problem, SiteError
from nisshi.markdown.options import markdown_options
from nisshi.model import Kind, SourceFile
from nisshi.privacy.options import Privacy
from nisshi.steps.embeds import Known
from nisshi.steps.look import Look
from nisshi.steps.prepare import (
    Before,
    Leaf,
    Preparer,
    Recipe,
    Work,
    decode_leaf,
    decode_outline,
    decode_text,
    prepare_batch,
    prepare_key,
)
from nisshi.steps.quotes import Quotes
from nisshi.steps.request import Request
from nisshi.theme.lookup import template_keys
from nisshi.workers import batches_of, forked, is_for_cluster, map_batches, may_fork, processors

# Files that are changed at a time while one writes: their earlier versions are worth looking up.
FEW = 50
BATCH = 16  # files whose preparations are handed over at a time
FORK_FROM = 40  # files; fewer are prepared sooner than a process is copied and has answered


class LeavesRecord(msgspec.Struct, frozen=True):
    """The files as the last build of one output folder left them."""

    made_with: str  # digest of engine and recipe
    leaves: dict[str, Leaf]  # by path


class Grove(msgspec.Struct, frozen=True):
    """Every file of content/, prepared."""

    made_with: str
    leaves: tuple[Leaf, ...]  # posts, then pages, by path
    read: int  # files that were opened
    prepared: frozenset[str]  # paths of files that nobody knew as they are
    converted: int  # texts among them
    recipe: Recipe
    engine: str
    root: Path
    quotes: Quotes
    embeds: Known

    def again(self, leaf: Leaf) -> bytes:
        """Prepare one file once more, for a text that was lost. Raises SiteError if it has changed since."""
        source = read(self.root, SourceFile(leaf.path, None, leaf.source))
        if source.digest != leaf.source:
            message = "the file changed while the site was built"
            raise SiteError((Problem(leaf.path, message=message, hint="Build again."),))
        if not _quotes_the_same(leaf, self.quotes):
            message = "a file that it may quote changed while the site was built"
            raise SiteError((Problem(leaf.path, message=message, hint="Build again."),))
        fresh = SourceFile(leaf.path, source.data, leaf.source)
        links = self.embeds.named(fresh.data or b"")
        work = _work(fresh, leaf.key, leaf.files, self.quotes, links, self.embeds)
        data = prepare_batch(self.recipe, (work,))[0]
        if _digests(decode_leaf(data)) != _digests(leaf):
            message = "a diagram was not drawn as it was a moment ago"
            raise SiteError((Problem(leaf.path, message=message, hint="Build again."),))
        return data


def prepare_all(request: Request, settings: Settings, found: Look, cache: Cache) -> Grove:
    """Prepare every post and page; what is wrong with a file is in its leaf."""
    recipe = _recipe(request, settings, found)
    recipe_digest = digest_value(recipe)
    made_with = digest_value((found.engine, recipe_digest))
    record = cache.record(f"leaves {found.name}", LeavesRecord)
    known = record.leaves if record and record.made_with == made_with else {}
    leaves: dict[str, Leaf] = {}
    missing: list[Work] = []
    sources = (*found.sources.posts, *found.sources.pages)
    unread = 0
    quotes = Quotes(request.root, found.sources)
    key_of = partial(prepare_key, found.engine, recipe_digest)
    for source in sources:
        leaf = known.get(source.path)
        if leaf is None or not _holds(leaf, source, quotes, request):
            leaf = _kept(key_of(source.path, source.digest), cache) or _kept(
                key_of(source.path, source.digest, quotes.digest(source.path)), cache
            )
        if leaf is not None and _embeds_the_same(leaf, found.embeds):
            leaves[source.path] = leaf
            unread += source.data is None
            continue
        fresh = read(request.root, source)
        files = quotes.digest_if_asked(fresh.path, fresh.data or b"")
        links = found.embeds.named(fresh.data or b"")
        embeds = found.embeds.digest(links)
        key = key_of(fresh.path, fresh.digest, files, embeds)
        if (embeds or leaf is not None) and (leaf := _kept(key, cache)) is not None:
            leaves[source.path] = leaf
            continue
        missing.append(_work(fresh, key, files, quotes, links, found.embeds))
    works = [_with_before(work, known, cache) for work in missing] if len(missing) <= FEW else missing
    for work, data in _prepare(works, recipe, request, settings):
        cache.put(work.key, data)
        leaves[work.path] = decode_leaf(data)
    return Grove(
        made_with=made_with,
        leaves=tuple(leaves[source.path] for source in sources),
        read=len(sources) - unread,
        prepared=frozenset(work.path for work in missing),
        converted=sum(leaves[work.path].gate is not None for work in missing),
        recipe=recipe,
        engine=found.engine,
        root=request.root,
        quotes=quotes,
        embeds=found.embeds,
    )


def _digests(leaf: Leaf) -> tuple[str, str]:
    return leaf.outline_digest, leaf.body_digest


def _holds(leaf: Leaf, source: SourceFile, quotes: Quotes, request: Request) -> bool:
    """Whether what an earlier build came to is true of the file as it is, and of those that it quotes.

    What may come out otherwise when it is tried again is for a preview, where no save should wait for it.
    """
    is_final = request.preview or not leaf.is_passing
    return is_final and leaf.source == source.digest and _quotes_the_same(leaf, quotes)


def _quotes_the_same(leaf: Leaf, quotes: Quotes) -> bool:
    return not leaf.files or leaf.files == quotes.digest(leaf.path)


def _embeds_the_same(leaf: Leaf, embeds: Known) -> bool:
    return leaf.embeds == embeds.digest(leaf.links)


def _work(
    source: SourceFile,
    key: str,
    files: str,
    quotes: Quotes,
    links: tuple[str, ...],
    embeds: Known,
) -> Work:
    """Return what to prepare, with the files that are quoted, if there are any. Raises SiteError."""
    data = source.data or b""
    return Work(
        *(source.path, kind_of(source.path), data, source.digest, key),
        files=quotes.files(source.path, data) if files else {},
        files_digest=files,
        links=links,
        embeds=embeds.of(links),
        embeds_digest=embeds.digest(links),
    )


def kind_of(path: str) -> Kind:
    """Return what a file is by the folder it lies in."""
    return "page" if path.startswith("content/pages/") else "post"


def _recipe(request: Request, settings: Settings, found: Look) -> Recipe:
    """Return what preparing depends on besides the files."""
    rules = Rules(
        zone=settings.site.timezone,
        aliases=settings.front_matter.aliases,
        template_keys=template_keys(found.theme),
    )
    privacy = Privacy(redact=settings.logs.redact, private=settings.logs.private)
    return Recipe(rules, markdown_options(settings, request.hosts), privacy)


def _kept(key: str, cache: Cache) -> Leaf | None:
    """Return what an earlier build came to; what held for that build alone is nothing."""
    data = cache.get(key)
    if data is None:
        return None
    try:
        leaf = decode_leaf(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return None if leaf.is_passing else leaf


def _with_before(work: Work, known: dict[str, Leaf], cache: Cache) -> Work:
    leaf = known.get(work.path)
    data = cache.get(leaf.key) if leaf and leaf.gate else None
    if leaf is None or data is None:
        return work
    try:
        return msgspec.structs.replace(work, before=Before(leaf, decode_outline(data), decode_text(data)))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return work


def _prepare(
    works: Sequence[Work], recipe: Recipe, request: Request, settings: Settings
) -> Iterator[tuple[Work, bytes]]:
    """Yield each file with its preparation, in any order."""
    jobs = request.jobs or settings.build.jobs or processors()
    executor = settings.build.executor
    if is_for_cluster(executor, len(works)) or not may_fork():
        function = partial(prepare_batch, recipe)
        yield from zip(works, map_batches(function, works, jobs, executor), strict=True)
        return
    count = jobs if len(works) >= FORK_FROM else 1
    batches = batches_of(works, BATCH)
    # Every so-many-th batch: neighbours are alike, so that the shares are too.
    shares = [batches[start::count] for start in range(count)]
    for share, place, done in forked(lambda _: Preparer(recipe).prepare, shares):
        yield from zip(shares[share][place], done, strict=True)
