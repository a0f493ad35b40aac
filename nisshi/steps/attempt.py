"""One try at the whole site with some posts: planned, made, and judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from nisshi.blog.links import told
from nisshi.cache import Cache
from nisshi.cards.social_card import CARD
from nisshi.config import Settings
from nisshi.digest import digest_bytes
from nisshi.errors import Problem
from nisshi.model import Absent, Task
from nisshi.steps.look import Look
from nisshi.steps.make import Made, Order, Workshop, is_dear, make_all
from nisshi.steps.plan import Plan, whole_task
from nisshi.steps.prepare import Leaf
from nisshi.steps.propose import Proposal, propose
from nisshi.steps.request import Effort, Request
from nisshi.steps.shelf import Row
from nisshi.steps.studio import Studio
from nisshi.steps.texts import Texts
from nisshi.steps.verbatim import Fresh, published_pictures, verbatim
from nisshi.write import Stage, Wanted


class Attempt(msgspec.Struct, frozen=True):
    """What came of it."""

    plan: Plan
    kept: dict[str, Row]  # files that are in their place already, by path
    fresh: tuple[Fresh, ...]
    problems: tuple[Problem, ...]
    efforts: tuple[Effort, ...]
    is_whole: bool  # no template failed and no output is in another's way: nothing may go missing
    outputs: int


class Desk(msgspec.Struct, frozen=True):
    """What all attempts of one build share."""

    request: Request
    settings: Settings
    found: Look
    cache: Cache
    stage: Stage | None  # None: nothing is to be written
    studio: Studio


def attempt(
    desk: Desk, leaves: Sequence[Leaf], absent: tuple[Absent, ...], texts: Texts, *, anew: bool = False
) -> Attempt:
    """Plan the site of these posts and make what of it is not there yet.

    `anew` makes the plan even if one is kept: for one whose tasks the cache has lost.
    """
    proposal = propose(desk.found, desk.settings, desk.cache, leaves, absent, texts, desk.studio, anew=anew)
    planned = proposal.plan
    sorted_out = _sort_out(desk, proposal)
    if sorted_out is None:
        return attempt(desk, leaves, absent, texts, anew=True)
    workshop = Workshop(
        shared=planned.shared,
        texts=texts,
        theme=desk.found.theme,
        engine=desk.found.engine,
        asset_urls=proposal.asset_urls,
        cache=desk.cache,
        fonts=desk.found.fonts.files,
        stage=desk.stage,
    )
    made = make_all(sorted_out.orders, workshop, desk.request.jobs or desk.settings.build.jobs)
    fresh = [*sorted_out.fresh, *(Fresh(one.wanted, one.key) for one in made if one.problem is None)]
    fresh += verbatim(desk.stage, proposal.theme_outputs, planned.assets, desk.found, desk.request.root)
    fresh += published_pictures(desk.stage, planned.pictures, desk.found, desk.studio)
    files = len(proposal.theme_outputs) + len(planned.assets) + len(planned.pictures)
    return Attempt(
        plan=planned,
        kept=sorted_out.kept,
        fresh=tuple(fresh),
        problems=(*planned.problems, *_each_once(made), *_dead_links(planned, texts)),
        efforts=tuple(one.effort for one in made),
        is_whole=not planned.collides and all(one.problem is None for one in made),
        outputs=len(planned.tasks) - sorted_out.skipped + files,
    )


class _SortedOut(msgspec.Struct, frozen=True):
    """What becomes of the tasks of a plan."""

    kept: dict[str, Row]
    fresh: tuple[Fresh, ...]
    orders: tuple[Order, ...]
    skipped: int  # cards that this build does not draw


def _sort_out(desk: Desk, proposal: Proposal) -> _SortedOut | None:
    """Tell what is in its place from what is to be made; None where the cache has lost a task."""
    kept: dict[str, Row] = {}
    fresh: list[Fresh] = []
    orders: list[Order] = []
    intact = desk.found.shelf.intact()
    draws, skipped = desk.request.write and not desk.request.preview, 0
    for number, (task, key) in enumerate(zip(proposal.plan.tasks, proposal.keys, strict=True)):
        row = intact.get(task.output)
        if row is not None and row.key == key:
            kept[task.output] = row
        elif file := _from_cache(desk, task, key):
            fresh.append(file)
        elif task.kind == CARD and not draws:
            skipped += 1
        elif whole := whole_task(proposal.plan, number, desk.cache):
            orders.append(Order(whole, key))
        else:
            return None
    return _SortedOut(kept, tuple(fresh), tuple(orders), skipped)


def _from_cache(desk: Desk, task: Task, key: str) -> Fresh | None:
    """Return an output that was made before, for another state of the blog."""
    if not is_dear(task) or (data := desk.cache.get(f"page {key}")) is None:
        return None
    staged = desk.stage.put(task.output, data) if desk.stage else ""
    return Fresh(Wanted(task.output, digest_bytes(data), task.source, staged), key)


def _each_once(made: Iterable[Made]) -> list[Problem]:
    """Tell what is wrong with a template where it is first seen, however many pages use it."""
    first: dict[tuple[str, int, str], Problem] = {}
    for one in made:
        if one.problem is not None:
            first.setdefault((one.problem.path, one.problem.line, one.problem.message), one.problem)
    return list(first.values())


def _dead_links(planned: Plan, texts: Texts) -> list[Problem]:
    return [
        told(link, texts.outline(link.source).post, texts.text(link.source).links) for link in planned.dead
    ]
