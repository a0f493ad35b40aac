"""What a page is given of a log: an excerpt with all that its author said about it."""

from __future__ import annotations

import msgspec

from nisshi.logs.records import Excerpt


class Note(msgspec.Struct, frozen=True):
    """A remark of the author on a record; `record` is its index in the excerpt."""

    record: int
    text: str


class Cut(msgspec.Struct, frozen=True):
    """Lines of the file that are left out before the record with index `record`.

    After the last record when `record` is their number. `lines` is how many, 0 where that is not known.
    """

    record: int
    lines: int


class Caption(msgspec.Struct, frozen=True, kw_only=True):
    """Where a log comes from, as far as the author says; "" is not said."""

    file: str = ""  # a label, not an address
    host: str = ""
    command: str = ""
    zone: str = ""  # of times that name none: an IANA name, UTC, or an offset such as +09:00
    download: str = ""  # the address of the whole file, ready for an attribute; a link mark


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An excerpt as it is to be shown. Indexes are those of `excerpt.records`."""

    excerpt: Excerpt
    title: str  # the format's, as in Format.title
    anchor: str = ""  # the id of the figure; ids of its records begin with it. "" makes none
    caption: Caption = Caption()
    marked: frozenset[int] = frozenset()
    notes: tuple[Note, ...] = ()
    cuts: tuple[Cut, ...] = ()
    numbers: tuple[int, ...] = ()  # the line of the file each record begins at; empty: not a piece of a file
    sources: tuple[str, ...] = ()  # names of the logs that were merged by time
    stripes: tuple[int, ...] = ()  # with `sources`: which of them each record comes from
