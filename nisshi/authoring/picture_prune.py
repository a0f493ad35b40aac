"""`images prune`: what images.lock knows of pictures that no text names any more goes, with the copies."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path

import msgspec

from nisshi.authoring.picture_copies import drop_copy, named_by_embeds
from nisshi.authoring.picture_uses import TextPictures
from nisshi.errors import Problem, SiteError
from nisshi.locks.images import IMAGES_LOCK, RemoteImage


class Pruned(msgspec.Struct, frozen=True):
    """What was removed, or would be."""

    urls: tuple[str, ...]
    files: tuple[str, ...]  # copies, from the blog's root


def prune(root: Path, texts: Mapping[str, TextPictures], *, dry_run: bool) -> Pruned:
    """Remove what no text names, drafts and expired ones counted; nothing in a `dry_run`.

    A copy that another picture or an embed has too stays. Raises SiteError for a text of which nobody
    can say what it names, or a lock that is not as it should be.
    """
    if unread := tuple(_unread(path) for path, text in texts.items() if text.gate is None):
        raise SiteError(unread)
    lock = IMAGES_LOCK.read(root)
    urls = sorted(lock.keys() - {url for text in texts.values() for url, _ in text.named})
    gone = frozenset(urls)
    rest = {url: image for url, image in lock.items() if url not in gone}
    files = _copies_of(root, [lock[url] for url in urls], {image.file for image in rest.values()})
    if urls and not dry_run:
        IMAGES_LOCK.write(
            root, rest
        )  # first: a copy too many is told by `images check`, one too few is a loss
        for file in files:
            drop_copy(root, file, rest.values())
    return Pruned(tuple(urls), files)


def _copies_of(root: Path, images: list[RemoteImage], others: Set[str]) -> tuple[str, ...]:
    embeds = named_by_embeds(root)
    files = {image.file for image in images if image.file} - others
    return tuple(sorted(file for file in files if file not in embeds and (root / file).is_file()))


def _unread(path: str) -> Problem:
    message = "this is no post that can be read, so nobody knows which pictures it names"
    return Problem(
        path, message=message, hint="Mend it first; `check` says what is wrong. Nothing was removed."
    )
