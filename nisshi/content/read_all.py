"""All files of content/ -> posts and pages, and everything that is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from zoneinfo import ZoneInfo

import msgspec

from nisshi.content.front_matter import Rules, read_post
from nisshi.content.scan import Sources, with_assets
from nisshi.errors import Problem
from nisshi.model import Absent, Post


class Readings(msgspec.Struct, frozen=True):
    """What could be read, posts and pages together, in the order of their paths."""

    posts: tuple[Post, ...]
    problems: tuple[Problem, ...]
    faulty: tuple[Absent, ...] = ()  # files that gave no post


def read_all(sources: Sources, rules: Rules) -> Readings:
    """Read every post and page; a file with an error gives no post and at least one Problem."""
    zone = ZoneInfo(rules.zone)
    readings = [
        *(read_post(source, "post", rules, zone) for source in sources.posts),
        *(read_post(source, "page", rules, zone) for source in sources.pages),
    ]
    posts = tuple(with_assets(reading.post, sources.beside) for reading in readings if reading.post)
    problems = [problem for reading in readings for problem in reading.problems]
    unknown = [problem for reading in readings for problem in reading.unknown]
    faulty = tuple(
        Absent(source.path, reading.slug, "")
        for source, reading in zip((*sources.posts, *sources.pages), readings, strict=True)
        if reading.post is None
    )
    return Readings(posts, (*problems, *_each_once(unknown)), faulty)


def _each_once(unknown: list[Problem]) -> list[Problem]:
    """Tell an unknown key where it first occurs, and how many other files have it."""
    by_message: dict[str, list[Problem]] = defaultdict(list)
    for problem in unknown:
        by_message[problem.message].append(problem)
    told = []
    for message, problems in by_message.items():
        more = f" (it is in {len(problems)} files)" if len(problems) > 1 else ""
        told.append(msgspec.structs.replace(problems[0], message=message + more))
    return told
