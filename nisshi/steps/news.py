"""Which problems are new since the site was last published: those are told first."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nisshi.cache import Cache
from nisshi.digest import digest_value
from nisshi.errors import Problem


class ToldRecord(msgspec.Struct, frozen=True):
    """The problems of the last build that wrote into one output folder."""

    digests: frozenset[str]


def news(problems: Sequence[Problem], cache: Cache, name: str) -> frozenset[Problem]:
    """Return those that no build of the output folder `name` has published with; without a record, all."""
    record = cache.record(f"told {name}", ToldRecord)
    known = record.digests if record else frozenset()
    return frozenset(problem for problem in problems if digest_value(problem) not in known)


def remember_told(problems: Sequence[Problem], cache: Cache, name: str) -> None:
    """Remember the problems of a build that published."""
    cache.keep_record(f"told {name}", ToldRecord(frozenset(map(digest_value, problems))))
