"""All outputs as tasks: made anew only when something that others may know of a post has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from nisshi.blog.links import DeadLink
from nisshi.cache import Cache
from nisshi.config import Settings, what_is_made
from nisshi.content.scan import Sources, assets_at, assets_of
from nisshi.digest import digest_value
from nisshi.errors import Place, Problem
from nisshi.locks.images import RemoteImage
from nisshi.model import Absent, Asset, Outline, Site, Task, alias_place
from nisshi.outputs.shared import Shared
from nisshi.steps.embeds import shown
from nisshi.steps.fonts import Fonts
from nisshi.steps.pictures import PictureFile, PictureWall
from nisshi.steps.prepare import Leaf
from nisshi.steps.private_files import media_digests, private_problems
from nisshi.steps.studio import Studio
from nisshi.steps.texts import Texts

if TYPE_CHECKING:
    from nisshi.blog.assemble import Blog


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be published of some posts, and what does not fit together in it."""

    key: str  # digest of everything it was made from
    shared: Shared
    tasks: tuple[Task, ...]  # without their inputs, which few builds need: see `whole_task`
    digests: tuple[str, ...]  # of the tasks, in their order
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    dead: tuple[DeadLink, ...]
    posts: int
    pages: int
    pictures: tuple[PictureFile, ...] = ()  # what is published for them besides assets
    waiting: int = 0  # pictures whose smaller versions another build makes
    collides: bool = False  # two of its outputs cannot both be written, which is told


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan is made from, besides settings and engine."""

    leaves: tuple[Leaf, ...]  # of the posts and pages to publish
    absent: tuple[Absent, ...]  # of those that are not
    sources: Sources
    fonts: Fonts
    theme_outputs: tuple[str, ...]  # paths of the theme's assets, which links may lead to
    studio: Studio
    remote: dict[str, RemoteImage]  # what images.lock says, by address


def plan(
    part: Part, settings: Settings, engine: str, cache: Cache, name: str, texts: Texts, *, anew: bool = False
) -> Plan:
    """Return the plan, the last one of this name where it is made from the same and need not be `anew`.

    One in which pictures wait is made anew as long as there is time for them.
    """
    plain = what_is_made(settings)
    outlines = [(leaf.path, leaf.outline_digest) for leaf in part.leaves]
    sources = part.sources
    files = (sorted(sources.beside.items()), sources.static, sources.copies)
    rest = (part.theme_outputs, media_digests(sources), part.fonts.digests, part.remote)
    key = digest_value(("plan", engine, plain, outlines, part.absent, files, *rest))
    last = cache.record(f"plan {name}", Plan)
    if last is not None and last.key == key and not anew and not (last.waiting and part.studio.has_time()):
        return last
    known = frozenset(last.digests if last is not None and not anew else ())
    return _make(key, part, settings, cache, texts, known)


def whole_task(plan: Plan, number: int, cache: Cache) -> Task | None:
    """Return a task of the plan with its inputs; None when the cache has lost them."""
    data = cache.get(f"task {plan.digests[number]}")
    return None if data is None else msgspec.structs.replace(plan.tasks[number], inputs=data)


def _make(
    key: str, part: Part, settings: Settings, cache: Cache, texts: Texts, known: frozenset[str]
) -> Plan:
    """Make the plan and keep the inputs of its tasks in the cache, but for those `known` to be there."""
    # Imported here: while a post is written, most builds find their plan made.
    from nisshi.blog.assemble import assemble
    from nisshi.blog.links import dead_links
    from nisshi.outputs.all_outputs import collisions, plan_outputs
    from nisshi.outputs.card_fonts import card_problems
    from nisshi.outputs.redirects import redirected

    outlines = texts.outlines(leaf.path for leaf in part.leaves)
    blog = _blog(part, outlines)
    files = (*part.sources.static, *(asset for assets in blog.beside.values() for asset in assets))
    wall = PictureWall(part.studio, part.sources, files, settings, part.remote)
    assembled = assemble(blog, settings, wall)
    site = assembled.site
    titles = {outline.post.path: outline.post.place("title") for outline in outlines}
    of_cards = tuple(card_problems(site, settings, part.fonts.files, titles))
    is_broken = any(problem.severity == "error" for problem in of_cards)
    planned = plan_outputs(site, settings, () if is_broken else part.fonts.digests)
    slugs = {outline.post.path: outline.post.place("slug") for outline in outlines}
    clashes = collisions((*planned.tasks, *site.assets, *(file.asset() for file in wall.files)), slugs)
    paths = _paths(planned.tasks, site.assets, part.theme_outputs)
    dead = dead_links(
        assembled.unresolved, paths, redirected(site, settings), assembled.routes, settings.links.dead
    )
    return Plan(
        key=key,
        shared=planned.shared,
        tasks=tuple(msgspec.structs.replace(task, inputs=b"") for task in planned.tasks),
        digests=_keep(planned.tasks, cache, known),
        assets=site.assets,
        problems=(*clashes, *_problems(site, settings, wall, outlines, paths, part.studio.root), *of_cards),
        dead=dead,
        posts=len(site.articles),
        pages=len(site.pages),
        pictures=wall.files,
        waiting=wall.waiting,
        collides=bool(clashes),
    )


def _blog(part: Part, outlines: tuple[Outline, ...]) -> Blog:
    from nisshi.blog.assemble import Blog

    quoted = frozenset(path for outline in outlines for path in outline.quoted)
    return Blog(
        outlines=outlines,
        absent=part.absent,
        static=shown(part.sources.static, part.sources.copies, outlines),
        beside={
            outline.post.path: assets_of(outline.post, part.sources.beside, quoted) for outline in outlines
        },
        downloads={outline.post.path: _downloads(outline) for outline in outlines if outline.offered},
    )


def _problems(
    site: Site,
    settings: Settings,
    wall: PictureWall,
    outlines: Sequence[Outline],
    paths: frozenset[str],
    root: Path,
) -> Iterator[Problem]:
    """Yield what else does not fit together, but for links and cards."""
    from nisshi.outputs.icon import icon_problems
    from nisshi.outputs.redirects import redirect_problems
    from nisshi.outputs.security_txt import security_problems

    yield from redirect_problems(site, settings, _alias_places(outlines))
    yield from icon_problems(settings, paths)
    yield from security_problems(settings)
    yield from wall.problems
    yield from private_problems(site.assets, root)


def _alias_places(outlines: Sequence[Outline]) -> Callable[[str, str], Place]:
    posts = {outline.post.path: outline.post for outline in outlines if outline.post.meta.aliases}

    def placed(path: str, alias: str) -> Place:
        return posts[path].place(alias_place(alias)) if path in posts else Place(path)

    return placed


def _keep(tasks: Sequence[Task], cache: Cache, known: frozenset[str]) -> tuple[str, ...]:
    """Keep the inputs of tasks in the cache; returns the tasks' digests."""
    digests = tuple(map(digest_value, tasks))
    for digest, task in zip(digests, tasks, strict=True):
        if digest not in known:
            cache.put(f"task {digest}", task.inputs)
    return digests


def _downloads(outline: Outline) -> tuple[Asset, ...]:
    folder = outline.post.path.rpartition("/")[0]
    return assets_at(outline.post, (f"{folder}/{name}" for name in outline.offered))


def _paths(tasks: Sequence[Task], assets: Iterable[Asset], theme: Iterable[str]) -> frozenset[str]:
    return frozenset((*(task.output for task in tasks), *(asset.output for asset in assets), *theme))
