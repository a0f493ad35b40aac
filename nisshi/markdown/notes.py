"""What a conversion finds on its way: problems, internal links, ids, blocks. One `Notes` per text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType

from nisshi.errors import Problem, Severity
from nisshi.model import (
    Block,
    Comment,
    EmbedFacts,
    Failure,
    Filling,
    Heading,
    ImageUse,
    KnownBlock,
    LinkUse,
    MarkdownOptions,
    MarkdownText,
    TocEntry,
)

NOTHING = EmbedFacts()
NO_BLOCKS: Mapping[str, KnownBlock] = MappingProxyType({})


class Notes:
    """Collected while one text is converted; extensions find it in markdown-it's `env["notes"]`.

    Lines are given as markdown-it counts them: from 0, within the body. `known` has what an
    earlier conversion made of blocks, by their key.
    """

    def __init__(
        self, text: MarkdownText, options: MarkdownOptions, known: Mapping[str, KnownBlock] = NO_BLOCKS
    ) -> None:
        self.text = text
        self.options = options
        self._known = known
        self._blocks: list[tuple[str, KnownBlock]] = []
        self.lines = text.body.split("\n")
        self.problems: list[Problem] = []
        self.asides = 0  # how often `once` was asked for
        self.once: list[Problem] = []  # the first of each, told once for the whole site
        self.links: list[LinkUse] = []
        self.images: list[ImageUse] = []
        self.silent: list[tuple[int, int, str]] = []  # line, column and text of <img> whose text says nothing
        self.failures: list[Failure] = []
        self.comments: list[Comment] = []
        self.ids: list[str] = []
        self.headings: list[Heading] = []
        self.toc: tuple[TocEntry, ...] = ()
        self.quoted: list[str] = []  # files that logs are taken from
        self.fillings: list[Filling] = []
        self.offered: list[str] = []  # those of them that may be had whole
        self.embeds: list[str] = []  # keys of embeds.lock, each as often as it was asked for
        self.is_passing = False  # whether another conversion may come to something else, see `Converted`
        self._begun: Counter[str] = Counter()

    def nth(self, beginning: str) -> int:
        """Return how many blocks of the text began with this line before."""
        self._begun[beginning] += 1
        return self._begun[beginning] - 1

    def report(
        self,
        line: int,
        message: str,
        hint: str = "",
        *,
        find: str = "",
        column: int = 0,
        severity: Severity = "warning",
    ) -> None:
        """Note a Problem at `find` (a piece of the source line; empty: the whole line).

        `column` (from 1) says which `find` is meant; without it, it is the first one of the line.
        """
        source = self.lines[line] if 0 <= line < len(self.lines) else ""
        column = source.find(find, max(column - 1, 0)) if find else -1
        self.problems.append(
            Problem(
                path=self.text.path,
                line=self.text.body_line + line,
                column=column + 1 if column >= 0 else 0,
                message=message,
                hint=hint,
                severity=severity,
                source=source,
                length=len(find) if column >= 0 else max(1, len(source)),
            )
        )

    def report_once(self, line: int, message: str, hint: str) -> None:
        """Note a warning of which a whole site is told once, whatever the number of its places."""
        self.asides += 1
        if all(message != told.message for told in self.once):
            self.report(line, message, hint)
            self.once.append(self.problems.pop())

    def link(self, target: str, line: int, *, column: int = 0, image: bool = False) -> str:
        """Note an internal target and return the mark that stands for it in an attribute.

        `column` (from 1) says where in the line it stands; without it, the first place is meant.
        """
        source = self.lines[line] if 0 <= line < len(self.lines) else ""
        column = max(source.find(target, max(column - 1, 0)), 0) + 1
        self.links.append(LinkUse(target, self.text.body_line + line, column, source, image))
        return f"\x02{len(self.links) - 1}\x03"

    def image(self, src: str, url: str = "") -> str:
        """Note an <img> and return the mark that follows its "<img".

        `src` is its source as written, perhaps the mark of an internal target, `url` else its encoded address.
        """
        link = int(src[1:-1]) if src.startswith("\x02") else -1
        self.images.append(ImageUse(link, "" if link >= 0 else url))
        return f" \x04{len(self.images) - 1}\x05"

    def embed_facts(self, key: str) -> EmbedFacts:
        """Return what embeds.lock says under this key, and note that it was asked for."""
        self.embeds.append(key)
        return self.text.embeds.get(key, NOTHING)

    def block(self, key: str, write: Callable[[], str]) -> str:
        """Return the HTML of the block with this key, from an earlier conversion or as written now.

        One that reports a Problem is not recorded: the Problem must be reported each time.
        """
        known = self._known.get(key)
        if known is not None:
            self.failures.extend(known.failures)
        else:
            told, failures = len(self.problems) + self.asides, len(self.failures)
            known = KnownBlock(write(), tuple(self.failures[failures:]))
            if len(self.problems) + self.asides > told:
                return known.html
        self._blocks.append((key, known))
        return known.html

    def blocks(self, html: str) -> tuple[Block, ...]:
        """Return where the recorded blocks stand in the finished HTML."""
        found = []
        end = 0
        for key, block in self._blocks:
            start = html.find(block.html, end)
            if start >= 0:
                end = start + len(block.html)
                found.append(Block(key, start, end, block.failures))
        return tuple(found)
