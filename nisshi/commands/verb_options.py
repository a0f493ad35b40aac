"""The options of each verb, and what may follow them."""

from __future__ import annotations

import argparse
import re
from typing import Never

from nisshi import __version__
from nisshi.errors import did_you_mean

LISTS = ("posts", "drafts", "future", "expired", "tags")


class Parser(argparse.ArgumentParser):
    """An argparse that speaks of what was typed, not of its own inner names."""

    def error(self, message: str) -> Never:
        super().error(re.sub(r"^argument (?:[^-:][^:]*: )?", "", message).rstrip())

    def options(self) -> dict[str, bool]:
        """Return each option as it is typed, and whether a value follows it."""
        return {word: action.nargs is None for word, action in self._option_string_actions.items()}


def add_common_options(verb: Parser, *, has_result: bool = True) -> None:
    """Add the options of every verb; one that only ends when it is stopped has no result to print."""
    verb.add_argument("--root", default=".", metavar="DIR", help="folder of the blog (default: this one)")
    if has_result:
        verb.add_argument("--json", action="store_true", help="print the result as JSON on standard output")
    loudness = verb.add_mutually_exclusive_group()
    loudness.add_argument("-v", "--verbose", action="store_true", help="say more")
    loudness.add_argument("-q", "--quiet", action="store_true", help="say only what is wrong")
    verb.add_argument("--version", action="version", version=f"nisshi {__version__}", help=argparse.SUPPRESS)


def add_new_options(verb: Parser) -> None:
    verb.add_argument("title", metavar="TITLE", help="title of the post")
    verb.add_argument("--slug", default="", help="path on the web (default: the date and the file's name)")
    verb.add_argument("--lang", default="", help="language of the post")
    verb.add_argument("--tag", action="append", default=[], metavar="TAG", help="a tag; may be given again")


def _add_site_options(verb: Parser) -> None:
    """Add the options that say which site it is."""
    verb.add_argument("-o", "--output", metavar="DIR", help="folder of the built site")
    verb.add_argument("--base-url", metavar="URL", help="address the site will be published at")
    verb.add_argument("--noindex", action="store_true", help="ask search engines to stay away")
    verb.add_argument("-D", "--drafts", action="store_true", help="include drafts")
    verb.add_argument("-F", "--future", action="store_true", help="include posts of a later date")
    verb.add_argument("-E", "--expired", action="store_true", help="include posts past their expiry date")


def add_build_options(build: Parser, check: Parser) -> None:
    """Add the options of a build, most of which a check has too."""
    for verb in (build, check):
        _add_site_options(verb)
        verb.add_argument(
            "--jobs", type=_jobs, default=0, metavar="N", help="worker processes (default: all processors)"
        )
        _add_refusal_options(verb)
        verb.add_argument(
            "--profile", action="store_true", help="end with the time of every output, template and stage"
        )
    check.add_argument(
        "what",
        nargs="?",
        metavar="WHAT",
        help="secrets: only search posts, drafts and other files for what nobody meant to publish",
    )
    _add_cache_option(build, check)


def add_list_options(verb: Parser) -> None:
    verb.add_argument(
        "what", nargs="?", type=_list, default="posts", metavar="WHAT", help=f"one of {', '.join(LISTS)}"
    )


def _add_refusal_options(verb: Parser) -> None:
    """Add the options that say which problems keep the site from being written."""
    verb.add_argument("--strict", action="store_true", help="let warnings stop the build")
    verb.add_argument(
        "--keep-going", action="store_true", help="leave out posts with errors, publish the rest"
    )


def _add_cache_option(build: Parser, check: Parser) -> None:
    words = "neither use nor fill .nisshi/cache.db"
    check.add_argument("--no-cache", action="store_true", help=words)
    check.set_defaults(clean=False)
    trust = build.add_mutually_exclusive_group()
    trust.add_argument("--no-cache", action="store_true", help=words)
    trust.add_argument(
        "--clean",
        action="store_true",
        help="empty .nisshi/cache.db first, then make every file anew; with an error the old site stays",
    )


def add_explain_options(verb: Parser) -> None:
    verb.add_argument(
        "what",
        metavar="WHAT",
        help="an address of the site (its host may be left out), a file of the site, of content/ or of the "
        "theme, or nisshi.toml",
    )
    _add_site_options(verb)
    _add_refusal_options(verb)


def add_cache_options(verb: Parser) -> None:
    verb.add_argument(
        "what", nargs="?", choices=("info", "prune"), default="info", help="what to do (default: info)"
    )
    verb.add_argument("--all", action="store_true", help="let prune drop everything")


def add_embeds_options(verb: Parser) -> None:
    verb.add_argument("what", choices=("fetch",), metavar="fetch", help="the one thing to do")
    verb.add_argument("--again", action="store_true", help="ask for what is known too")


def add_logs_options(verb: Parser) -> None:
    verb.add_argument(
        "what", nargs="?", default="", metavar="FILE", help="a post, a log, or - for standard input"
    )
    verb.add_argument("--jsonl", action="store_true", help="answer JSON lines on standard input")


def add_images_options(verb: Parser) -> None:
    verb.add_argument(
        "what",
        nargs="?",
        choices=("fetch", "check", "prune"),
        default="check",
        help="what to do (default: check)",
    )
    verb.add_argument(
        "only", nargs="*", metavar="URL|POST", help="only these pictures, or those of these posts"
    )
    verb.add_argument("--again", action="store_true", help="fetch what is here too")
    verb.add_argument("--no-copy", action="store_true", help="note type and size, keep no copy")
    verb.add_argument("--offline", action="store_true", help="let check ask no other host")
    verb.add_argument("--dry-run", action="store_true", help="let prune only say what it would remove")
    verb.add_argument("-D", "--drafts", action="store_true", help="include pictures of drafts")
    verb.add_argument("-E", "--expired", action="store_true", help="include pictures of expired posts")


def add_serve_options(verb: Parser) -> None:
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


def _list(text: str) -> str:
    if text not in LISTS:
        near = did_you_mean(text, LISTS)
        raise argparse.ArgumentTypeError(f"there is no list {text!r}. {near or 'One of ' + ', '.join(LISTS)}")
    return text
