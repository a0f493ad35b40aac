"""Several logs as one, by time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from nisshi.logs.matching import Fault
from nisshi.logs.moments import DAY, Moment
from nisshi.logs.pieces import Part, Piece
from nisshi.logs.scales import moments_of, without_year
from nisshi.logs.shown import Cut


class Merged(msgspec.Struct, frozen=True):
    """The records of several logs in the order of their times, and which log each comes from."""

    part: Part
    stripes: tuple[int, ...]


def merge(parts: Sequence[Part], names: Sequence[str]) -> Merged | Fault:
    """Merge by time: what has none stays below the record above it, and equal times keep the order given.

    Times are compared on one clock where all name a zone, else as written; where one log has no year
    or no date, the others are taken without theirs. A log without any time is a Fault.
    """
    read = [moments_of(part.pieces) for part in parts]
    for name, found in zip(names, read, strict=True):
        if not any(found):
            message = f"{name} cannot be merged by time: none of its records has one"
            return Fault(name, message, "say beside instead of merge")
    scales = _on_one_scale(read)
    keyed: list[tuple[float, int, int, Piece]] = []
    for source, (part, seconds) in enumerate(zip(parts, scales, strict=True)):
        for place, (piece, second) in enumerate(zip(part.pieces, seconds, strict=True)):
            keyed.append((second, source, place, piece))
    keyed.sort(key=lambda item: item[:3])
    places = {(source, place): at for at, (_, source, place, _) in enumerate(keyed)}
    cuts: Counter[int] = Counter()
    for source, part in enumerate(parts):
        for cut in part.cuts:
            after = places.get((source, cut.record - 1), -1) + 1
            cuts[places.get((source, cut.record), after)] += cut.lines
    title = " + ".join(dict.fromkeys(part.title for part in parts))
    pieces = tuple(piece for _, _, _, piece in keyed)
    merged = Part(
        title=title, pieces=pieces, cuts=tuple(Cut(at, lines) for at, lines in sorted(cuts.items()))
    )
    return Merged(merged, tuple(source for _, source, _, _ in keyed))


def _on_one_scale(read: Sequence[Sequence[Moment | None]]) -> list[list[float]]:
    """Return seconds for each record, never less than those of the record above it."""
    known = [moment for found in read for moment in found if moment is not None]
    zones = all(moment.zone is not None for moment in known)
    dates = all(moment.has_date for moment in known)
    years = all(moment.has_year for moment in known)
    scales = []
    for found in read:
        first = next(moment for moment in found if moment is not None)
        shift = 0.0
        if not dates and first.has_date:
            shift = -(first.seconds // DAY * DAY)
        elif dates and not years and first.has_year:
            shift = without_year(first) - first.seconds
        at = float("-inf")
        seconds = []
        for moment in found:
            if moment is not None:
                zone = (moment.zone or 0) * 60 if zones else 0
                at = max(at, moment.seconds + shift - zone)
            seconds.append(at)
        scales.append(seconds)
    return scales
