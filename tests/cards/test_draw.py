"""Cards by what must be true of each: size, few colours, ink inside the margins, the same bytes."""

from __future__ import annotations

from io import BytesIO

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from PIL import Image, ImageChops

from nisshi.cards.draw import MARGIN, SIZES, _title, draw
from nisshi.cards.faces import Faces
from nisshi.cards.social_card import HEIGHT, WIDTH, SocialCard
from nisshi.japanese.phrases import phrases
from tests.cards.fonts import faces, fetched

_SIDE = 12  # the accent at the edge of the card is no text


def card(title: str, lang: str = "ja", **more: object) -> SocialCard:
    made = SocialCard(site="再起動のまえに", title=title, phrases=phrases(title, lang), foot="2026-11-28")
    return msgspec.structs.replace(made, **more)


def ink(data: bytes) -> tuple[int, int, int, int]:
    """Return the box that everything but paper and the accent at the edge lies in."""
    shown = Image.open(BytesIO(data)).convert("RGB").crop((_SIDE, 0, WIDTH, HEIGHT))
    paper = Image.new("RGB", shown.size, "#faf7f0")
    left, top, right, bottom = ImageChops.difference(shown, paper).getbbox() or (0, 0, 0, 0)
    return left + _SIDE, top, right + _SIDE, bottom


CARDS = {
    "japanese": card("障害復旧の夜：PostgreSQL 17 を再起動するまえに確かめること", tags=("障害", "Linux")),
    "english": card(
        "Why our nodes went NotReady at 3 a.m. and what the log said", "en", tags=("Kubernetes",)
    ),
    "one word": card("監視", foot="タグ"),
    "no tags": card("静かな夜"),
    "only Latin without spaces": card("a" * 180, "en"),
    "200 characters": card(("ディスクがいっぱいなので、消してよいものを見分けた記録。" * 8)[:200]),
    "longer than any card": card("長い題名" * 400, tags=tuple("タグの名前" * n for n in range(1, 30))),
    "long words everywhere": card("x" * 90, site="s" * 500, foot="f" * 500, tags=("t" * 500,)),
    "a note": card("日誌", note="一つの文。" * 60, site="", foot=""),
    "empty": SocialCard(site="", title=""),
}


@pytest.mark.parametrize("name", CARDS)
def test_a_card_has_its_size_few_colours_and_its_margins(name: str) -> None:
    data = draw(CARDS[name], faces())
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (WIDTH, HEIGHT), "P")
        assert len(image.getcolors() or ()) <= 48
    assert len(data) < 50_000
    if name != "empty":
        left, top, right, bottom = ink(data)
        assert left >= MARGIN - 4 and right <= WIDTH - MARGIN + 4, (left, right)
        assert top >= 60 and bottom <= HEIGHT - 50, (top, bottom)


def test_the_same_card_is_the_same_bytes_with_fonts_loaded_anew() -> None:
    for one in (CARDS["japanese"], CARDS["200 characters"]):
        assert draw(one, faces()) == draw(one, Faces(fetched()))


def test_the_title_is_set_smaller_until_it_fits_and_loses_nothing() -> None:
    short, long = _title(CARDS["one word"], faces().title), _title(CARDS["200 characters"], faces().title)
    assert (short[1], "".join(short[0])) == (SIZES[0], "監視")
    assert long[1] < SIZES[4] and "".join(long[0]) == CARDS["200 characters"].title


def test_a_title_too_long_for_any_size_ends_in_an_ellipsis() -> None:
    rows, size = _title(CARDS["longer than any card"], faces().title)
    assert size == SIZES[-1] and rows[-1].endswith("…")


def test_a_missing_character_is_left_out_and_never_a_box() -> None:
    assert draw(card("祝🎉開店"), faces()) == draw(card("祝開店", phrases=("祝開店",)), faces())


def test_the_fallback_draws_what_the_font_lacks() -> None:
    files = fetched()
    # The text font stands in for a font that has more: here the main one is asked for nothing.
    other = Faces(msgspec.structs.replace(files, fallback=files.text))
    assert draw(CARDS["japanese"], other) == draw(CARDS["japanese"], faces())


def test_decomposed_kana_are_composed() -> None:
    title = "ガ"
    assert draw(card(title), faces()) == draw(card("ガ"), faces())


@given(st.text(max_size=90), st.lists(st.text(max_size=20), max_size=3))
@example("\ud800\x00\u202e", ["\ufeff"])
@trying(max_examples=25)
def test_any_text_can_be_drawn_inside_the_margins(title: str, tags: list[str]) -> None:
    made = draw(card(title, tags=tuple(tags), note=title, site=title), faces())
    left, _, right, _ = ink(made)
    assert left >= MARGIN - 8 and right <= WIDTH - MARGIN + 8
