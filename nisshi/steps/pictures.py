"""The pictures that posts show: where they lie, what is known of them, and what is published for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import msgspec

from nisshi.config import Settings
from nisshi.content.scan import Sources
from nisshi.digest import digest_value
from nisshi.errors import Problem
from nisshi.images.facts import Facts, Fault
from nisshi.images.kinds import is_picture, may_be_private
from nisshi.images.variants import Asked, wants_variants
from nisshi.locks.images import RemoteImage
from nisshi.locks.originals import original_url
from nisshi.model import Asset, Picture, PictureSource
from nisshi.permalink import urls_for
from nisshi.steps.studio import Made, Studio, Work, recipe

FOLDER = "pictures"  # below the site


class PictureFile(msgspec.Struct, frozen=True, array_like=True):
    """A file that is published for a picture, under a name that holds a digest of all that decides it."""

    output: str  # path below site/
    work: Work  # of the picture it is made of
    format: str = ""  # "": a copy of the picture itself
    width: int = 0

    def asset(self) -> Asset:
        return Asset(self.work.path, self.output)


class PictureWall:
    """A gallery (`blog.pictures`) for one plan; afterwards it says what it takes to publish what it showed."""

    def __init__(
        self,
        studio: Studio,
        sources: Sources,
        assets: Iterable[Asset],
        settings: Settings,
        remote: Mapping[str, RemoteImage],
    ) -> None:
        """`assets` are published whether shown or not, `remote` is what images.lock says."""
        self._studio = studio
        self._digests = sources.files
        self._lock = remote
        self._urls = urls_for(settings.site.url)
        self._local = {self._urls.path("/" + asset.output): asset.path for asset in assets}
        own = settings.images
        self._asked = Asked(own.widths if own.formats else (), own.formats if own.widths else (), own.quality)
        self.files: tuple[PictureFile, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self.waiting = 0  # pictures whose smaller versions had to wait for another build

    def __call__(self, addresses: Sequence[str]) -> Mapping[str, Picture]:
        """Return what is known of the pictures at these final addresses. Raises SiteError."""
        paths = {url: path for url in addresses if (path := self._path(url))}
        known = {path: self._studio.facts(path, self._digests[path]) for path in paths.values()}
        works = self._works(known)
        made = self._studio.made(works.values())
        self.waiting = len({work.base() for work in works.values()} - made.keys())
        shown = {path: made[work.base()] for path, work in works.items() if work.base() in made}
        self.problems = tuple(_problems(known, shown))
        files: dict[str, PictureFile] = {}
        pictures = {}
        for url in addresses:
            path = paths.get(url, "")
            facts = known.get(path)
            if isinstance(facts, Facts) and (self._is_here(url) or not facts.alive):
                versions = _versions(works[path], shown[path]) if path in shown else ()
                files |= {file.output: file for file in versions}
                pictures[url] = self._picture(url, path, facts, versions, files)
            elif remote := self._remote(url):
                pictures[url] = Picture("", remote.width, remote.height)
        self.files = tuple(files[output] for output in sorted(files))
        return pictures

    def _picture(
        self,
        url: str,
        path: str,
        facts: Facts,
        versions: Sequence[PictureFile],
        files: dict[str, PictureFile],
    ) -> Picture:
        if not self._is_here(url):  # a copy of a picture of another host
            work = Work(path, self._digests[path], self._asked)
            output = f"{FOLDER}/{_copy_digest(work)[:16]}.{path.rpartition('.')[2].lower()}"
            files[output] = PictureFile(output, work)
            url = self._urls.path("/" + output)
        return Picture(url, facts.width, facts.height, self._sources(versions))

    def _sources(self, versions: Sequence[PictureFile]) -> tuple[PictureSource, ...]:
        by_format: dict[str, list[tuple[str, int]]] = {}
        for file in versions:
            by_format.setdefault(file.format, []).append((self._urls.path("/" + file.output), file.width))
        return tuple(PictureSource(f"image/{format}", tuple(found)) for format, found in by_format.items())

    def _works(self, known: Mapping[str, Facts | Fault]) -> dict[str, Work]:
        """Return what to make, by path: nothing of pictures for which it is not worth it."""
        if not self._asked.widths:
            return {}
        return {
            path: Work(path, self._digests[path], self._asked, self._recipe)
            for path, facts in known.items()
            if isinstance(facts, Facts) and wants_variants(facts)
        }

    def _is_here(self, url: str) -> bool:
        return _bare(url) in self._local

    def _path(self, url: str) -> str:
        """Return the path of the file that is shown at an address, "" where we have none."""
        if path := self._local.get(_bare(url)):
            return path if is_picture(path) else ""
        remote = self._remote(url)
        return remote.file if remote and remote.file in self._digests and is_picture(remote.file) else ""

    def _remote(self, url: str) -> RemoteImage | None:
        return self._lock.get(original_url(url)) if "//" in url and self._lock else None

    @cached_property
    def _recipe(self) -> str:
        return recipe(self._asked)


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0]


def _copy_digest(work: Work) -> str:
    """Return the digest of all that decides the bytes of a copy as it is published; it makes its name."""
    if not may_be_private(work.path):
        return work.digest
    from nisshi.images.private import RECIPE

    return digest_value(("copy", work.digest, RECIPE))


def _versions(work: Work, made: Made) -> tuple[PictureFile, ...]:
    base = work.base()
    return tuple(
        PictureFile(f"{FOLDER}/{base}-{width}.{format}", work, format, width) for format, width in made.kept
    )


def _problems(known: Mapping[str, Facts | Fault], made: Mapping[str, Made]) -> Iterable[Problem]:
    faults = {path: one.fault for path, one in made.items() if one.fault}
    faults |= {path: facts.reason for path, facts in known.items() if isinstance(facts, Fault)}
    for path, facts in sorted(known.items()):
        for line, what in facts.told if isinstance(facts, Facts) else ():
            hint = "What drawing programs hide there is taken out elsewhere; here, save it anew or edit it."
            yield Problem(path, line, message=f"this drawing {what}", hint=hint, severity="warning")
    for path in sorted(faults):
        hint = "Save it again from the program that made it; until then it is published as it is."
        yield Problem(path, message=f"this picture {faults[path]}", hint=hint, severity="warning")
