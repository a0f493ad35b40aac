"""The whole build, top to bottom; the only file that knows the order of the stages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

import msgspec

from nisshi.cache import Cache
from nisshi.config import Settings
from nisshi.errors import Problem
from nisshi.steps.look import Look, look, remember_look, unchanged
from nisshi.steps.request import Counts, Effort, Request, Result
from nisshi.turn import turn
from nisshi.write import Stage, clear_leftover, publish

if TYPE_CHECKING:
    from nisshi.steps.attempt import Attempt
    from nisshi.steps.choose import Chosen
    from nisshi.steps.prepare_all import Grove

__all__ = ["Counts", "Effort", "Request", "Result", "build"]

Say = Callable[[str], None]  # told the name of each stage as it begins


def build(
    request: Request, settings: Settings, say: Say, cache: Cache | None = None, tell: Say | None = None
) -> Result:
    """Build the site; with an error (in strict mode: with a warning) nothing is written.

    Only what `cache` does not know is made; the result is the same without it. What is new in the
    cache is not saved. The author's mistakes come back as Problems. Raises SiteError where there is
    no way on: a theme that does not exist, a folder that cannot be written. Where another build has
    the output folder, this one tells (`tell`, else `say`) and waits.
    """
    memory = cache or Cache(None)
    timings: dict[str, float] = {}
    stage = partial(_timed, timings, say)
    with turn(request.output, tell or say) if request.write else nullcontext():
        with stage("look"):
            found = look(request, settings, memory)
            result = unchanged(found, request)
            if result is not None:
                remember_look(found, memory)
                if request.write:
                    clear_leftover(request.output)
        if result is None:
            result = _rebuild(request, settings, found, memory, stage)
    return msgspec.structs.replace(result, timings=timings)


_Stage = Callable[[str], AbstractContextManager[None]]


def _rebuild(request: Request, settings: Settings, found: Look, cache: Cache, stage: _Stage) -> Result:
    """Go all the way. Only from here on are parsers and templates needed, so their users are imported here."""
    from nisshi.steps.attempt import Desk, attempt
    from nisshi.steps.choose import choose, left_out, without_errors
    from nisshi.steps.news import news, remember_told
    from nisshi.steps.prepare_all import prepare_all
    from nisshi.steps.remember import as_made, remember, remember_published
    from nisshi.steps.studio import Studio, time_for
    from nisshi.steps.texts import Texts

    begun = time.time_ns()
    with stage("convert"):
        grove = prepare_all(request, settings, found, cache)
        texts = Texts(grove.leaves, cache, found.name, grove.again)
        chosen = choose(grove.leaves, request, settings)
    with _stage_of(request) as place:
        limit = time_for(
            settings.images.budget if place else "0", request.jobs or settings.build.jobs, request.patience
        )
        studio = Studio(request.root, cache, found.engine, limit)
        desk = Desk(request, settings, found, cache, place, studio)
        problems, good = chosen.problems, chosen.good
        with stage("make"):
            tried = attempt(desk, good, chosen.absent, texts)
            while request.keep_going and len(rest := without_errors(good, tried.problems)) < len(good):
                problems, good = (*problems, *tried.problems), rest
                tried = attempt(desk, good, (*chosen.absent, *left_out(chosen.good, good)), texts)
        found = as_made(found, grove, tried)
        result = _result(grove, chosen, tried, (*problems, *tried.problems))
        result = msgspec.structs.replace(result, news=news(result.problems, cache, found.name))
        if place and tried.is_whole and _may_publish(result.problems, request):
            with stage("write"):
                digests = {path: row.stamp.digest for path, row in tried.kept.items()}
                written = publish(place, digests, [file.wanted for file in tried.fresh])
                result = msgspec.structs.replace(result, written=written)
                remember_published(cache, request, found, tried, begun)
                remember_told(result.problems, cache, found.name)
    if request.write:
        remember(cache, found, chosen.window, grove, tried.plan, result)
    return result


def _result(grove: Grove, chosen: Chosen, tried: Attempt, problems: Iterable[Problem]) -> Result:
    return Result(
        problems=tuple(sorted(set(problems))),
        held_back=chosen.held_back,
        shown_early=chosen.shown_early,
        posts=tried.plan.posts,
        pages=tried.plan.pages,
        outputs=tried.outputs,
        waiting=tried.plan.waiting,
        prepared=grove.prepared,
        counts=Counts(
            read=grove.read,
            converted=grove.converted,
            made=len(tried.efforts),
            reused=tried.outputs - len(tried.efforts),
        ),
        efforts=tried.efforts,
    )


def _stage_of(request: Request) -> AbstractContextManager[Stage | None]:
    return Stage(request.output).opened() if request.write else nullcontext()


def _may_publish(problems: Sequence[Problem], request: Request) -> bool:
    if request.strict and problems and not request.keep_going:
        return False
    return request.keep_going or all(problem.severity == "warning" for problem in problems)


@contextmanager
def _timed(timings: dict[str, float], say: Say, name: str) -> Iterator[None]:
    say(name)
    start = perf_counter()
    yield
    timings[name] = timings.get(name, 0.0) + perf_counter() - start
