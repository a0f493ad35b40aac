"""Tasks -> bytes on the stage, in as many processes as there are processors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from time import perf_counter

import msgspec

from nisshi.cache import Cache
from nisshi.cards.cmap import FontTrouble
from nisshi.cards.font_files import FontFiles
from nisshi.cards.social_card import CARD
from nisshi.digest import digest_bytes
from nisshi.errors import Problem
from nisshi.model import Output, Page, Task
from nisshi.outputs.all_outputs import Maker
from nisshi.outputs.shared import Shared
from nisshi.steps.kept import KeptEntries, KeptTemplates
from nisshi.steps.request import Effort
from nisshi.steps.texts import Texts
from nisshi.theme.lookup import Theme
from nisshi.theme.render import Renderer
from nisshi.workers import batches_of, forked, processors
from nisshi.write import Stage, Wanted

FORK_FROM = 100  # outputs; fewer are made sooner than a process is copied and has answered
BATCH = 16  # outputs that are told of at a time
FEED = "feed"  # the kind whose outputs are kept like rendered pages: they are as dear


class Order(msgspec.Struct, frozen=True):
    """An output that has to be made, and the key to keep it under."""

    task: Task
    key: str


class Made(msgspec.Struct, frozen=True):
    """An output that was made, or the Problem of its template."""

    wanted: Wanted
    key: str
    effort: Effort
    problem: Problem | None = None


class Workshop(msgspec.Struct, frozen=True):
    """All that making needs; forked processes get it as it is."""

    shared: Shared
    texts: Texts
    theme: Theme
    engine: str
    asset_urls: dict[str, str]
    cache: Cache
    fonts: FontFiles | None  # of social cards
    stage: Stage | None  # None: nothing is to be written


def make_all(orders: Sequence[Order], workshop: Workshop, jobs: int) -> tuple[Made, ...]:
    """Make the outputs, in order; a template that fails is a Problem, and the others are made all the same.

    What is dear goes into the cache as it comes, while the other processes go on making.
    """
    much = max(len(orders), sum(_effort(order.task) for order in orders)) >= FORK_FROM
    count = (jobs or processors()) if much else 1
    shares = [batches_of(share, BATCH) for share in _shares(orders, count)]
    found: dict[str, Made] = {}
    for share, place, made in forked(lambda number: Bench(workshop, number).make, shares):
        for order, one in zip(shares[share][place], made, strict=True):
            found[one.wanted.path] = one
            if workshop.stage and not one.problem and is_dear(order.task):
                _keep(workshop.cache, order.key, workshop.stage.read(one.wanted))
    return tuple(found[order.task.output] for order in orders)


def _keep(cache: Cache, key: str, data: bytes | None) -> None:
    if data is not None:
        cache.put(f"page {key}", data)


def is_dear(task: Task) -> bool:
    """Whether an output is worth keeping beside the one that is published: for undo, another branch, CI."""
    return bool(task.template) or task.kind in (FEED, CARD)


class Bench:
    """Where one process makes its share; what it knows of one output serves the next."""

    def __init__(self, workshop: Workshop, number: int) -> None:
        entries = KeptEntries(workshop.cache, workshop.engine, workshop.texts.digest)
        self._maker = Maker(workshop.shared, workshop.texts.body, workshop.fonts, entries)
        compiled = KeptTemplates(workshop.cache, workshop.engine)
        self._renderer = Renderer(workshop.theme, workshop.asset_urls, compiled)
        self._stage = workshop.stage.part(f"{number}-") if workshop.stage else None

    def make(self, orders: tuple[Order, ...]) -> list[Made]:
        """Make some outputs, in order."""
        return [self._make(order) for order in orders]

    def _make(self, order: Order) -> Made:
        task = order.task
        begin = perf_counter()
        problem = None
        try:
            page: Page | Output = self._maker.make(task)
        except (OSError, FontTrouble) as error:
            if task.kind != CARD:
                raise
            page, problem = Output(task.output, b"", task.source), _of_font(error)
        if isinstance(page, Output):
            data = page.data
        else:
            try:
                data = self._renderer.render(page)
            except Exception as error:  # a template is somebody's program: it may raise anything
                data = b""
                problem = self._renderer.problem(error, page)
        staged = self._stage.put(task.output, data) if self._stage and not problem else ""
        wanted = Wanted(task.output, digest_bytes(data), task.source, staged)
        effort = Effort(task.output, task.template, perf_counter() - begin)
        return Made(wanted, order.key, effort, problem)


def _of_font(error: Exception) -> Problem:
    message = f"a font of the social cards cannot be drawn with: {error}"
    return Problem("nisshi.toml", message=message, hint="Give another in [cards].")


def _shares(orders: Sequence[Order], count: int) -> Iterator[Sequence[Order]]:
    """Divide the orders into `count` parts of about equal work.

    Feeds stand together: a post's entry is made once in a process, however many feeds show it. So do a
    post's page and its twin, which show the same text.
    """
    ordered = sorted(orders, key=lambda order: (order.task.kind != FEED, order.task.source))
    efforts = list(accumulate(_effort(order.task) for order in ordered))
    whole = efforts[-1] if efforts else 0.0
    ends = [sum(effort <= whole * part / count for effort in efforts) for part in range(1, count)]
    for begin, end in zip([0, *ends], [*ends, len(ordered)], strict=True):
        yield ordered[begin:end]


def _effort(task: Task) -> float:
    """Estimate what a task takes, in units of a post's page."""
    if task.kind == CARD:
        return 30.0
    if task.kind == FEED:
        return 0.2 * len(task.bodies)
    return 1.0 if task.template else 0.15
