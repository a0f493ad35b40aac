"""Which characters a font has, and files that are no fonts."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.cards.cmap import FontTrouble, characters
from nisshi.cards.social_card import missing
from tests.cards.fonts import fetched


def font(cmap: bytes, *, outlines: bytes = b"glyf") -> bytes:
    """Return the beginning of a font file with this cmap table."""
    head = b"\0\1\0\0" + pack(">HHHH", 2, 0, 0, 0)
    rows = pack(">4sIII", b"cmap", 0, 44, len(cmap)) + pack(">4sIII", outlines, 0, 44, 0)
    return head + rows + cmap


def table(subtable: bytes, platform: int = 3, encoding: int = 10) -> bytes:
    return pack(">HHHHI", 0, 1, platform, encoding, 12) + subtable


GROUPS = pack(">HHIIIIIIIII", 12, 0, 40, 0, 2, 0x41, 0x43, 5, 0x1F389, 0x1F389, 9)


def test_the_font_of_the_cards_has_what_japanese_titles_need() -> None:
    known = characters(Path(fetched().title)) & characters(Path(fetched().text))
    assert missing("障害復旧→①髙﨑ﾊﾝｶｸ “Café” Привет αβ…—〜♪", known) == ""
    assert missing("祝🎉🎉한글", known) == "🎉한글"


def test_characters_without_a_shape_of_their_own_are_not_missed() -> None:
    assert missing("か\u3099\u200d\ufe0f\u00ad\n", frozenset(map(ord, "かが"))) == ""


def test_groups_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(font(table(GROUPS)))
    assert characters(path) == {0x41, 0x42, 0x43, 0x1F389}


def test_segments_are_read(tmp_path: Path) -> None:
    subtable = pack(">HHHHHHH", 4, 40, 0, 4, 0, 0, 0) + pack(
        ">HHHHHHHHH", 0x42, 0xFFFF, 0, 0x41, 0xFFFF, 5, 1, 0, 0
    )
    path = tmp_path / "a.otf"
    path.write_bytes(font(table(subtable, 3, 1), outlines=b"CFF "))
    assert characters(path) == {0x41, 0x42}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no TTF or OTF"),
        (b"wOF2" + bytes(40), "no TTF or OTF"),
        (font(table(GROUPS), outlines=b"CBDT"), "no outlines"),
        (font(table(GROUPS)[:20]), "damaged"),
        (font(table(pack(">HHH", 6, 0, 0))), "format 6"),
        (font(table(GROUPS, 1, 0)), "no Unicode table"),
    ],
)
def test_other_files_are_refused_in_plain_words(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(data)
    with pytest.raises(FontTrouble, match=words):
        characters(path)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FontTrouble, match="cannot be read"):
        characters(tmp_path / "none.ttf")


@given(st.binary(max_size=80), st.sampled_from([4, 12]))
def test_a_damaged_font_is_told_and_nothing_else_is_raised(data: bytes, kind: int) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder, "a.ttf")
        path.write_bytes(font(table(pack(">H", kind) + data)))
        with suppress(FontTrouble):
            assert len(characters(path)) <= 0x110000
