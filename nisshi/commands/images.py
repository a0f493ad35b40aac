"""`images`: copies of the pictures of other hosts, fetched and checked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec

from nisshi.authoring.bring_home import Brought, Wish, bring_home
from nisshi.authoring.picture_check import check_here, check_there, lock_place
from nisshi.authoring.picture_prune import prune
from nisshi.authoring.picture_uses import PictureUse, TextPictures, read_pictures, uses_of
from nisshi.authoring.picture_words import outcome, refusals
from nisshi.commands.desk import Voice, now, root_of, settings_of
from nisshi.config import Settings
from nisshi.content.hold_back import Include
from nisshi.content.scan import scan
from nisshi.errors import Place, Problem, SiteError, did_you_mean
from nisshi.locks.images import IMAGES_LOCK
from nisshi.locks.originals import original_url
from nisshi.progress import progress
from nisshi.report import counted, summary
from nisshi.stamps import Stamps


def images(arguments: argparse.Namespace) -> int:
    """Do what is asked and tell it. Returns the exit code: 1 with an error."""
    if wrong := _foreign_option(arguments):
        print(f"images {arguments.what} does not take {wrong}", file=sys.stderr)
        return 2
    voice = Voice(arguments.quiet or arguments.json)
    started = perf_counter()
    data: dict[str, object] = {}
    words = ""
    try:
        root = root_of(arguments)
        settings = settings_of(arguments, root)
        wish = _wish(arguments, settings)
        include = Include(arguments.drafts, expired=arguments.expired)
        texts = _texts(root, settings)
        uses = uses_of(texts, now(), include)
        if arguments.what == "prune":
            words, data, problems = _prune(root, texts, arguments)
        else:
            do = _fetch if arguments.what == "fetch" else _check
            words, data, problems = do(root, uses, arguments, wish)
    except SiteError as error:
        problems = error.problems
    problems = tuple(sorted(problems))
    failed = any(problem.severity == "error" for problem in problems)
    voice.complain(problems)
    if arguments.json:
        print(msgspec.json.encode({"ok": not failed, **data, "problems": problems}).decode())
    if words:
        voice.say(f"{words}, in {perf_counter() - started:.2f} s")
    return 1 if failed else 0


def _texts(root: Path, settings: Settings) -> dict[str, TextPictures]:
    hosts = (urlsplit(settings.site.url).netloc,)
    return read_pictures(root, settings, hosts, scan(root, Stamps({})), known={})


def _foreign_option(arguments: argparse.Namespace) -> str:
    """Return an option or a word that this one of fetch, check and prune does not know, "" for none."""
    if arguments.what == "prune" and arguments.only:
        return str(arguments.only[0])
    of = {"fetch": ("again", "no_copy"), "check": ("offline",), "prune": ("dry_run",)}
    others = (name for what, names in of.items() if what != arguments.what for name in names)
    return next((f"--{name.replace('_', '-')}" for name in others if getattr(arguments, name)), "")


_Done = tuple[str, dict[str, object], Sequence[Problem]]  # words, data, what is wrong


def _wish(arguments: argparse.Namespace, settings: Settings) -> Wish:
    return Wish(
        day=f"{now().astimezone(ZoneInfo(settings.site.timezone)):%Y-%m-%d}",
        pause=settings.images.pause,
        private_hosts=settings.images.private_hosts,
        again=arguments.again,
        keep=not arguments.no_copy,
    )


def _fetch(root: Path, uses: Sequence[PictureUse], arguments: argparse.Namespace, wish: Wish) -> _Done:
    chosen = _only(arguments.only, uses) if arguments.only else [use for use in uses if not use.held]
    urls = {use.url for use in chosen}
    with progress(sys.stderr, wanted=not (arguments.quiet or arguments.json)) as say:
        try:
            brought = bring_home(root, urls, wish, say)
        except KeyboardInterrupt:
            print("\nWhat has come is kept; the same command goes on from here.", file=sys.stderr)
            raise
    unnamed = len(IMAGES_LOCK.read(root).keys() - {use.url for use in uses})
    data: dict[str, object] = {"pictures": len(urls), **_as_data(brought), "unnamed": unnamed}
    words = f"{counted(len(urls), 'picture')} of other hosts: {outcome(brought)}"
    if unnamed:
        words += f"; images.lock knows {unnamed} that no post names any more (`images prune`)"
    return words, data, tuple(refusals(brought, chosen))


def _as_data(brought: Brought) -> dict[str, object]:
    return {
        "fetched": brought.fetched,
        "kept": brought.kept,
        "bytes": brought.size,
        "refused": brought.refused,
    }


def _check(root: Path, uses: Sequence[PictureUse], arguments: argparse.Namespace, wish: Wish) -> _Done:
    lock = IMAGES_LOCK.read(root)
    first: dict[str, Place] = {}
    for use in uses:
        first.setdefault(use.url, use.place)

    def place(url: str) -> Place:
        return first.get(url) or lock_place(root, url)

    wanted = {use.url for use in _only(arguments.only, uses)} if arguments.only else {*lock, *first}
    known = {url: image for url, image in lock.items() if url in wanted}
    held = {use.url for use in uses} - {use.url for use in uses if not use.held}
    problems = list(check_here(root, known, frozenset(first) & wanted, held, place, lock))
    if not arguments.offline:
        with progress(sys.stderr, wanted=not (arguments.quiet or arguments.json)) as say:
            problems += check_there(known, wish, place, say)
    words = f"{counted(len(wanted), 'picture')} of other hosts: {summary(problems) or 'all is well'}"
    return words, {"pictures": len(wanted)}, problems


def _prune(root: Path, texts: dict[str, TextPictures], arguments: argparse.Namespace) -> _Done:
    done = prune(root, texts, dry_run=arguments.dry_run)
    data: dict[str, object] = {"pruned": done.urls, "removed": done.files, "dry_run": arguments.dry_run}
    if not done.urls:
        return "images.lock knows no picture that no post names", data, ()
    verb = "would be removed" if arguments.dry_run else "removed"
    total = f"{counted(len(done.urls), 'picture')} of images.lock {verb}"
    copies = f"{len(done.files)} of their copies" if done.files else "none of their copies"
    return "\n".join((*done.urls, *done.files, f"{total}, and {copies}")), data, ()


def _only(words: Iterable[str], uses: Sequence[PictureUse]) -> list[PictureUse]:
    """Return the uses that the words of the command line mean. Raises SiteError for one that means none."""
    found: list[PictureUse] = []
    for word in words:
        url = original_url(word)
        names = {word, *(f"content/{folder}/{word}" for folder in ("posts", "pages"))}
        names |= {name + end for name in names for end in (".md", "/index.md")}
        chosen = [use for use in uses if use.url == url or use.place.path in names]
        if not chosen:
            near = did_you_mean(word, {use.url for use in uses} | {use.place.path for use in uses})
            hint = near or "Give the address of a picture as a post writes it, or the path of a post."
            message = "no post of that name shows a picture of another host, nor is it the address of one"
            raise SiteError((Problem(word, message=message, hint=hint),))
        found += chosen
    return found
