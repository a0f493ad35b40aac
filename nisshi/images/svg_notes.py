"""What drawing programs write into an SVG besides the drawing: paths of the machine, names, the program's own file.

Those parts are cut out of the bytes; all else stays as it was written. Elements are emptied and not taken away, for
a style sheet may count them. Nothing that browsers draw by changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from nisshi.images.svg_reader import OddError, Reader
from nisshi.images.svg_words import cut

_INMOST = 4  # drawings in pictures of one another


class Notes(NamedTuple):
    """A drawing without notes, and what seems private and could not be taken out, with the lines of that."""

    data: bytes
    told: tuple[tuple[int, str], ...]


def without_notes(data: bytes, clean: Callable[[bytes], bytes], depth: int = 0) -> Notes:
    """Return the drawing without what is hidden in it; one that cannot be read stays as it is. Never raises.

    `clean` cleans pictures that stand in it as data (`private.without_private`); `depth` counts the drawings around.
    """
    if b"\0" in data:
        return Notes(data, ((0, "is not written in UTF-8"),))

    def cleaned(picture: bytes) -> tuple[bytes, bool]:
        if not is_svg(picture):
            return clean(picture), False
        if depth == _INMOST:
            return picture, True
        inner = without_notes(picture, clean, depth + 1)
        return inner.data, bool(inner.told)

    reader = Reader(data, cleaned)
    if depth:  # many small drawings in one could each grow to megabytes
        reader.parser.EntityDeclHandler = _plain_entity
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        return Notes(data, ((error.lineno, "is not well-formed XML here"),))
    except (OddError, ValueError, LookupError):
        return Notes(data, ((0, "is written in a way that is not understood"),))
    return Notes(cut(data, reader.cuts), tuple(reader.told))


def _plain_entity(_name: str, _is_parameter: bool, value: str | None, *_: object) -> None:
    if value and "&" in value:
        raise OddError


def is_svg(data: bytes) -> bool:
    """Whether a file may be a drawing: text that begins as XML does and names the element."""
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"svg" in data[:200_000]
