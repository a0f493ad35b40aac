"""Where smaller versions of pictures are made: each once per content, in workers, as long as there is time."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import msgspec

from nisshi.cache import Cache
from nisshi.content.scan import read
from nisshi.digest import digest_value
from nisshi.errors import Problem, SiteError
from nisshi.images.facts import Facts, Fault, facts
from nisshi.images.variants import RECIPE, Asked, Variant, make_variants
from nisshi.model import SourceFile
from nisshi.workers import forked, map_batches, may_fork, processors

_UNITS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600}
_POOL_FROM = 4  # pictures; fewer are made sooner than a fresh process has begun


class Time(msgspec.Struct, frozen=True):
    """The time there is for pictures in one build.

    It is that of the processor, for each process by itself: on a busy machine, too, a build gets as far
    as on a quiet one.
    """

    seconds: float = 0.0
    begun: float = 0.0  # what the process that builds had spent before, in seconds
    maker: int = 0  # the number of that process
    jobs: int = 1

    def is_up(self) -> bool:
        """Whether this process has spent its share."""
        before = self.begun if os.getpid() == self.maker else 0.0
        return time.process_time() - before >= self.seconds


class Work(msgspec.Struct, frozen=True):
    """A picture to make versions of."""

    path: str
    digest: str
    asked: Asked
    recipe: str = ""  # digest of all else that decides the bytes of its versions, see `recipe`

    def base(self) -> str:
        """Return what the names of its versions begin with: the digest of all that decides their bytes."""
        return digest_value(("variants", self.digest, self.recipe))[:16]

    def key(self) -> str:
        """Return the key of what came of it."""
        return f"variants {self.base()}"

    def variant_key(self, format: str, width: int) -> str:
        """Return the key of one version."""
        return f"variant {self.base()}-{width}.{format}"


class Made(msgspec.Struct, frozen=True, array_like=True):
    """The versions of a picture that are worth publishing, or why there are none."""

    kept: tuple[tuple[str, int], ...] = ()  # format and width
    fault: str = ""


def recipe(asked: Asked) -> str:
    """Return the digest of what is asked for, of how it is made and of Pillow's version."""
    from importlib.metadata import version

    return digest_value((asked, RECIPE, version("pillow")))


def time_for(budget: str, jobs: int, patience: float) -> Time:
    """Return the time from now on: `budget` as the setting says it, and at most `patience` seconds."""
    match = re.fullmatch(r"(\d+)(ms|s|m|h)?", budget)
    seconds = int(match[1]) * _UNITS[match[2] or "s"] if match else 0
    return Time(min(seconds, patience), time.process_time(), os.getpid(), jobs or processors())


class Studio:
    """Knows the facts of pictures and makes their versions; what it finds out it keeps in the cache."""

    def __init__(
        self, root: Path, cache: Cache, engine: str, time: Time | None = None, *, asked_only: bool = False
    ) -> None:
        """`asked_only`: a file may be supposed to have another digest than it has."""
        self.root = root
        self._cache = cache
        self._engine = engine
        self._time = time or Time()
        self._asked_only = asked_only

    def has_time(self) -> bool:
        return not self._time.is_up()

    def facts(self, path: str, digest: str) -> Facts | Fault:
        """Return the facts of a picture, which is opened only when it is new. Raises SiteError."""
        key = f"picture {digest_value((self._engine, digest))}"
        found = _decoded(self._cache.get(key), Facts | Fault)
        if not isinstance(found, Facts | Fault):
            if self._asked_only:
                return facts(read(self.root, SourceFile(path, None, digest)).data or b"")
            found = facts(_read(self.root, path, digest))
            self._cache.put(key, msgspec.msgpack.encode(found))
        return found

    def made(self, works: Iterable[Work]) -> dict[str, Made]:
        """Return what was made of pictures, now or before, by their `base`. Raises SiteError."""
        bases = {work.base(): work for work in works}
        known = {base: _decoded(self._cache.get(work.key()), Made) for base, work in bases.items()}
        found = {base: made for base, made in known.items() if isinstance(made, Made)}
        missing = [work for base, work in bases.items() if base not in found]
        for work, variants in self._make(missing) if missing and not self._time.is_up() else ():
            if variants is not None:
                found[work.base()] = self._keep(work, variants)
        return found

    def _make(self, works: Sequence[Work]) -> Iterable[tuple[Work, tuple[Variant, ...] | Fault | None]]:
        """Yield pictures with their versions, None where the time was up, in any order."""
        count = min(self._time.jobs, len(works))
        make = partial(make_in_time, self.root, self._time)
        if count > 1 and len(works) >= _POOL_FROM and not may_fork():
            batches = partial(make_batch, self.root, self._time)
            return zip(works, map_batches(batches, works, count, least=_POOL_FROM, size=1), strict=True)
        shares = [works[start::count] for start in range(count)]
        return ((shares[share][place], done) for share, place, done in forked(lambda _: make, shares))

    def _keep(self, work: Work, variants: tuple[Variant, ...] | Fault) -> Made:
        made = Made(fault=variants.reason) if isinstance(variants, Fault) else Made(_kept(variants))
        for variant in () if isinstance(variants, Fault) else variants:
            self._cache.put(work.variant_key(variant.format, variant.width), variant.data)
        self._cache.put(work.key(), msgspec.msgpack.encode(made))
        return made

    def variant(self, work: Work, format: str, width: int) -> bytes:
        """Return a version that was made, made again where the cache has lost it. Raises SiteError."""
        data = self._cache.get(work.variant_key(format, width))
        if data is None:
            self._keep(work, make_variants(_read(self.root, work.path, work.digest), work.asked))
            data = self._cache.get(work.variant_key(format, width))
        if data is None:
            message = f"the version {width} pixels wide cannot be made again"
            raise SiteError((Problem(work.path, message=message, hint="Build again with --clean."),))
        return data


def make_batch(
    root: Path, time: Time, works: tuple[Work, ...]
) -> tuple[tuple[Variant, ...] | Fault | None, ...]:
    """Do `make_in_time` for several pictures."""
    return tuple(make_in_time(root, time, work) for work in works)


def make_in_time(root: Path, time: Time, work: Work) -> tuple[Variant, ...] | Fault | None:
    """Return the versions of a picture; None where the time is up before it is begun."""
    return None if time.is_up() else make_variants(_read(root, work.path, work.digest), work.asked)


def _kept(variants: Iterable[Variant]) -> tuple[tuple[str, int], ...]:
    return tuple((variant.format, variant.width) for variant in variants)


def _read(root: Path, path: str, digest: str) -> bytes:
    source = read(root, SourceFile(path, None, digest))
    if source.digest != digest:
        message = "the file changed while the site was built"
        raise SiteError((Problem(path, message=message, hint="Build again."),))
    return source.data or b""


def _decoded(data: bytes | None, kind: object) -> object:
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None  # no result
