"""`build` and `check`: the whole pipeline, told in words or as JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec

from nisshi.cache import FILE, Cache
from nisshi.cards.font_files import font_files
from nisshi.commands.desk import Voice, now, root_of, settings_of
from nisshi.config import Settings
from nisshi.content.hold_back import Include
from nisshi.errors import Problem, SiteError
from nisshi.pipeline import Request, Result, Say, build
from nisshi.progress import progress
from nisshi.report import counted, held_text, in_zone, summary
from nisshi.selection import check_command, select

NO_CARDS = (
    "Note: there are no social cards. `python build.py fonts` fetches the font they are set in; "
    "draw = false below [cards] does without."
)


def build_site(arguments: argparse.Namespace) -> int:
    """Build (verb "build") or only look for problems (verb "check"). Returns the exit code."""
    voice = Voice(arguments.quiet or arguments.json)
    started = perf_counter()
    try:
        root = root_of(arguments)
        settings = settings_of(arguments, root)
        with progress(sys.stderr, wanted=not voice.quiet) as say:
            request = request_of(arguments, root, settings)
            if request.write and settings.images.fetch:
                from nisshi.commands.fetch_first import fetch_first

                fetch_first(request, settings, None if arguments.no_cache else root / FILE, say, voice)
            result = _built(request, settings, say, voice, arguments)
        lacks_font = settings.cards.draw and font_files(root, settings.cards) is None
    except SiteError as error:
        result = Result(problems=tuple(sorted(error.problems)))
        settings, lacks_font = Settings(), False
    if arguments.verb == "check" or arguments.strict:
        voice.complain(result.problems)
    else:
        voice.complain_of(select(result.problems, result.news, result.prepared), _check_command(arguments))
    if lacks_font and result.written:
        voice.say(NO_CARDS)
    failed = _failed(result, arguments.strict)
    if arguments.json:
        print(_as_json(result, settings, failed, arguments))
    _tell(voice, result, settings, perf_counter() - started, arguments)
    return 1 if failed else 0


def _built(
    request: Request, settings: Settings, say: Say, voice: Voice, arguments: argparse.Namespace
) -> Result:
    """Build with the cache of the blog's folder, and say what is wrong with it."""
    with Cache(None if arguments.no_cache else request.root / FILE) as cache:
        memory = cache if not arguments.clean or _is_emptied(cache) else None
        result = build(request, settings, say, memory, voice.say)
        cache.save(_needed)
        for note in cache.notes:
            voice.say(f"Note: {note}.")
    return result


def _is_emptied(cache: Cache) -> bool:
    """Empty the cache; False when that fails, so that nothing in it may be used."""
    cache.prune()
    contents = cache.contents()
    return not contents.kinds and not contents.records


def _needed(cache: Cache) -> Iterator[str]:
    """Yield what is to stay where the cache is full; nothing is imported before that is asked."""
    from nisshi.steps.needed import needed

    yield from needed(cache)


def request_of(arguments: argparse.Namespace, root: Path, settings: Settings) -> Request:
    """Return what the options ask for. Raises SiteError where the output would mix with the sources."""
    output = Path(arguments.output) if arguments.output else root / settings.build.output
    return Request(
        root=root,
        output=_safe(output.resolve(), root),
        now=now(),
        include=_include(arguments),
        jobs=getattr(arguments, "jobs", 0),
        strict=arguments.strict,
        keep_going=arguments.keep_going,
        write=arguments.verb == "build",
        hosts=_hosts(root),
    )


def _include(arguments: argparse.Namespace) -> Include:
    return Include(arguments.drafts, arguments.future, arguments.expired)


def _check_command(arguments: argparse.Namespace) -> str:
    return check_command(drafts=arguments.drafts, future=arguments.future, expired=arguments.expired)


def _safe(output: Path, root: Path) -> Path:
    """Refuse an output folder in which the author's own files live."""
    sources = (root / "content", root / "themes", root / "overrides", root / "nisshi")
    parts = output.relative_to(root).parts if output.is_relative_to(root) else ()
    is_hidden = any(part.startswith(".") for part in parts)  # .git, .nisshi, .venv are not the site's
    if is_hidden or root.is_relative_to(output) or any(map(output.is_relative_to, sources)):
        hint = "Give a folder of its own, such as -o site."
        message = "the output folder would mix the site with its sources"
        raise SiteError((Problem(path=output.name, message=message, hint=hint),))
    return output


def _hosts(root: Path) -> tuple[str, ...]:
    """Return the host of nisshi.toml, by which posts link to themselves whatever --base-url says."""
    from nisshi.settings_file import load_settings

    return (urlsplit(load_settings(root).site.url).netloc,)


def _failed(result: Result, strict: bool) -> bool:
    return any(strict or problem.severity == "error" for problem in result.problems)


def _tell(
    voice: Voice, result: Result, settings: Settings, seconds: float, arguments: argparse.Namespace
) -> None:
    zone = ZoneInfo(settings.site.timezone)
    for post in result.held_back:
        voice.say(held_text(post, zone))
    found = summary(result.problems)
    read = f"{counted(result.posts, 'post')}, {counted(result.pages, 'page')}"
    if result.held_back:
        read += f", {len(result.held_back)} held back"
    if result.written:
        done = result.written
        voice.say(
            f"{read}: wrote {counted(done.written, 'file')}, {done.unchanged} unchanged, {done.removed} removed, "
            f"in {seconds:.2f} s" + (f"; {found}" if found else "")
        )
        if result.waiting:
            waiting = counted(result.waiting, "picture")
            voice.say(
                f"the time was up before {waiting} had smaller versions: the next build goes on with them"
            )
    elif arguments.verb == "check" and result.outputs:
        voice.say(f"{read}: {found or 'no problems'}, nothing written, in {seconds:.2f} s")
    else:
        print(f"{found}; nothing was written.", file=sys.stderr)
    if arguments.verbose or arguments.profile:
        from nisshi.commands.account import account

        for line in account(result, arguments.profile):
            voice.say(line)


def _as_json(result: Result, settings: Settings, failed: bool, arguments: argparse.Namespace) -> str:
    """Return the result as one JSON object, for scripts and editors."""
    from nisshi.commands.account import account_data, counts

    written = result.written
    zone = ZoneInfo(settings.site.timezone)
    data = {
        "ok": not failed,
        "posts": result.posts,
        "pages": result.pages,
        "outputs": result.outputs,
        "written": written.written if written else 0,
        "unchanged": written.unchanged if written else 0,
        "removed": written.removed if written else 0,
        "counts": counts(result),
        "heldBack": [in_zone(post, zone) for post in result.held_back],
        "problems": result.problems,
        "timings": {stage: round(spent, 4) for stage, spent in result.timings.items()},
    }
    if arguments.verbose or arguments.profile:
        data["slowest"] = account_data(result, arguments.profile)
    return msgspec.json.encode(data).decode()
