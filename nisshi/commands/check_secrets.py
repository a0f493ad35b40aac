"""`check secrets`: the search for what nobody meant to publish, told in words or as JSON."""

from __future__ import annotations

import argparse

import msgspec

from nisshi.checks.secrets import Search, search
from nisshi.commands.desk import Voice, root_of, settings_of
from nisshi.errors import SiteError
from nisshi.report import counted, summary


def check_secrets(arguments: argparse.Namespace) -> int:
    """Search and tell; nothing is built or written. Returns the exit code, 1 with an error.

    `--strict` lets warnings count too.
    """
    voice = Voice(arguments.quiet or arguments.json)
    try:
        root = root_of(arguments)
        found = search(root, settings_of(arguments, root))
    except SiteError as error:
        found = Search(posts=0, pages=0, files=0, passed_over=0, problems=tuple(sorted(error.problems)))
    failed = any(arguments.strict or problem.severity == "error" for problem in found.problems)
    voice.complain(found.problems)
    if arguments.json:
        print(msgspec.json.encode({"ok": not failed, **msgspec.structs.asdict(found)}).decode())
    voice.say(_words(found))
    return 1 if failed else 0


def _words(found: Search) -> str:
    looked = ", ".join(
        (
            counted(found.posts, "post"),
            counted(found.pages, "page"),
            f"{counted(found.files, 'other text')} of content/ (drafts and front matter too)",
        )
    )
    passed = (
        f", passed over {counted(found.passed_over, 'file')} that are no text" if found.passed_over else ""
    )
    return f"looked at {looked}{passed}: {summary(found.problems) or 'nothing found'}"
