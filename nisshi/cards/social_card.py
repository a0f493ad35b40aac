"""What a social card shows, as plain values."""

from __future__ import annotations

import unicodedata

import msgspec

CARD = "card"  # the kind of these outputs
WIDTH, HEIGHT = 1200, 630  # pixels, as og:image is mostly asked to be


class SocialCard(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """All fields are plain text; what is empty is left out."""

    site: str  # name of the blog
    title: str
    phrases: tuple[str, ...] = ()  # the title, cut where a line may break; () for one piece
    note: str = ""  # a sentence below the title
    foot: str = ""  # a date, or what kind of page it is
    tags: tuple[str, ...] = ()


def drawn(text: str) -> str:
    """Return the text as a card shows it: composed (NFC), in one line, without what has no shape of its own.

    Emoji's joiners and variation selectors go too: what they join is drawn one by one.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char for char in plain if not _is_shapeless(char))


def _is_shapeless(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn") or "\ufe00" <= char <= "\ufe0f"


def missing(text: str, known: frozenset[int]) -> str:
    """Return the characters of a text that a font with the code points `known` lacks, each once."""
    return "".join(dict.fromkeys(char for char in drawn(text) if char != " " and ord(char) not in known))
