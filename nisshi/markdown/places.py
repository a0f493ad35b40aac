"""Where in the file a piece of a parsed paragraph stands: markdown-it keeps lines of blocks only."""

from __future__ import annotations

from markdown_it.token import Token

from nisshi.markdown.notes import Notes


def place(notes: Notes, block: Token, offset: int) -> tuple[int, int]:
    """Return line (from 0, within the body) and column (from 1; 0 unknown) of `block.content[offset]`.

    `block` is an inline token: its content is the paragraph's lines without indent and quote marks.
    """
    before = block.content[:offset]
    row = before.count("\n")
    line = (block.map[0] if block.map else 0) + row
    text = block.content.split("\n")[row]
    start = notes.lines[line].find(text) if line < len(notes.lines) else -1
    return line, start + offset - (before.rfind("\n") + 1) + 1 if start >= 0 else 0


def find_place(notes: Notes, block: Token, piece: str, cursor: int) -> tuple[int, int, int]:
    """Find `piece` in a block from `cursor` on: its line, its column and the cursor behind it.

    A piece that is not there as written (it had an escape, or stands in a definition elsewhere) is
    looked for in the whole body, and is else said to be in the block's first line.
    """
    offset = block.content.find(piece, cursor) if piece else -1
    if offset >= 0:
        line, column = place(notes, block, offset)
        return line, column, offset + len(piece)
    for number, source in enumerate(notes.lines):
        if piece and (column := source.find(piece) + 1):
            return number, column, cursor
    return block.map[0] if block.map else 0, 0, cursor
