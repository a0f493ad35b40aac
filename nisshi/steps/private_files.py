"""What authors are told of published files that may tell of them and that nothing can be taken out of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from shlex import quote

from nisshi.content.scan import Sources, looked_into
from nisshi.errors import Problem
from nisshi.images.kinds import is_film, is_picture, stays_filmed, stays_private
from nisshi.model import Asset

_ORIGINALS = "originals tell where, when and by whom they were made, and this kind is published as it is"
_FILMS = "films may tell where, when and with what they were made, and"
_ZIP = "If all in it may be known, pack it into a ZIP."


def media_digests(sources: Sources) -> dict[str, str]:
    """Return the digests of all pictures and films by path: of them, a plan tells what they hold."""
    return {path: digest for path, digest in sources.files.items() if is_picture(path) or is_film(path)}


def private_problems(assets: Iterable[Asset], root: Path) -> Iterator[Problem]:
    """Warn of published files that may tell of their maker and stay as they are. Raises SiteError.

    Films are opened, for a name does not make one that can be read.
    """
    for path in sorted({asset.path for asset in assets}):
        if stays_private(path):
            yield _warning(path, _ORIGINALS, f"Publish a JPEG, PNG, WebP or TIFF of it. {_ZIP}")
        elif stays_filmed(path):
            hint = f"Publish an MP4 of it: {_saved_anew(path, '')}. {_ZIP}"
            yield _warning(path, f"{_FILMS} this kind is published as it is", hint)
        elif is_film(path) and not _is_read(path, root):
            anew = f"Publish an MP4 of it: {_saved_anew(path, '-new')}. {_ZIP}"
            hint = f"It is not of the kind that its name tells. {anew}"
            yield _warning(path, f"{_FILMS} this one cannot be read and is published as it is", hint)


def _is_read(path: str, root: Path) -> bool:
    from nisshi.images.films import is_read  # few blogs have films

    return looked_into(root, path, is_read)


def _saved_anew(path: str, more: str) -> str:
    """Return the command that makes an MP4 of a film; its name has `more` in it."""
    name = path.rpartition("/")[2]
    return f"ffmpeg -i {quote(name)} -map_metadata -1 {quote(name.rpartition('.')[0] + more + '.mp4')}"


def _warning(path: str, message: str, hint: str) -> Problem:
    return Problem(path, message=message, hint=hint, severity="warning")
