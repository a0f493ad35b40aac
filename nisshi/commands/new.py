"""`new`: begin a post, never over one that exists."""

from __future__ import annotations

import argparse
from zoneinfo import ZoneInfo

import msgspec

from nisshi.authoring.new_post import new_post
from nisshi.commands.desk import Voice, now, root_of, settings_of
from nisshi.errors import SiteError


def new(arguments: argparse.Namespace) -> int:
    """Write the file of a new draft and print its path, with --json as an object. Returns the exit code."""
    voice = Voice(arguments.quiet)
    try:
        root = root_of(arguments)
        settings = settings_of(arguments, root)
        date = now().astimezone(ZoneInfo(settings.site.timezone))
        path = new_post(root, arguments.title, date, arguments.slug, arguments.lang, tuple(arguments.tag))
    except SiteError as error:
        voice.complain(error.problems)
        if arguments.json:
            print(msgspec.json.encode({"ok": False, "problems": error.problems}).decode())
        return 1
    done = {"ok": True, "path": path, "problems": ()}
    print(msgspec.json.encode(done).decode() if arguments.json else path)
    return 0
