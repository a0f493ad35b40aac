"""Where emphasis may open and close in a language that puts no spaces between words.

CommonMark (section 6.2) looks for spaces or punctuation round a run of `*`, so the closing marks of
`**「強調」**です` do not close. The published CJK-friendly amendment counts a CJK neighbour as a
boundary too; texts without CJK characters keep CommonMark's rule exactly.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from nisshi.japanese.scripts import is_cjk

_QUOTES = "‘’“”"  # East Asian when U+FE01 (full-width form) follows
_WIDE_FORM = "\ufe01"


class Flanks(NamedTuple):
    opens: bool
    closes: bool


def flanks(text: str, start: int, end: int, limit: int, *, inside_words: bool) -> Flanks:
    """Say whether the run of marks `text[start:end]` may open and may close emphasis.

    The text ends at `limit`; its edges count as spaces. `inside_words` is true for `*` and `~`,
    which may stand inside a word, and false for `_`.
    """
    mark, base = _before(text, start)
    after = text[end] if end < limit else " "
    if _is_space(base) or _is_space(after):
        return Flanks(opens=not _is_space(after), closes=not _is_space(base))
    punctuation_before, punctuation_after = _is_punctuation(base), _is_punctuation(after)
    east_asian = is_cjk(after) or is_cjk(base) or _is_selector(mark)
    east_asian = east_asian or (mark == _WIDE_FORM and base in _QUOTES)
    if inside_words:
        return Flanks(
            opens=punctuation_before or east_asian or not punctuation_after,
            closes=punctuation_after or east_asian or not punctuation_before,
        )
    # Between two letters `_` stays what it is; at a bracket or a full stop it marks emphasis.
    return Flanks(
        opens=punctuation_before or (punctuation_after and east_asian),
        closes=punctuation_after or (punctuation_before and east_asian),
    )


def _before(text: str, start: int) -> tuple[str, str]:
    """The character before a run, and the one it modifies when it is a variation selector."""
    if start == 0:
        return " ", " "
    mark = text[start - 1]
    if "\ufe00" <= mark <= "\ufe0e" and start > 1 and unicodedata.category(text[start - 2]) != "Zs":
        return mark, text[start - 2]
    return mark, mark


def _is_space(char: str) -> bool:
    return char in "\t\n\v\f\r" or unicodedata.category(char) == "Zs"


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_selector(char: str) -> bool:
    """Ideographic variation selectors follow kanji only."""
    return "\U000e0100" <= char <= "\U000e01ef"
