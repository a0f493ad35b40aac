"""All verbs and options of the command line, in one place."""

from __future__ import annotations

import argparse
import re
from typing import Never

from nisshi import __version__
from nisshi.errors import did_you_mean

SEARCHES = ("secrets",)
LISTS = ("posts", "drafts", "future", "expired", "tags")
WRAPPER = "build.py"  # which does the verb `test` itself
_OF_SERVE = (
    "Serve the blog on this machine and show each save at once. Drafts and posts of a later "
    "date are shown too, with a badge; nothing is written to the output folder."
)
_OF_EXPLAIN = (
    "For a page: which files made it, which of them have changed since the last build, whether "
    "the next build would make it again and why. For a file of the blog: what would be made "
    "again if it changed. Nothing is built and nothing is written."
)
_OF_CACHE = (
    "The cache makes builds faster and changes nothing else. `info` says what is in it; `prune` "
    "drops what the last build of no output folder needs."
)
_OF_EMBEDS = (
    "Ask the providers of videos, posts and slides that posts embed for titles and pictures, and keep them "
    "in embeds.lock and content/remote/, to be committed with the posts. What is known is not asked for "
    "again. A build never asks."
)
_OF_LOGS = (
    "Print what is recognised: for a post each of its code blocks, for any other file the file as one "
    "log; its format, records and severities, and why. With --jsonl, texts come as JSON on standard "
    'input, one object {"id": …, "text": …} a line, and each is answered with one line of JSON.'
)
_OF_IMAGES = (
    "`fetch` keeps copies of the pictures of other hosts that posts name, in content/remote/, and writes "
    "what it learns into images.lock; commit both. What is here already is not fetched again. `check` "
    "says what has vanished, changed or moved at its host, and what is wrong here, and changes nothing. "
    "`prune` takes out what no post names any more."
)
_OF_FONTS = (
    "Put BIZ UDPMincho (SIL Open Font License) into .nisshi/fonts/, where a build looks for it. npm fetches "
    "it; its version and digests are fixed. Without it a build draws no social cards."
)


class Parser(argparse.ArgumentParser):
    """An argparse that speaks of what was typed, not of its own inner names."""

    def error(self, message: str) -> Never:
        super().error(re.sub(r"^argument (?:[^-:][^:]*: )?", "", message).rstrip())

    def options(self) -> dict[str, bool]:
        """Return each option as it is typed, and whether a value follows it."""
        return {word: action.nargs is None for word, action in self._option_string_actions.items()}


def parsers(program: str) -> tuple[Parser, dict[str, Parser]]:
    """Return the parser that knows the verbs, for its help, and that of each verb."""
    parser = Parser(
        prog=program,
        usage="%(prog)s [VERB] [options]",
        description="Nisshi 日誌 turns Markdown posts into a static site.",
        epilog=f"`{program} build --help` lists the options of a build; so does each verb with its own. "
        "Options may stand before the verb or after it.",
    )
    parser.add_argument(
        "--version", action="version", version=f"nisshi {__version__}", help="say the version"
    )
    group = parser.add_subparsers(title="verbs", metavar="VERB", prog=program)
    verbs: dict[str, Parser] = {}

    def add(verb: str, words: str, description: str = "") -> Parser:
        verbs[verb] = group.add_parser(verb, help=words, description=description or None, allow_abbrev=False)
        if verb != "test":
            _add_common_options(verbs[verb])
        return verbs[verb]

    build = add("build", "build the site (what happens without a verb)")
    check = add("check", "look for problems and write nothing")
    for verb in (build, check):
        _add_site_options(verb)
        _add_build_options(verb)
    check.add_argument(
        "what",
        nargs="?",
        metavar="WHAT",
        help="secrets: only search posts, drafts and other files for what nobody meant to publish",
    )
    _add_cache_option(build, check)
    _add_serve_options(add("serve", "show the blog in a browser while it is written", _OF_SERVE))
    lists = add("list", "list posts, drafts, future or expired posts, tags")
    lists.add_argument(
        "what", nargs="?", type=_list, default="posts", metavar="WHAT", help=f"one of {', '.join(LISTS)}"
    )
    _add_new_options(add("new", "begin a post"))
    _add_explain_options(add("explain", "say what made a page, or what a file takes part in", _OF_EXPLAIN))
    _add_cache_options(add("cache", "say what earlier builds left for the next ones, or drop it", _OF_CACHE))
    _add_logs_options(add("logs", "say what is recognised in log excerpts, and why", _OF_LOGS))
    _add_images_options(add("images", "keep copies of the pictures of other hosts", _OF_IMAGES))
    _add_embeds_options(add("embeds", "fetch titles and pictures of what posts embed", _OF_EMBEDS))
    add("fonts", "fetch the font of the social cards", _OF_FONTS)
    if program.endswith(WRAPPER):
        add("test", "run every check of Nisshi itself; what follows goes to pytest")
    return parser, verbs


def _add_common_options(verb: Parser) -> None:
    verb.add_argument("--root", default=".", metavar="DIR", help="folder of the blog (default: this one)")
    verb.add_argument("--json", action="store_true", help="print the result as JSON on standard output")
    loudness = verb.add_mutually_exclusive_group()
    loudness.add_argument("-v", "--verbose", action="store_true", help="say more")
    loudness.add_argument("-q", "--quiet", action="store_true", help="say only what is wrong")
    verb.add_argument("--version", action="version", version=f"nisshi {__version__}", help=argparse.SUPPRESS)


def _add_new_options(verb: Parser) -> None:
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


def _add_build_options(verb: Parser) -> None:
    verb.add_argument(
        "--jobs", type=_jobs, default=0, metavar="N", help="worker processes (default: all processors)"
    )
    _add_refusal_options(verb)
    verb.add_argument(
        "--profile", action="store_true", help="end with the time of every output, template and stage"
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


def _add_explain_options(verb: Parser) -> None:
    verb.add_argument(
        "what",
        metavar="WHAT",
        help="an address of the site (its host may be left out), a file of the site, of content/ or of the "
        "theme, or nisshi.toml",
    )
    _add_site_options(verb)
    _add_refusal_options(verb)


def _add_cache_options(verb: Parser) -> None:
    verb.add_argument(
        "what", nargs="?", choices=("info", "prune"), default="info", help="what to do (default: info)"
    )
    verb.add_argument("--all", action="store_true", help="let prune drop everything")


def _add_embeds_options(verb: Parser) -> None:
    verb.add_argument("what", choices=("fetch",), metavar="fetch", help="the one thing to do")
    verb.add_argument("--again", action="store_true", help="ask for what is known too")


def _add_logs_options(verb: Parser) -> None:
    verb.add_argument(
        "what", nargs="?", default="", metavar="FILE", help="a post, a log, or - for standard input"
    )
    verb.add_argument("--jsonl", action="store_true", help="answer JSON lines on standard input")


def _add_images_options(verb: Parser) -> None:
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


def _add_serve_options(verb: Parser) -> None:
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
