"""`logs`: what is recognised in the log excerpts of a post, in a log file, or in texts as JSON lines."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from nisshi.commands.desk import Voice, root_of, settings_of
from nisshi.errors import Problem, SiteError, did_you_mean

POSTS = "content/posts"


def logs(arguments: argparse.Namespace) -> int:
    """Print what was recognised of one file, or answer questions line by line. Returns the exit code."""
    voice = Voice(arguments.quiet)
    if arguments.jsonl:
        return _answer_questions()
    if not arguments.what:
        print("logs wants a file: a post, a log, or - for standard input", file=sys.stderr)
        return 2
    try:
        root = root_of(arguments)
        settings = settings_of(arguments, root)
        name, data = _read(arguments.what, root)
    except SiteError as error:
        voice.complain(error.problems)
        return 1
    from nisshi.explain.recognised import recognised
    from nisshi.explain.recognised_words import recognised_words

    try:
        blocks = recognised(name, data, settings, root)
    except SiteError as error:
        voice.complain(error.problems)
        return 1
    if arguments.json:
        print(msgspec.json.encode({"path": name, "blocks": blocks}).decode())
    else:
        words = "\n".join(recognised_words(name, blocks, arguments.quiet))
        encoding = sys.stdout.encoding or "utf-8"
        print(words.encode(encoding, "replace").decode(encoding))
    return 0


def _answer_questions() -> int:
    """Answer each line as soon as it is there; 1 when one of them was no question."""
    from nisshi.logs.questions import replies

    code = 0
    for reply, is_good in replies(sys.stdin.buffer):
        print(reply, flush=True)
        code = code if is_good else 1
    return code


def _read(what: str, root: Path) -> tuple[str, bytes]:
    """Return a name and the bytes of what was asked for: a file from here or from the blog, or a post's name.

    Raises SiteError when there is none.
    """
    if what == "-":
        return "standard input", sys.stdin.buffer.read()
    posts = root / POSTS
    places = (Path(what), root / what, posts / what, posts / f"{what}.md", posts / what / "index.md")
    try:
        place = next((place for place in places if place.is_file()), Path(what))
        return what if place == Path(what) else place.relative_to(root).as_posix(), place.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        near = did_you_mean(what, sorted(file.stem for file in posts.rglob("*.md")))
        hint = near or f"Give the path of a file, or the name of a post in {POSTS}/."
        raise SiteError((Problem(what, message=f"cannot be read: {reason}", hint=hint),)) from None
