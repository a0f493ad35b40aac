"""SocialCard -> PNG: paper, ink and one accent, as the theme washi has them by day."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from nisshi.cards.breaks import lines, pieces, torn
from nisshi.cards.faces import Face, Faces
from nisshi.cards.social_card import HEIGHT, WIDTH, SocialCard, drawn

if TYPE_CHECKING:
    from PIL.Image import Image

MARGIN = 84  # nothing but the rules comes nearer to the edge
SIZES = (88, 80, 72, 64, 58, 52, 46, 42, 38, 34, 30)  # of a title, in pixels
TEARS_FROM = 52  # a title is set smaller than this only after its long phrases were torn
LEADING = 1.36
LONGEST = 400  # characters of a title that are looked at

_PAPER, _INK, _DIM, _ACCENT, _RULE = (
    (0xFA, 0xF7, 0xF0), (0x2D, 0x2A, 0x24), (0x62, 0x5B, 0x4F), (0x24, 0x50, 0x8A), (0xD2, 0xC8, 0xB2),
)  # fmt: skip
_INKS = (_INK, _DIM, _ACCENT)
_LEVELS = 16  # shades between paper and an ink: 49 colours, a small file
_TITLE_TOP, _TITLE_FOOT = 172, 478
_SMALL, _TAG = 30, 27
_HEAD_LINE, _FOOT_LINE, _FOOT_RULE = 112, 556, 500  # baselines and a rule


def draw(card: SocialCard, faces: Faces) -> bytes:
    """Return the card as a PNG of `WIDTH` × `HEIGHT`. The same card and fonts give the same bytes.

    What no font has is left out. Raises OSError and FontTrouble where a font is broken.
    """
    from PIL import Image, ImageDraw

    layers = [Image.new("L", (WIDTH, HEIGHT)) for _ in _INKS]
    ink, dim, accent = (ImageDraw.Draw(layer) for layer in layers)
    faces.title.write(ink, (MARGIN, _HEAD_LINE), _cut(card.site, faces.title, _SMALL), _SMALL)
    accent.rectangle((0, _TITLE_TOP + 8, 9, _TITLE_FOOT - 8), fill=255)
    rows, size = _title(card, faces.title)
    note = _note(card, faces.text)
    step = round(size * LEADING)
    block = step * len(rows) + (24 + 46 * len(note) if note else 0)
    y = _TITLE_TOP + (_TITLE_FOOT - _TITLE_TOP - block) // 2 + round(size * (LEADING + 0.76) / 2)
    for row in rows:
        faces.title.write(ink, (MARGIN, y), row, size)
        y += step
    y += 24 - round(size * 0.3)
    for row in note:
        faces.text.write(dim, (MARGIN, y), row, _SMALL)
        y += 46
    x = faces.text.write(dim, (MARGIN, _FOOT_LINE), _cut(card.foot, faces.text, _TAG), _TAG)
    x = x + 36 if x > MARGIN else x
    for tag in map(drawn, card.tags):
        if x + faces.text.width(tag, _TAG) > WIDTH - MARGIN:
            break
        x = 28 + faces.text.write(accent, (x, _FOOT_LINE), tag, _TAG)
    return _png(layers, bool(card.foot or card.tags))


def _title(card: SocialCard, face: Face) -> tuple[tuple[str, ...], int]:
    """Return the lines of the title and their size: the largest at which it fits."""
    text = drawn(card.title)[:LONGEST]
    whole = "".join(card.phrases) == card.title == text
    parts = pieces(card.phrases if whole else (text,))
    room, limit = _TITLE_FOOT - _TITLE_TOP, WIDTH - 2 * MARGIN
    for tears in (False, True):
        for size in SIZES:
            if not tears and size < TEARS_FROM:
                break
            width = partial(face.width, size=size)
            these = torn(parts, width, limit) if tears else parts
            rows = lines(these, width, limit, int(room / (size * LEADING)))
            if rows is not None:
                return rows, size
    return _shortened(text, face, room, limit), SIZES[-1]


def _shortened(text: str, face: Face, room: int, limit: int) -> tuple[str, ...]:
    """Return as much of the text as fits in the smallest size, with an ellipsis."""
    width = partial(face.width, size=SIZES[-1])
    most = int(room / (SIZES[-1] * LEADING))
    little, much = 0, len(text)
    found: tuple[str, ...] = ()
    while much - little > 1:
        middle = (little + much) // 2
        rows = lines(torn(pieces((f"{text[:middle]}…",)), width, limit), width, limit, most)
        little, much, found = (middle, much, rows) if rows is not None else (little, middle, found)
    return found


def _note(card: SocialCard, face: Face) -> tuple[str, ...]:
    width, limit = partial(face.width, size=_SMALL), WIDTH - 2 * MARGIN
    text = drawn(card.note)[:LONGEST]
    while text:
        rows = lines(torn(pieces((text,)), width, limit), width, limit, 2)
        if rows is not None:
            return rows
        text = f"{text[:-2].rstrip('…')}…" if len(text) > 2 else ""
    return ()


def _cut(text: str, face: Face, size: int) -> str:
    """Return a text that must stand in one line, its end taken off if need be."""
    text = drawn(text)[:LONGEST]
    if face.width(text, size) <= WIDTH - 2 * MARGIN:
        return text
    while text and face.width(f"{text}…", size) > WIDTH - 2 * MARGIN:
        text = text[:-1]
    return f"{text}…"


def _png(layers: list[Image], ruled: bool) -> bytes:
    """Lay the masks of the inks on the paper; a palette of few colours keeps the file small."""
    from PIL import Image, ImageDraw

    shades = ((_shade(ink, level) for level in range(1, _LEVELS)) for ink in _INKS)
    colours = (_PAPER, _RULE, *chain.from_iterable(shades))
    canvas = Image.new("P", (WIDTH, HEIGHT), 0)
    canvas.putpalette(bytes(chain.from_iterable(colours)))
    if ruled:
        ImageDraw.Draw(canvas).line((MARGIN, _FOOT_RULE, WIDTH - MARGIN, _FOOT_RULE), fill=1, width=2)
    for number, layer in enumerate(layers):
        first = 2 + number * (_LEVELS - 1)
        levels = [round(value * (_LEVELS - 1) / 255) for value in range(256)]
        shown = layer.point([first + level - 1 if level else 0 for level in levels])
        canvas.paste(shown, mask=layer.point([255 if level else 0 for level in levels]))
    file = BytesIO()
    canvas.save(file, "PNG", compress_level=5)  # 9 takes ten times as long for 3 %
    return file.getvalue()


def _shade(ink: tuple[int, int, int], level: int) -> tuple[int, ...]:
    share = level / (_LEVELS - 1)
    return tuple(round(paper + (part - paper) * share) for paper, part in zip(_PAPER, ink, strict=True))
