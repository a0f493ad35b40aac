"""All files of content/ -> posts and pages, and everything that is wrong with them."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from nisshi.content.front_matter import read_post
from nisshi.content.reading import Rules
from nisshi.content.scan import Sources, read
from nisshi.content.unknown_keys import each_once
from nisshi.errors import Problem
from nisshi.model import Kind, Post, SourceFile


class Readings(msgspec.Struct, frozen=True):
    """What could be read, posts and pages together, in the order of their paths."""

    posts: tuple[Post, ...]
    problems: tuple[Problem, ...]


def read_all(root: Path, sources: Sources, rules: Rules) -> Readings:
    """Read every post and page; a file with an error gives no post and at least one Problem."""
    zone = ZoneInfo(rules.zone)
    kinds: tuple[tuple[Kind, tuple[SourceFile, ...]], ...] = (
        ("post", sources.posts),
        ("page", sources.pages),
    )
    readings = [
        read_post(source.path, read(root, source).data or b"", kind, rules, zone)
        for kind, files in kinds
        for source in files
    ]
    problems = [problem for reading in readings for problem in reading.problems]
    unknown = [problem for reading in readings for problem in reading.unknown]
    return Readings(
        tuple(reading.post for reading in readings if reading.post), (*problems, *each_once(unknown))
    )
