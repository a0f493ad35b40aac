"""What a film tells of its maker is written over in the copy that is published, however large it is.

Sound, pictures and all places in the file stay as they are. Only heads and tables are read.
"""

from __future__ import annotations

from io import SEEK_END
from typing import BinaryIO

from nisshi.images import matroska, mp4
from nisshi.images.spans import Edit, apply, as_far_as_read


def clean_film(file: BinaryIO) -> bool:
    """Write over what is private in an open film; returns whether there was anything to write. Raises OSError.

    Of a broken film the part before the break is cleaned; a file of another kind stays as it is.
    """
    edits = _edits(file, file.seek(0, SEEK_END))
    apply(file, edits)
    return bool(edits)


def _edits(file: BinaryIO, size: int) -> list[Edit]:
    file.seek(0)
    head = file.read(8)
    if head[4:] in mp4.STARTS:
        return list(as_far_as_read(mp4.private_edits(file, size)))
    if head.startswith(matroska.START):
        return list(as_far_as_read(matroska.private_edits(file, size)))
    return []
