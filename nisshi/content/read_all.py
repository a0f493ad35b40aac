"""All files of content/ -> posts and pages, and everything that is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from nisshi.content.front_matter import Rules, read_post
from nisshi.content.scan import Sources, read
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


def each_once(unknown: Iterable[Problem]) -> list[Problem]:
    """Tell an unknown key where it first occurs, and how many other files have it."""
    by_message: dict[str, list[Problem]] = defaultdict(list)
    for problem in unknown:
        by_message[problem.message].append(problem)
    told = []
    for message, problems in by_message.items():
        more = f" (it is in {len(problems)} files)" if len(problems) > 1 else ""
        told.append(msgspec.structs.replace(problems[0], message=message + more))
    return told
