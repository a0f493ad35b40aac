"""One try at the whole site with some posts: planned, made, and judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from nisshi.blog.links import told
from nisshi.cache import Cache
from nisshi.config import Settings
from nisshi.digest import digest_bytes
from nisshi.errors import Problem
from nisshi.model import Absent, Outline, Output, Task
from nisshi.permalink import urls_for
from nisshi.steps.keys import task_keys, template_digests
from nisshi.steps.look import Look
from nisshi.steps.make import Made, Order, Workshop, is_dear, make_all
from nisshi.steps.plan import Part, Plan, plan
from nisshi.steps.prepare import Leaf
from nisshi.steps.request import Effort, Request
from nisshi.steps.texts import Texts
from nisshi.theme.assets import theme_assets
from nisshi.write import Stage, Wanted


class Keyed(msgspec.Struct, frozen=True):
    """A file of the finished site and the key it was made under."""

    wanted: Wanted
    key: str
    is_kept: bool  # its bytes go into the cache


class Attempt(msgspec.Struct, frozen=True):
    """What came of it."""

    plan: Plan
    files: tuple[Keyed, ...]
    problems: tuple[Problem, ...]
    efforts: tuple[Effort, ...]
    outputs: int
    reused: int  # outputs that were as they should be, or came from the cache


class Desk(msgspec.Struct, frozen=True):
    """What all attempts of one build share."""

    request: Request
    settings: Settings
    found: Look
    cache: Cache
    stage: Stage | None  # None: nothing is to be written


def attempt(desk: Desk, leaves: Sequence[Leaf], absent: tuple[Absent, ...], texts: Texts) -> Attempt:
    """Plan the site of these posts and make what of it is not there yet."""
    found, settings = desk.found, desk.settings
    theme_outputs = theme_assets(found.theme)
    urls = urls_for(settings.site.url)
    asset_urls = {name: urls.path("/" + asset.path) for name, asset in theme_outputs.items()}
    part = Part(
        leaves=tuple(leaves),
        absent=absent,
        sources=found.sources,
        theme_outputs=tuple(asset.path for asset in theme_outputs.values()),
    )
    planned = plan(part, settings, found.engine, desk.cache, found.name)
    templates = template_digests(found.theme, asset_urls, found.engine, desk.cache)
    keys = task_keys(planned, texts.digest, found.engine, templates)
    files: list[Keyed] = []
    orders: list[Order] = []
    for task, key in zip(planned.tasks, keys, strict=True):
        wanted = _there(desk, task, key)
        if wanted is None:
            orders.append(Order(task, key))
        else:
            files.append(Keyed(wanted, key, is_kept=False))
    reused = len(files)
    workshop = Workshop(planned.shared, texts, found.theme, asset_urls, desk.cache, desk.stage)
    made = make_all(orders, workshop, desk.request.jobs or settings.build.jobs)
    files += _kept(made, orders)
    files += _copies(desk, theme_outputs.values(), planned)
    problems = (*planned.problems, *_each_once(made), *_dead_links(planned, leaves, texts))
    return Attempt(
        plan=planned,
        files=tuple(files),
        problems=problems,
        efforts=tuple(one.effort for one in made),
        outputs=len(planned.tasks) + len(theme_outputs) + len(planned.assets),
        reused=reused,
    )


def _each_once(made: Iterable[Made]) -> list[Problem]:
    """Tell what is wrong with a template where it is first seen, however many pages use it."""
    first: dict[tuple[str, int, str], Problem] = {}
    for one in made:
        if one.problem is not None:
            first.setdefault((one.problem.path, one.problem.line, one.problem.message), one.problem)
    return list(first.values())


def _there(desk: Desk, task: Task, key: str) -> Wanted | None:
    """Return an output that need not be made: it is in its place, or in the cache."""
    row = desk.found.shelf.intact().get(task.output)
    if row is not None and row.key == key:
        return Wanted(task.output, row.stamp.digest, task.source)
    if not is_dear(task) or (data := desk.cache.get(f"page {key}")) is None:
        return None
    staged = desk.stage.put(task.output, data) if desk.stage else ""
    return Wanted(task.output, digest_bytes(data), task.source, staged)


def _kept(made: Iterable[Made], orders: Iterable[Order]) -> list[Keyed]:
    dear = {order.task.output for order in orders if is_dear(order.task)}
    return [
        Keyed(one.wanted, one.key, is_kept=one.wanted.path in dear) for one in made if one.problem is None
    ]


def _copies(desk: Desk, theme_outputs: Iterable[Output], planned: Plan) -> list[Keyed]:
    """Put what is published as it is on the stage: the theme's assets and the author's files."""
    if desk.stage is None:
        return []
    files = []
    for output in theme_outputs:
        staged = desk.stage.put(output.path, output.data)
        files.append(_copy(output.path, digest_bytes(output.data), output.source, staged))
    intact = desk.found.shelf.intact()
    for asset in planned.assets:
        digest = desk.found.sources.files[asset.path]
        row = intact.get(asset.output)
        staged = ""
        if row is None or row.stamp.digest != digest:
            data = (desk.request.root / asset.path).read_bytes()
            digest = digest_bytes(data)
            staged = desk.stage.put(asset.output, data)
        files.append(_copy(asset.output, digest, asset.path, staged))
    return files


def _copy(path: str, digest: str, source: str, staged: str) -> Keyed:
    return Keyed(Wanted(path, digest, source, staged), f"copy {digest}", is_kept=False)


def _dead_links(planned: Plan, leaves: Sequence[Leaf], texts: Texts) -> list[Problem]:
    if not planned.dead:
        return []
    outlines = {leaf.path: leaf.outline for leaf in leaves}
    decode = msgspec.msgpack.Decoder(Outline).decode
    return [
        told(link, decode(outlines[link.source]).post, texts.text(link.source).links) for link in planned.dead
    ]
