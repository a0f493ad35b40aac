"""From a post's Markdown to everything later stages need to know of it. Pure: same text, same bytes."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from nisshi.code_lines import whole_lines
from nisshi.japanese.counting import measure
from nisshi.japanese.excerpts import excerpt
from nisshi.japanese.language import infer_language
from nisshi.markdown.controls import without_controls
from nisshi.markdown.guests import guests
from nisshi.markdown.notes import NO_BLOCKS, Notes
from nisshi.markdown.parser import build_parser
from nisshi.markdown.picture_texts import tell_of_texts
from nisshi.markdown.plain_text import read_prose
from nisshi.model import Converted, Counts, KnownBlock, MarkdownOptions, MarkdownText


class Converter:
    """A parser built once for a set of options and used for any number of texts."""

    def __init__(self, options: MarkdownOptions) -> None:
        self._options = options
        self._parser = build_parser(options)

    def convert(self, text: MarkdownText, known: Mapping[str, KnownBlock] = NO_BLOCKS) -> Converted:
        """Convert one body; the author's mistakes are in `problems`, sorted by place. Never raises.

        `known` has blocks by their key (`Converted.blocks`), as this version of the engine wrote them
        before, for this text or any other: it saves time and changes nothing. The result is a function of
        these alone, but for diagrams whose drawer was ended: see `is_passing`.
        """
        notes = Notes(msgspec.structs.replace(text, body=without_controls(text.body)), self._options, known)
        env = {"notes": notes}
        tokens = self._parser.parse(whole_lines(notes.text.body), env)
        prose = read_prose(tokens)
        lang = text.lang or infer_language(prose.text, self._options.lang)
        notes.text = msgspec.structs.replace(notes.text, lang=lang)  # what is rendered speaks it
        html = self._parser.renderer.render(tokens, self._parser.options, env).replace("\x1b", "")
        tell_of_texts(notes)
        size = measure(prose.counted)
        return Converted(
            html=html,
            headings=tuple(notes.headings),
            toc=notes.toc,
            links=tuple(notes.links),
            images=tuple(notes.images),
            ids=tuple(notes.ids),
            excerpt=excerpt(prose.lead, lang),
            text=prose.text,
            counts=Counts(size.japanese, size.words, size.minutes),
            lang=lang,
            blocks=notes.blocks(html),
            guests=guests(html, strict=self._options.embeds == "strict"),
            failures=tuple(notes.failures),
            quoted=tuple(sorted(set(notes.quoted))),
            offered=tuple(sorted(set(notes.offered))),
            comments=tuple(notes.comments),
            fillings=tuple(notes.fillings),
            embeds=tuple(dict.fromkeys(notes.embeds)),
            problems=tuple(sorted(dict.fromkeys(notes.problems))),
            once=tuple(notes.once),
            is_passing=notes.is_passing,
        )
