"""Where a line of text may break without tearing a phrase apart."""

from __future__ import annotations

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
    return tuple(_segmenter().parse(text))


@lru_cache(maxsize=1)
def _segmenter() -> Parser:
    """The model is read from disk when a title first needs it, not when Nisshi starts."""
    import budoux

    return budoux.load_default_japanese_parser()
