"""The command line: all verbs and options in one place. Each verb is a file of `commands/`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from nisshi import __version__

DONE, PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
LISTS = ("posts", "drafts", "future", "expired", "tags")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what `argv` (without the program's name) asks for.

    Returns 0 when done, 1 with problems, 2 after wrong usage, 130 after Ctrl-C.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    parser = _parser()
    try:
        arguments = parser.parse_args(_with_verb(words))
        return _command(arguments.verb)(arguments)
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


def _command(verb: str) -> Callable[[argparse.Namespace], int]:
    """Import the verb's file; the others, and what they need, stay unread."""
    if verb == "new":
        from nisshi.commands.new import new

        return new
    if verb == "list":
        from nisshi.commands.list import list_posts

        return list_posts
    if verb == "serve":
        from nisshi.commands.serve import serve

        return serve
    from nisshi.commands.build import build_site

    return build_site


def _with_verb(words: list[str]) -> list[str]:
    """Put the default verb in front of options that come without one."""
    first = words[0] if words else ""
    is_own = first in ("-h", "--help", "--version")
    return words if (first and not first.startswith("-")) or is_own else ["build", *words]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nisshi", description="Nisshi 日誌 turns Markdown posts into a static site."
    )
    parser.add_argument("--version", action="version", version=f"nisshi {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    common = _common()
    build = verbs.add_parser("build", parents=[common], help="build the site (what happens without a verb)")
    check = verbs.add_parser("check", parents=[common], help="look for problems and write nothing")
    for verb in (build, check):
        _add_build_options(verb)
    serve = verbs.add_parser(
        "serve",
        parents=[common],
        help="show the blog in a browser while it is written",
        description="Serve the blog on this machine and show each save at once. Drafts and posts of a later "
        "date are shown too, with a badge; nothing is written to the output folder.",
    )
    _add_serve_options(serve)
    lists = verbs.add_parser(
        "list", parents=[common], help="list posts, drafts, future or expired posts, tags"
    )
    lists.add_argument("what", nargs="?", choices=LISTS, default="posts")
    new = verbs.add_parser("new", parents=[common], help="begin a post")
    new.add_argument("title", help="title of the post")
    new.add_argument("--slug", default="", help="path on the web (default: the date and the file's name)")
    new.add_argument("--lang", default="", help="language of the post")
    new.add_argument("--tag", action="append", default=[], metavar="TAG", help="a tag; may be given again")
    return parser


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", default=".", metavar="DIR", help="folder of the blog (default: this one)")
    common.add_argument("--json", action="store_true", help="print the result as JSON on standard output")
    loudness = common.add_mutually_exclusive_group()
    loudness.add_argument("-v", "--verbose", action="store_true", help="say more")
    loudness.add_argument("-q", "--quiet", action="store_true", help="say only what is wrong")
    return common


def _add_build_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("-o", "--output", metavar="DIR", help="folder of the built site")
    verb.add_argument("--base-url", metavar="URL", help="address the site will be published at")
    verb.add_argument("--noindex", action="store_true", help="ask search engines to stay away")
    verb.add_argument("-D", "--drafts", action="store_true", help="include drafts")
    verb.add_argument("-F", "--future", action="store_true", help="include posts of a later date")
    verb.add_argument("-E", "--expired", action="store_true", help="include posts past their expiry date")
    verb.add_argument(
        "--jobs", type=_jobs, default=0, metavar="N", help="worker processes (default: all processors)"
    )
    verb.add_argument("--strict", action="store_true", help="let warnings stop the build")
    verb.add_argument(
        "--keep-going", action="store_true", help="leave out posts with errors, publish the rest"
    )


def _add_serve_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--port",
        type=_port,
        default=8000,
        metavar="N",
        help="port (default 8000; the next free one if taken)",
    )
    verb.add_argument(
        "--host",
        "--bind",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="address to listen on (default: 127.0.0.1, this machine alone)",
    )
    verb.add_argument("--open", action="store_true", help="open the preview in a browser")
    verb.add_argument("--follow", action="store_true", help="let open pages go to the post that is edited")
    verb.add_argument("-D", "--drafts", action="store_true", help="include drafts (the default here)")
    verb.add_argument(
        "-F", "--future", action="store_true", help="include posts of a later date (the default)"
    )
    verb.add_argument("-E", "--expired", action="store_true", help="include posts past their expiry date")
    verb.add_argument("--no-drafts", action="store_true", help="leave drafts out, as a build does")
    verb.add_argument("--no-future", action="store_true", help="leave posts of a later date out")
    verb.add_argument(
        "--jobs", type=_jobs, default=0, metavar="N", help="worker processes (default: all processors)"
    )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port")
    return int(text)


def _jobs(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes")
    return int(text)


if __name__ == "__main__":
    entry()
