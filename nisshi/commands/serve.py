"""`serve`: look at the blog while it is written; each save is built and shown at once."""

from __future__ import annotations

import argparse
import webbrowser
from contextlib import ExitStack
from pathlib import Path

from nisshi.commands.desk import Voice, now, root_of
from nisshi.content.hold_back import Include
from nisshi.errors import SiteError
from nisshi.preview.claim import FOLDER, claim
from nisshi.preview.live import Turn
from nisshi.preview.rebuild import Wanted
from nisshi.preview.session import run
from nisshi.preview.visitors import address_of, is_open, listen
from nisshi.report import counted, summary
from nisshi.write import Written

SIGNALLED = 128  # a shell's exit code for "ended by signal N" is 128 + N


def serve(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM. Returns the exit code: 130, 143, or 1 when it could not begin."""
    voice = Voice(arguments.quiet)
    with ExitStack() as held:
        try:
            root = root_of(arguments)
            folder = held.enter_context(claim(root))
            bound = listen(arguments.host, arguments.port)
        except SiteError as error:
            voice.complain(error.problems)
            return 1
        address = address_of(bound)
        _say_what_differs(voice, arguments, bound.getsockname()[1], folder.relative_to(root).as_posix())
        voice.say(f"Preview of {root.name} at {address} (Ctrl-C ends it)")
        wanted = Wanted(
            root=root,
            folder=folder,
            address=address,
            include=_include(arguments),
            jobs=arguments.jobs,
            follow=arguments.follow,
        )
        teller = _Teller(voice, address if arguments.open else "")
        return SIGNALLED + run(bound, arguments.host, wanted, now, voice.say, teller.tell)


def _say_what_differs(voice: Voice, arguments: argparse.Namespace, port: int, folder: str) -> None:
    """Say where this preview is not as every other."""
    if arguments.port not in (0, port):
        voice.say(f"Port {arguments.port} is taken; using {port}.")
    if folder != FOLDER:
        voice.say(f"This blog has another preview already; this one keeps its pages in {folder}/.")
    if is_open(arguments.host):
        voice.say("Everyone on this network can read the preview, drafts included.")


def _include(arguments: argparse.Namespace) -> Include:
    return Include(not arguments.no_drafts, not arguments.no_future, arguments.expired)


class _Teller:
    """Says in the terminal what each build came to."""

    def __init__(self, voice: Voice, to_open: str) -> None:
        self._voice = voice
        self._to_open = to_open

    def tell(self, turn: Turn) -> None:
        """Tell the problems, then one line; open the browser after the first build."""
        self._voice.complain_of(turn.selection, turn.edition.check_command)
        self._voice.say(told(turn))
        if self._to_open:
            webbrowser.open(self._to_open)
            self._to_open = ""


def told(turn: Turn) -> str:
    """Return the line of one build, such as "a.md: wrote 2 files (0.02 s); 1 warning"."""
    result, found, took = turn.outcome.result, summary(turn.outcome.problems), f"({turn.seconds:.2f} s)"
    if result is None or result.written is None:
        return f"{_named(turn) or 'First build'}: {found}, the pages are left as they were {took}"
    name = _named(turn) or counted(result.posts, "post")
    return f"{name}: {_done(result.written)} {took}" + (f"; {found}" if found else "")


def _named(turn: Turn) -> str:
    """Say what changed: one file by its name, more by their number; "" for the first build."""
    if len(turn.batch) == 1:
        return Path(*turn.batch).name
    return f"{len(turn.batch)} changes" if turn.batch else ""


def _done(files: Written) -> str:
    wrote = f"wrote {counted(files.written, 'file')}" if files.written else ""
    removed = f"removed {counted(files.removed, 'file')}" if files.removed else ""
    return ", ".join(filter(None, (wrote, removed))) or "nothing to write"
