"""Times of records from several excerpts, made comparable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from nisshi.logs.moments import Moment, moments, read_moment
from nisshi.logs.pieces import Piece


def moments_of(pieces: Sequence[Piece]) -> list[Moment | None]:
    """Return the moment of each piece; those of one excerpt are read together."""
    excerpts = {id(piece.excerpt): piece.excerpt for piece in pieces}
    read = {key: moments(excerpt) for key, excerpt in excerpts.items()}
    return [read[id(piece.excerpt)][piece.index] for piece in pieces]


def without_year(moment: Moment) -> float:
    """Return the seconds of a moment as if its year were not written."""
    written = datetime(1970, 1, 1) + timedelta(seconds=moment.seconds)
    read = read_moment(written.strftime("%m-%d %H:%M:%S"))
    return read.seconds + moment.seconds % 1 if read else moment.seconds
