"""What a film tells of its maker is written over in the copy that is published, however large it is.

Sound, pictures and all places in the file stay as they are. Only heads and tables are read.
"""

from __future__ import annotations

from io import SEEK_END
from typing import BinaryIO

from nisshi.images import matroska, mp4
from nisshi.images.private import without_private
from nisshi.images.spans import Edit, as_far_as_read


def is_read(file: BinaryIO) -> bool:
    """Whether an open file is a film of a kind that can be cleaned, or nothing at all. Raises OSError."""
    head = file.read(8)
    return not head or _is_of_boxes(head) or head.startswith(matroska.START)


def _is_of_boxes(head: bytes) -> bool:
    return head[4:] in mp4.STARTS


def film_edits(file: BinaryIO) -> list[Edit]:
    """Return what is to be written over in a copy of an open film (`spans.covered`). Raises OSError.

    Of a broken film it is the part before the break, of a file of another kind nothing.
    """
    size = file.seek(0, SEEK_END)
    file.seek(0)
    head = file.read(8)
    if _is_of_boxes(head):
        return list(as_far_as_read(mp4.private_edits(file, size, clean=without_private)))
    if head.startswith(matroska.START):
        return list(as_far_as_read(matroska.private_edits(file, size)))
    return []
