"""What may stand anywhere in a film and tell of its maker: lists of words, and boxes that no standard knows."""

from __future__ import annotations

from collections.abc import Iterator

from nisshi.images.film_boxes import Box, Boxes, freed
from nisshi.images.spans import Edit

_PADDING = (b"free", b"skip")  # dash cameras put places into it
# Encryption (CENC, PIFF) and what a film shot all around needs to be shown (Spherical Video V1).
_UUIDS = frozenset(
    bytes.fromhex(name)
    for name in (
        *("a2394f525a9b4f14a2446c427c648df4", "8974dbce7be74c5184f97148f9882554"),
        *("d08a4f1810f34a82b6c832d8aba183d3", "6d1d9b0542d544e680e2141daff757b2"),
        *("d4807ef2ca3946958e5426cb9e46a79f", "ffcc8263f8554a938814587a02521fdd"),
    )
)
_USER = frozenset(b"meta chpl kind name hnti hinf ludt".split())  # chapters, roles and loudness of a track
# What is written for listeners (iTunes); not the time, the program, the place and what else may stand there.
_FOR_LISTENERS = frozenset(
    b"\xa9nam \xa9ART aART \xa9alb \xa9gen gnre trkn disk \xa9lyr desc ldes cprt \xa9wrt \xa9grp cpil pgap tmpo"
    b" stik rtng pcst purl catg keyw tvsh tvsn tves tven sonm soar soal soaa soco".split()
)
_COVERS = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"BM")  # not of boxes, which might hold films with covers
_MOST_WORDS = 8_000_000  # bytes of a cover that are looked through


def loose_edits(boxes: Boxes, box: Box, known: frozenset[bytes] | None) -> Iterator[Edit]:
    """Judge a box that may stand anywhere; of other types those `known` stay, all where that is None."""
    if box.kind in _PADDING:
        yield Edit(box.start, box.stop)
    elif box.kind == b"udta":
        yield from _user_data(boxes, box)
    elif box.kind == b"uuid":
        if boxes.bytes_at(box.start, 16) not in _UUIDS:
            yield from freed(box)
    elif box.kind == b"meta" or (known is not None and box.kind not in known):
        yield from freed(box)


def times(boxes: Boxes, head: Box) -> Iterator[Edit]:
    """Take the times of making and changing out of the head of a film, a track or its media (8.2.2)."""
    length = 16 if boxes.bytes_at(head.start, 1) == b"\1" else 8
    if head.start + 4 + length <= head.stop:
        yield Edit(head.start + 4, head.start + 4 + length)


def _user_data(boxes: Boxes, box: Box) -> Iterator[Edit]:
    done = box.start
    for inner in boxes.of(box):
        done = inner.stop
        if inner.kind == b"meta":
            yield from _words(boxes, inner)
        elif inner.kind in _PADDING:
            yield Edit(inner.start, inner.stop)
        elif inner.kind not in _USER:
            yield from freed(inner)
    if boxes.room > 0 and done < box.stop:
        yield Edit(done, box.stop)  # a zero that ends the list, or no boxes at all


def _words(boxes: Boxes, meta: Box) -> Iterator[Edit]:
    """Leave of a list of words (iTunes) what is written for listeners, of any other nothing."""
    head = boxes.bytes_at(meta.start, 12)
    start = meta.start + (0 if head[4:8] == b"hdlr" else 4)  # QuickTime's has no version
    inner = list(boxes.inside(start, meta.stop))
    handler = next((boxes.bytes_at(one.start + 8, 4) for one in inner if one.kind == b"hdlr"), b"")
    if handler != b"mdir":
        yield from freed(meta)
        return
    for one in inner:
        if one.kind == b"ilst":
            for word in boxes.of(one):
                if word.kind == b"covr":
                    yield from _cover(boxes, word)
                elif not _is_for_listeners(boxes, word):
                    yield from freed(word)
        elif one.kind != b"hdlr":
            yield from freed(one)


def _is_for_listeners(boxes: Boxes, word: Box) -> bool:
    if word.kind == b"----":  # named in it; this one says where sound begins and ends
        return b"iTunSMPB" in boxes.bytes_at(word.start, min(word.stop - word.start, 200))
    return word.kind in _FOR_LISTENERS


def _cover(boxes: Boxes, word: Box) -> Iterator[Edit]:
    """Clean the pictures of a cover where they lie, zeros behind each; free it where one cannot be judged."""
    edits, end = [], word.start
    if boxes.clean and word.stop - word.start <= _MOST_WORDS:
        for inner in boxes.of(word):
            data = boxes.bytes_at(
                inner.start + 8, inner.stop - inner.start - 8
            )  # after its type and language
            clean = boxes.clean(data)
            if inner.kind != b"data" or not data.startswith(_COVERS) or len(clean) > len(data):
                break
            if clean.ljust(len(data), b"\0") != data:
                edits.append(Edit(inner.start + 8, inner.stop, clean))
            end = inner.stop
    yield from edits if end == word.stop else freed(word)
