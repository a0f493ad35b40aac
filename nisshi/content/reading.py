"""What reading a file depends on, and what it gives. Apart from the parsers, which not every build needs."""

from __future__ import annotations

import msgspec

from nisshi.errors import Problem
from nisshi.model import MarkdownText, Post


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What reading depends on besides the file: part of the key when results are kept."""

    zone: str  # IANA name
    aliases: dict[str, str] = {}  # [front_matter.aliases]
    template_keys: tuple[str, ...] = ()  # the theme's templates


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A file as read: no post, and no text, when an error makes it unfit to be published."""

    post: Post | None
    text: MarkdownText | None = None
    problems: tuple[Problem, ...]
    unknown: tuple[Problem, ...] = ()  # one for each unknown key; told once for the whole site
    slug: str = ""  # of a file that gave no post, as far as it can be known
