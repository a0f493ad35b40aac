"""The ```toc block: a nested list of the text's headings, where the author placed it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from nisshi.markdown.notes import Notes
from nisshi.markdown.toc_options import TocOptions, read_toc_options
from nisshi.markdown.where import where
from nisshi.model import Heading, TocEntry

# Headings that announce the list itself, after NFKC and case folding.
_ANNOUNCING = frozenset(("table of contents", "contents", "toc", "index", "目次", "もくじ"))
_LABELS = {"ja": "目次", "en": "Contents"}


def toc(parser: MarkdownIt) -> None:
    """Turn fences called `toc` into lists of contents; needs the headings to be known."""
    parser.core.ruler.push("toc", where("toc", _build))
    parser.add_render_rule("toc", _render)


def nest(headings: Sequence[Heading]) -> tuple[TocEntry, ...]:
    """Nest headings by level; a skipped level goes below the nearest heading above it."""
    entries: list[TocEntry] = []
    start = 0
    while start < len(headings):
        head = headings[start]
        end = start + 1
        while end < len(headings) and headings[end].level > head.level:
            end += 1
        entries.append(TocEntry(head.id, head.html, nest(headings[start + 1 : end])))
        start = end
    return tuple(entries)


def _build(state: StateCore) -> None:
    notes: Notes = state.env["notes"]
    blocks: list[tuple[Token, TocOptions]] = []
    announcing: set[str] = set()
    outline: list[str] = []  # ids; headings inside quotes and lists are no part of the structure
    for token in state.tokens:
        if token.type == "heading_open" and token.level == 0:
            outline.append(str(token.attrs["id"]))
        elif token.type == "fence" and token.info.strip() == "toc":
            line = token.map[0] + 1 if token.map else 0
            blocks.append((token, read_toc_options(token.content, line, notes)))
            announcing.update(outline[-1:])
    if not blocks:
        return
    by_id = {heading.id: heading for heading in notes.headings}
    listed = [
        by_id[identity]
        for identity in outline
        if identity not in announcing or _folded(by_id[identity].text) not in _ANNOUNCING
    ]
    for number, (token, options) in enumerate(blocks, start=1):
        token.type, token.tag, token.content = "toc", "", ""
        token.meta = {"entries": nest(_selected(listed, options)), "number": number, "tight": options.tight}
    notes.toc = blocks[0][0].meta["entries"]


def _selected(headings: Sequence[Heading], options: TocOptions) -> list[Heading]:
    excluded = {_folded(text) for text in options.exclude}
    return [
        heading
        for heading in headings
        if options.from_level <= heading.level <= options.to_level
        and not (excluded and _folded(heading.text) in excluded)
    ]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _render(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    meta = tokens[index].meta
    if not meta["entries"]:
        return ""
    lang = env["notes"].text.lang.split("-")[0]
    label = _LABELS.get(lang, _LABELS["en"])
    name = label if meta["number"] == 1 else f"{label} {meta['number']}"  # landmarks need names of their own
    kind = "toc tight" if meta["tight"] else "toc"
    return (
        f'<nav class="{kind}" aria-label="{name}"><details><summary>{label}</summary>'
        f"{_list(meta['entries'])}</details></nav>\n"
    )


def _list(entries: Sequence[TocEntry]) -> str:
    items = (
        f'<li><a href="#{escape(entry.id)}">{entry.html}</a>{_list(entry.children) if entry.children else ""}</li>'
        for entry in entries
    )
    return f"<ol>{''.join(items)}</ol>"
