"""`images check`: how the pictures of images.lock are at their hosts and here; nothing is changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Set
from functools import partial
from pathlib import Path

import msgspec

from nisshi.authoring.bring_home import Asker, Wish
from nisshi.authoring.host_queues import from_hosts
from nisshi.authoring.picture_copies import named_by_embeds, state_of
from nisshi.errors import Place, Problem
from nisshi.locks.images import FOLDER, IMAGES_LOCK, RemoteImage
from nisshi.net.fetch import Fetched, Refusal

_GONE = (404, 410)
_FETCH = "`images fetch` brings it."
_UNUSED = "`images prune` takes it out of images.lock, and its copy away."
_FAULTS = {"missing": "is missing", "damaged": "is not what was fetched"}


def check_here(
    root: Path,
    images: Mapping[str, RemoteImage],
    named: frozenset[str],
    held: Set[str],
    places: Callable[[str], Place],
    lock: Mapping[str, RemoteImage],
) -> Iterator[Problem]:
    """Tell what can be known without any other host, of those `images` of the whole `lock` that are asked for.

    `named` is what any text names, `held` what drafts alone do; `places` says where a picture is
    named, or else where the lock has it.
    """
    for url, image in images.items():
        state = state_of(root, image)
        if state in _FAULTS:
            yield places(url).problem(f"the copy {image.file} of {url} {_FAULTS[state]}", _FETCH)
        if url not in named:
            yield places(url).problem(f"no post names the picture {url} any more", _UNUSED, "warning")
    for url in sorted(named - images.keys() - held):
        yield places(url).problem(f"there is no copy of the picture {url}", _FETCH, "warning")
    yield from _strays(root, {image.file for image in lock.values()})


def check_there(
    images: Mapping[str, RemoteImage], wish: Wish, places: Callable[[str], Place], say: Callable[[str], None]
) -> Iterator[Problem]:
    """Ask the hosts for each of `images`, and tell what is other than it was."""
    answers = from_hosts(sorted(images), partial(Asker, wish), wish.pause)
    for number, (url, answer) in enumerate(answers, 1):
        say(f"picture {number} of {len(images)}")
        if problem := _of_source(url, images[url], answer, places(url)):
            yield problem


def lock_place(root: Path, url: str) -> Place:
    """Return the line of images.lock that holds a URL."""
    key = msgspec.json.encode(url).decode()
    lines = (root / IMAGES_LOCK.name).read_text(encoding="utf-8").split("\n")
    number = next((number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)
    return Place(
        IMAGES_LOCK.name, number, 1 if number else 0, len(key), lines[number - 1][:200] if number else ""
    )


def _of_source(url: str, image: RemoteImage, answer: Fetched | Refusal, place: Place) -> Problem | None:
    if isinstance(answer, Refusal):
        if answer.status in _GONE:
            hint = "The copy here stays." if image.file else "There is no copy of it: use another picture."
            words = f"the picture {url} has vanished: it {answer.reason}"
            return place.problem(words, hint, "warning" if image.file else "error")
        hint = "It was there on " + image.seen + "."
        return place.problem(f"the picture {url} cannot be had now: it {answer.reason}", hint, "warning")
    if hashlib.sha256(answer.data).hexdigest() != image.digest:
        words = f"the picture {url} has changed since {image.seen}"
        return place.problem(words, "`images fetch --again` with its address takes the new one.", "warning")
    if answer.moved:
        words = f"the picture {url} has moved to {answer.moved}"
        return place.problem(words, "Write the new address in the post.", "warning")
    return None


def _strays(root: Path, files: set[str]) -> Iterator[Problem]:
    """Tell of files among the copies that no lock knows: they are never published."""
    others = named_by_embeds(root)
    for path in sorted((root / FOLDER).rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and name not in files and name not in others:
            yield Problem(
                name, message="images.lock does not name this copy", hint="It may go.", severity="warning"
            )
