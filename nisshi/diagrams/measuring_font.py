"""A font without any outline, for measuring alone: what a label is wide must not depend on a machine's fonts.

Graphviz measures labels through Pango, which takes whatever fonts it finds. Readers see the drawing in
fonts of their own anyway; these widths are those of common sans-serif faces, a little on the wide side.
Layout of the file: OpenType 1.9, "Font File" and the chapters of the tables named below.
"""

from __future__ import annotations

import struct

FAMILY = "Nisshi Measure"
_EM = 1000
_WIDTHS = (
    (600, ""),  # glyph 0: a character of no other class
    (290, "ijl.,:;'|!`I "),
    (390, 'frt()[]{}/\\-"^*J'),
    (590, "abcdeghknopqsuvxyz0123456789?_~+<>=#$LF"),
    (690, "ABCDEGHKNOPQRSTUVXYZ&"),
    (890, "mwMW%@"),
    (1000, ""),  # full width
)
# Scripts and symbols whose characters are as wide as they are high (Unicode, EastAsianWidth W and F).
_FULL = ((0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF))
_FULL_TOO = ((0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1FAFF), (0x20000, 0x2FFFD))
_HALF = ((0x00A0, 0x10FF), (0x1E00, 0x2BFF), (0xFF61, 0xFFDC))


def measuring_font() -> bytes:
    """Return the font as a TrueType file, the same bytes each time."""
    glyphs = len(_WIDTHS)
    tables = {
        b"OS/2": _os2(),
        b"cmap": _cmap(),
        b"glyf": b"\0\0\0\0",
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, -200, _EM, 800, 0, 8, 2, 1, 0,
        ),
        b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, 800, -200, 0, _EM, 0, 0, _EM, 1, 0, 0, 0, glyphs),
        b"hmtx": b"".join(struct.pack(">Hh", width, 0) for width, _ in _WIDTHS),
        b"loca": bytes(4 * (glyphs + 1)),
        b"maxp": struct.pack(">IH26x", 0x10000, glyphs),
        b"name": _names(),
        b"post": struct.pack(">IIhhI16x", 0x30000, 0, -100, 50, 0),
    }  # fmt: skip
    offset = 12 + 16 * len(tables)
    directory, body = [struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 32)], b""
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory.append(struct.pack(">4sIII", tag, total, offset + len(body), len(data)))
        body += padded
    return b"".join(directory) + body


def _cmap() -> bytes:
    """Many characters to one glyph: format 13 of the table."""
    groups = [(ord(char), ord(char), glyph) for glyph, (_, chars) in enumerate(_WIDTHS) for char in chars]
    groups += [(*span, len(_WIDTHS) - 1) for span in _FULL + _FULL_TOO]
    groups += [(*span, 3) for span in _HALF]
    packed = b"".join(struct.pack(">III", *group) for group in sorted(groups))
    head = struct.pack(">HHIII", 13, 0, 16 + len(packed), 0, len(groups))
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + head + packed


def _names() -> bytes:
    names = ((1, FAMILY), (2, "Regular"), (4, FAMILY), (6, FAMILY.replace(" ", "")))
    text, records = b"", b""
    for number, name in names:
        data = name.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(data), len(text))
        text += data
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + text


def _os2() -> bytes:
    numbers = (3, 590, 400, 5, 0) + (0,) * 11  # version, width, weight, width class, no limits of use
    middle = struct.pack(">16h10x4I4s", *numbers, 0, 0, 0, 0, b"none")
    return middle + struct.pack(
        ">HHHhhhHHIIhhHHH", 0x40, 32, 0xFFFF, 800, -200, 0, 800, 200, 1, 0, 500, 700, 0, 32, 0
    )
