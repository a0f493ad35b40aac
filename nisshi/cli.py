"""The command line: from the words typed to the verb's file in `commands/`, and its exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from nisshi.commands.options import read_options

DONE, PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Do what `argv` (without the program's name) asks for.

    Returns 0 when done, 1 with problems, 2 after wrong usage, 130 after Ctrl-C.
    """
    try:
        arguments = read_options(sys.argv[1:] if argv is None else argv)
        return _command(arguments)(arguments)
    except SystemExit as end:  # argparse has said why
        return WRONG_USAGE if end.code else DONE
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 (lives until the interpreter ends)
        return DONE
    except KeyboardInterrupt:
        print("\nInterrupted; the site is as it was.", file=sys.stderr)
        return INTERRUPTED


def entry() -> None:
    """Run as the console command `nisshi`."""
    sys.exit(main())


def _command(arguments: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    """Import the verb's file; the others, and what they need, stay unread."""
    verb = arguments.verb
    if verb == "new":
        from nisshi.commands.new import new

        return new
    if verb == "list":
        from nisshi.commands.list import list_posts

        return list_posts
    if verb == "serve":
        from nisshi.commands.serve import serve

        return serve
    if verb == "explain":
        from nisshi.commands.explain import explain

        return explain
    if verb == "cache":
        from nisshi.commands.cache import tend_cache

        return tend_cache
    if verb == "check" and arguments.what == "secrets":
        from nisshi.commands.check_secrets import check_secrets

        return check_secrets
    if verb == "embeds":
        from nisshi.commands.embeds import embeds

        return embeds
    if verb == "logs":
        from nisshi.commands.logs import logs

        return logs
    if verb == "images":
        from nisshi.commands.images import images

        return images
    if verb == "fonts":
        from nisshi.commands.fonts import fonts

        return fonts
    from nisshi.commands.build import build_site

    return build_site


if __name__ == "__main__":
    entry()
