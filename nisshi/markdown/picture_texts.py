"""The text of a picture (`alt`), which stands for it where it is not seen: one that says nothing is told."""

from __future__ import annotations

import re

from nisshi.markdown.notes import Notes

# What upload tools and haste leave in the brackets (spec B5), and words that say "here is a picture".
_EMPTY_WORDS = frozenset((
    "alt", "im", "image", "images", "img", "imgs", "imgur", "inmg", "photo", "pic", "picture", "screenshot",
    "イメージ", "スクショ", "写真", "画像",
))  # fmt: skip
_FILE_NAME = re.compile(r"[^/\n]{1,200}\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)", re.IGNORECASE)


def says_nothing(alt: str, source: str = "") -> bool:
    """Whether the text of a picture helps nobody: empty, a word of no content, marks alone, or a file's name."""
    text = alt.strip()
    if not any(char.isalnum() for char in text) or text.casefold() in _EMPTY_WORDS:
        return True
    stem = source.rpartition("/")[2].partition(".")[0]
    return bool(_FILE_NAME.fullmatch(text)) or text == stem


def note_text(notes: Notes, line: int, column: int, alt: str, source: str) -> None:
    """Keep in mind a picture whose text says nothing; `line` from 0 and `column` from 1, of its address."""
    if says_nothing(alt, source):
        notes.silent.append((line, column, alt))


def tell_of_texts(notes: Notes) -> None:
    """Report the pictures whose text says nothing: once a post, at the first of them."""
    if not notes.silent:
        return
    line, _, alt = min(notes.silent)
    words = (
        f"the text “{alt.strip()}” of this picture does not say what it shows"
        if alt.strip()
        else ("this picture has no text that says what it shows")
    )
    more = len(notes.silent) - 1
    if more:
        words += f"; nor have {more} more of this post" if more > 1 else "; nor has 1 more of this post"
    line = min(line, len(notes.lines) - 1)
    hint = "Write into the brackets what one would have to know without seeing it."
    notes.report(line, words, hint, find=f"![{alt}]" if f"![{alt}]" in notes.lines[line] else "")
