"""The first sentences of a text, for lists, search engines and feeds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nisshi.japanese.line_breaks import joins
from nisshi.japanese.phrases import phrases

LIMIT = 120  # characters, a full-width one counts as one
ENOUGH = 40  # below this a sentence that does not fit is cut rather than left out

# A closing bracket before hiragana or a comma goes on: 「帰る。」と言った。
_END = re.compile(r"[。！？!?．]+(?:[」』）】)”\"]+(?![ぁ-ゖ。、，]))?|\.+[)”\"]*(?=\s|$)")
_OPENING, _CLOSING = "「『（【(“", "」』）】)”"
_SENTENCE_ENDS = "。！？!?．.」』）】…"
_DANGLING = "、，,・　 \t—-（「『(【"


def excerpt(paragraphs: Iterable[str], lang: str) -> str:
    """Return the first sentences of plain paragraphs, at most `LIMIT` characters.

    A sentence ends at 。！？ or at a full stop before a space, never inside brackets. Where even the
    first one is too long it is cut between phrases (`lang`, BCP 47, says how) and `…` is added.
    """
    taken = ""
    for paragraph in paragraphs:
        for number, sentence in enumerate(sentences(paragraph)):
            joined = taken + sentence if number else _join(taken, sentence)
            if len(joined.rstrip()) > LIMIT:
                return taken.rstrip() if len(taken) >= ENOUGH else _cut(joined, lang)
            taken = joined
    return taken.strip()


def sentences(paragraph: str) -> Iterator[str]:
    """Cut a paragraph after each sentence; joined they give the paragraph back."""
    start = 0
    for match in _END.finditer(paragraph):
        sentence = paragraph[start : match.end()]
        if _depth(sentence) <= 0:
            yield sentence
            start = match.end()
    if start < len(paragraph):
        yield paragraph[start:]


def _join(taken: str, paragraph: str) -> str:
    if not taken:
        return paragraph
    ended = taken.rstrip()[-1:] in _SENTENCE_ENDS
    return taken + paragraph if ended and joins(taken, paragraph) else taken + " " + paragraph


def _depth(text: str) -> int:
    """How many brackets are open at the end of the text."""
    return sum(map(text.count, _OPENING)) - sum(map(text.count, _CLOSING))


def _cut(text: str, lang: str) -> str:
    text = text.strip()
    pieces = phrases(text[: 2 * LIMIT], lang)
    if len(pieces) == 1:
        pieces = tuple(re.findall(r"\s*\S+", pieces[0]))
    kept = ""
    for piece in pieces:
        if len(kept + piece) >= LIMIT:
            break
        kept += piece
    kept = kept.rstrip(_DANGLING) or text[: LIMIT - 1]
    return kept + "…"
