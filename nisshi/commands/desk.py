"""What all verbs need: the settings in force, the moment, and a voice."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from nisshi.config import Settings
from nisshi.errors import Problem, SiteError
from nisshi.report import Style, annotation, problem_text
from nisshi.selection import Selection, rest
from nisshi.settings_file import check_settings, load_settings

_TOO_LATE = 253370764800  # 9999-01-01: Python's last year, of which the time in no zone may lead out


def root_of(arguments: argparse.Namespace) -> Path:
    """Return the folder of the blog. Raises SiteError when there is none."""
    root = Path(arguments.root).resolve()
    if not root.is_dir():
        raise SiteError((Problem(path=str(arguments.root), message="there is no such folder"),))
    return root


def settings_of(arguments: argparse.Namespace, root: Path) -> Settings:
    """Return the settings of nisshi.toml with the options of the command line over them."""
    settings = load_settings(root)
    site = settings.site
    if getattr(arguments, "base_url", None):
        site = msgspec.structs.replace(site, url=arguments.base_url)
    if getattr(arguments, "noindex", False):
        site = msgspec.structs.replace(site, noindex=True)
    settings = msgspec.structs.replace(settings, site=site)
    if problems := check_settings(settings):
        # nisshi.toml itself has been found right: it is the option that is wrong
        raise SiteError(tuple(msgspec.structs.replace(problem, path="--base-url") for problem in problems))
    return settings


def now() -> datetime:
    """Return the moment that decides what is held back.

    SOURCE_DATE_EPOCH (seconds since 1970, see reproducible-builds.org) takes the place of the clock.
    Raises SiteError when it is no such number, or not before the year 9999.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(_seconds(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        message = f"{epoch!r} is not a moment"
        hint = "Give the seconds since 1970 as a number, such as 1780272000, or unset it."
        raise SiteError((Problem("SOURCE_DATE_EPOCH", message=message, hint=hint),)) from None


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) >= _TOO_LATE:
        raise ValueError(text)
    return int(text)


class Voice:
    """Says things to the person, on standard error."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        self._style = Style(colour)

    def say(self, words: str) -> None:
        """Say something that a quiet run leaves out."""
        if not self.quiet:
            print(words, file=sys.stderr)

    def complain_of(self, selection: Selection, command: str) -> None:
        """Tell some of many warnings, and which command tells all."""
        self.complain(selection.told)
        if selection.left_out:
            print(rest(selection.left_out, command), file=sys.stderr)

    def complain(self, problems: Iterable[Problem]) -> None:
        """Tell every problem; on GitHub also as annotations."""
        on_github = os.environ.get("GITHUB_ACTIONS") == "true"
        for problem in problems:
            print(problem_text(problem, self._style), file=sys.stderr)
            if on_github:
                print(annotation(problem), file=sys.stderr)
