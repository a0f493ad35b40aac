"""The whole build, top to bottom; the only file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter

import msgspec

from nisshi.blog.assemble import assemble
from nisshi.blog.links import dead_links
from nisshi.config import Settings
from nisshi.content.front_matter import Rules
from nisshi.content.hold_back import Include, hold_back
from nisshi.content.keys import alias_problems
from nisshi.content.read_all import read_all
from nisshi.content.scan import scan
from nisshi.errors import Problem
from nisshi.markdown.convert import convert_batch
from nisshi.markdown.options import markdown_options
from nisshi.model import Absent, Asset, Converted, HeldBack, MarkdownText, Output, Page, Post, Site
from nisshi.outputs.all_outputs import all_outputs, collisions
from nisshi.outputs.redirects import redirect_problems, redirected
from nisshi.outputs.security_txt import security_problems
from nisshi.permalink import urls_for
from nisshi.theme.assets import theme_assets
from nisshi.theme.lookup import Theme, load_theme, template_keys
from nisshi.theme.render import render_pages
from nisshi.theme.words import load_words
from nisshi.workers import map_batches
from nisshi.write import Written, write_site

Say = Callable[[str], None]  # told the name of each stage as it begins


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What one build is asked for."""

    root: Path
    output: Path
    now: datetime
    include: Include = Include()
    jobs: int = 0  # worker processes, 0 for one per processor
    strict: bool = False  # warnings stop the build too
    keep_going: bool = False  # leave out the posts with errors and publish the rest
    write: bool = True
    hosts: tuple[str, ...] = ()  # further hosts that links know the site by


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a build found and did. `written` is None when nothing was written."""

    problems: tuple[Problem, ...]  # sorted by file and line
    held_back: tuple[HeldBack, ...] = ()
    shown_early: tuple[HeldBack, ...] = ()  # would be held back, had the request not asked for them
    posts: int = 0
    pages: int = 0
    outputs: int = 0
    written: Written | None = None
    timings: dict[str, float] = {}  # seconds of each stage


def build(request: Request, settings: Settings, say: Say) -> Result:
    """Build the site; with an error (in strict mode: with a warning) nothing is written.

    The author's mistakes come back as Problems. Raises SiteError where there is no way on: a theme
    that does not exist, a folder that cannot be written.
    """
    timings: dict[str, float] = {}
    stage = partial(_timed, timings, say)
    with stage("read"):
        theme = load_theme(request.root, settings.theme)
        sources = scan(request.root)
        readings = read_all(sources, _rules(settings, theme))
        posts, held = hold_back(readings.posts, request.now, request.include)
    with stage("convert"):
        bodies = _convert(posts, request, settings)
    problems = [*alias_problems(settings.front_matter.aliases), *readings.problems]
    problems += (problem for body in bodies for problem in body.problems)
    pairs = tuple(zip(posts, bodies, strict=True))
    absent = (*_reasons(held), *readings.faulty)
    make = partial(_make, absent=absent, static=sources.static, settings=settings, theme=theme, stage=stage)
    good = _without_errors(pairs, problems)
    made = make(good, _left_out(pairs, good))
    while request.keep_going and len(rest := _without_errors(good, made.problems)) < len(good):
        problems += made.problems
        good = rest
        made = make(good, _left_out(pairs, good))
    result = Result(
        problems=tuple(sorted({*problems, *made.problems})),
        held_back=held,
        shown_early=hold_back(posts, request.now, Include())[1],
        posts=len(made.site.articles),
        pages=len(made.site.pages),
        outputs=len(made.outputs) + len(made.site.assets),
        timings=timings,
    )
    if not request.write or not _may_publish(result.problems, request):
        return result
    with stage("write"):
        written = write_site(request.output, made.outputs, made.site.assets, request.root)
    return msgspec.structs.replace(result, written=written)


_Pairs = tuple[tuple[Post, Converted], ...]
_Stage = Callable[[str], AbstractContextManager[None]]


class _Made(msgspec.Struct, frozen=True):
    """The finished site of some posts, and what does not fit together in it."""

    site: Site
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def _rules(settings: Settings, theme: Theme) -> Rules:
    return Rules(
        zone=settings.site.timezone,
        aliases=settings.front_matter.aliases,
        template_keys=template_keys(theme),
    )


def _convert(posts: Sequence[Post], request: Request, settings: Settings) -> tuple[Converted, ...]:
    texts = [
        MarkdownText(path=post.path, body=post.body, body_line=post.body_line, lang=post.meta.lang)
        for post in posts
    ]
    convert = partial(convert_batch, markdown_options(settings, request.hosts))
    return map_batches(convert, texts, request.jobs or settings.build.jobs)


def _make(
    pairs: _Pairs,
    left_out: tuple[Absent, ...],
    *,
    absent: tuple[Absent, ...],
    static: tuple[Asset, ...],
    settings: Settings,
    theme: Theme,
    stage: _Stage,
) -> _Made:
    with stage("assemble"):
        assembled = assemble(pairs, (*absent, *left_out), static, settings)
        site = assembled.site
        planned = all_outputs(site, settings)
        found = [
            *collisions((*planned, *site.assets), {post.path: post.place("slug") for post, _ in pairs}),
            *redirect_problems(site, settings),
            *security_problems(settings),
        ]
    with stage("render"):
        outputs, broken = _render(planned, theme, settings)
        paths = frozenset((*(output.path for output in outputs), *(asset.output for asset in site.assets)))
        dead = dead_links(
            assembled.unresolved, paths, redirected(site, settings), assembled.routes, settings.links.dead
        )
    return _Made(site, outputs, (*found, *broken, *dead))


def _without_errors(pairs: _Pairs, problems: Iterable[Problem]) -> _Pairs:
    faulty = {problem.path for problem in problems if problem.severity == "error"}
    return tuple(pair for pair in pairs if pair[0].path not in faulty)


def _left_out(pairs: _Pairs, good: _Pairs) -> tuple[Absent, ...]:
    """Return the posts that have an error of their own, which says enough where they are linked."""
    kept = {post.path for post, _ in good}
    return tuple(Absent(post.path, post.meta.slug, "") for post, _ in pairs if post.path not in kept)


def _reasons(held: Sequence[HeldBack]) -> list[Absent]:
    return [Absent(post.path, post.slug, post.reason) for post in held]


def _render(
    made: Sequence[Page | Output], theme: Theme, settings: Settings
) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    assets = theme_assets(theme)
    urls = urls_for(settings.site.url)
    asset_urls = {name: urls.path("/" + asset.path) for name, asset in assets.items()}
    pages = [item for item in made if isinstance(item, Page)]
    rendered, problems = render_pages(pages, theme, load_words(theme), asset_urls)
    outputs = (*rendered, *(item for item in made if isinstance(item, Output)), *assets.values())
    return outputs, problems


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
