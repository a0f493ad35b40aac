"""`embeds fetch`: titles and pictures of what posts embed, into embeds.lock and content/remote/."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from nisshi.authoring.embed_uses import EmbedUses, read_embeds
from nisshi.commands.desk import Voice, now, root_of, settings_of
from nisshi.embeds.fetching import Ask, Fetching, Got, can_be_asked, fetch_embed, unused
from nisshi.errors import Problem, SiteError
from nisshi.locks.embeds import EMBEDS_LOCK, LockedEmbed
from nisshi.report import counted

SAVED_EVERY = 5.0  # seconds of work that a fall of the machine may cost
PAUSE = 1.0  # seconds between two questions to one host
AskAll = Callable[[Ask], Got]


class Done(msgspec.Struct, frozen=True):
    """What a fetch came to."""

    asked: int
    fetched: int
    kept: int  # known before
    dropped: int  # named by no text any more
    faults: tuple[str, ...]
    unread: tuple[Problem, ...] = ()  # texts for whose sake nothing was dropped


def embeds(arguments: argparse.Namespace, ask: AskAll | None = None) -> int:
    """Fetch what embeds.lock lacks, with `--again` everything. Returns 1 where an address could not be had."""
    voice = Voice(arguments.quiet or arguments.json)
    try:
        root = root_of(arguments)
        settings = settings_of(arguments, root)
        uses = read_embeds(root, settings)
        ask = ask or _asker(settings.images.private_hosts)
        done = fetch_all(root, uses, ask, voice, again=arguments.again)
    except SiteError as error:
        voice.complain(sorted(error.problems))
        return 1
    if arguments.json:
        print(msgspec.json.encode({"ok": not done.faults, **msgspec.structs.asdict(done)}).decode())
    voice.complain(Problem("embeds.lock", message=fault, severity="warning") for fault in done.faults)
    voice.complain(done.unread)
    dropped = f", dropped {done.dropped}" if done.dropped else ""
    voice.say(f"asked for {counted(done.asked, 'embed')}, got {done.fetched}, knew {done.kept}{dropped}")
    return 1 if done.faults else 0


def fetch_all(root: Path, uses: EmbedUses, ask: AskAll, voice: Voice, *, again: bool) -> Done:
    """Ask for each address a text shows; what has come is in embeds.lock even when this is interrupted.

    What no text names any more is dropped, unless there are texts of which nobody can say what they name.
    """
    known = EMBEDS_LOCK.read(root)
    is_safe = uses.named.issuperset(known) or not uses.unread
    lock: dict[str, LockedEmbed] = {url: known[url] for url in known if url in uses.named or not is_safe}
    wanted = [url for url in uses.shown if can_be_asked(url) and (again or url not in known)]
    fetching = Fetching(root, ask, now().date().isoformat())
    faults: list[str] = []
    fetched = 0
    saver = _Saver(root, known, lock)
    try:
        for number, url in enumerate(wanted, 1):
            voice.say(f"{number}/{len(wanted)} {url}")
            outcome = fetch_embed(url, fetching)
            if outcome.fault:
                faults.append(f"{url}: {outcome.fault}")
            if outcome.embed is not None:
                lock[url] = outcome.embed
                fetched += 1
            saver.save_sometimes()
    except BaseException:  # Ctrl-C too
        saver.save()
        raise
    if lock != known:
        EMBEDS_LOCK.write(root, lock)
    _clear(root, known, lock)
    return Done(
        asked=len(wanted),
        fetched=fetched,
        kept=len([url for url in lock if url not in wanted]),
        dropped=len(known.keys() - lock.keys()),
        faults=tuple(faults),
        unread=() if is_safe else uses.unread,
    )


class _Saver:
    """Writes what has come now and then: the whole file each time would take longer with each address."""

    def __init__(self, root: Path, known: Mapping[str, LockedEmbed], lock: Mapping[str, LockedEmbed]) -> None:
        self._root, self._known, self._lock = root, known, lock
        self._saved = time.monotonic()
        self._before = dict(lock)

    def save_sometimes(self) -> None:
        if time.monotonic() - self._saved > SAVED_EVERY:
            self.save()

    def save(self) -> None:
        """Write what is known now; what no text names any more goes when all is done."""
        if self._lock != self._before:
            EMBEDS_LOCK.write(self._root, {**self._known, **self._lock})
            self._before = dict(self._lock)
        self._saved = time.monotonic()


def _clear(root: Path, known: Mapping[str, LockedEmbed], lock: Mapping[str, LockedEmbed]) -> None:
    """Remove the copies that nothing shows any more."""
    for file in unused([embed.thumbnail for embed in known.values()], list(lock.values())):
        (root / file).unlink(missing_ok=True)


def _asker(private_hosts: tuple[str, ...]) -> AskAll:
    """Return what asks the network, one host not more than once a second."""
    from nisshi.net.fetch import Fetched, Limits, fetch  # urllib3: when it is asked for

    asked: dict[str, float] = {}

    def ask(wish: Ask) -> Got:
        host = wish.url.split("/")[2]
        time.sleep(max(0.0, asked.get(host, 0.0) + PAUSE - time.monotonic()))
        limits = Limits(size=wish.size, accept=wish.accept, allow_hosts=private_hosts)
        answer = fetch(wish.url, limits)
        asked[host] = time.monotonic()
        return Got(answer.data) if isinstance(answer, Fetched) else Got(fault=answer.reason)

    return ask
