"""Where a line of text may break without tearing a phrase apart."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser


def phrases(text: str, lang: str) -> tuple[str, ...]:
    """Cut a text into phrases (文節) between which a line may break; joined they give it back.

    Japanese is cut by BudouX; other languages break at spaces anyway and stay in one piece. An
    empty text has no phrases.
    """
    if not text:
        return ()
    if lang.split("-")[0].lower() != "ja":
        return (text,)
    found: list[str] = []
    for piece in _segmenter().parse(text):
        if found and (may_not_begin(piece[0]) or may_not_end(found[-1][-1])):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


def may_not_begin(char: str) -> bool:
    """Whether a line must not start with it: closing brackets and marks (行頭禁則, JLREQ 3.1.7)."""
    return char.isspace() or unicodedata.category(char) in ("Pe", "Pf", "Po") or char in "ーゝゞ々〜"


def may_not_end(char: str) -> bool:
    """Whether a line must not end with it: opening brackets (行末禁則, JLREQ 3.1.8)."""
    return unicodedata.category(char) in ("Ps", "Pi")


@lru_cache(maxsize=1)
def _segmenter() -> Parser:
    """The model is read from disk when a title first needs it, not when Nisshi starts."""
    import budoux

    return budoux.load_default_japanese_parser()
