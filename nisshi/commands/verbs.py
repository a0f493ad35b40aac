"""All verbs of the command line, in one place; their options are in `verb_options`."""

from __future__ import annotations

from collections.abc import Callable

from nisshi import __version__
from nisshi.commands.verb_options import (
    Parser,
    add_build_options,
    add_cache_options,
    add_common_options,
    add_embeds_options,
    add_explain_options,
    add_images_options,
    add_list_options,
    add_logs_options,
    add_new_options,
    add_serve_options,
)

SEARCHES = ("secrets",)
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
            add_common_options(verbs[verb], has_result=verb != "serve")
        return verbs[verb]

    _add_verbs(add)
    if program.endswith(WRAPPER):
        add("test", "run every check of Nisshi itself; what follows goes to pytest")
    return parser, verbs


def _add_verbs(add: Callable[..., Parser]) -> None:
    build = add("build", "build the site (what happens without a verb)")
    check = add("check", "look for problems and write nothing")
    add_build_options(build, check)
    add_serve_options(add("serve", "show the blog in a browser while it is written", _OF_SERVE))
    add_list_options(add("list", "list posts, drafts, future or expired posts, tags"))
    add_new_options(add("new", "begin a post"))
    add_explain_options(add("explain", "say what made a page, or what a file takes part in", _OF_EXPLAIN))
    add_cache_options(add("cache", "say what earlier builds left for the next ones, or drop it", _OF_CACHE))
    add_logs_options(add("logs", "say what is recognised in log excerpts, and why", _OF_LOGS))
    add_images_options(add("images", "keep copies of the pictures of other hosts", _OF_IMAGES))
    add_embeds_options(add("embeds", "fetch titles and pictures of what posts embed", _OF_EMBEDS))
    add("fonts", "fetch the font of the social cards", _OF_FONTS)
