"""From a block that is a log, or quotes one, to the figure that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote as percent_encoded

import msgspec

from nisshi.logs.anchors import anchor_of
from nisshi.logs.ansi import Run
from nisshi.logs.failed_records import failures_of
from nisshi.logs.format import Format
from nisshi.logs.parse import parse
from nisshi.logs.pieces import Part
from nisshi.logs.records import Excerpt
from nisshi.logs.render import render
from nisshi.logs.shown import Caption, Shown
from nisshi.markdown.code_lines import indexes, marked_records
from nisshi.markdown.fence import Fence
from nisshi.markdown.info_string import FenceInfo
from nisshi.markdown.log_files import find_file
from nisshi.markdown.log_notes import Remark, bind_marks, bind_notes, read_notes
from nisshi.markdown.log_quotes import Quoted, quoted_logs
from nisshi.markdown.log_zone import zone_fault
from nisshi.markdown.notes import Notes


class LogBlock:
    """One block with what its author says of it; mistakes go to `notes` as errors.

    An excerpt that cannot be what its author asked for would mislead, so the build stops.
    """

    def __init__(self, fence: Fence, info: FenceInfo, notes: Notes, lang: str) -> None:
        self.fence = fence
        self.info = info
        self.notes = notes
        self.lang = lang

    def pasted(self, code: str, format: Format, runs: Sequence[Run]) -> str:
        """Show a log that stands in the text; `runs` are the colours a terminal gave it."""
        excerpt = parse(code, format, self._watch())
        lines = indexes(self.info.marked, code.count("\n") + 1)
        shown = Shown(excerpt=excerpt, title=format.title, caption=Caption(file=self.info.file))
        self._refuse_cuts()
        (said,) = self._with_all_that_is_said([shown], code)
        said = msgspec.structs.replace(said, marked=said.marked | marked_records(excerpt, lines))
        return self._render(said, runs)

    def quoted(self) -> str:
        """Show logs of files beside the post; "" where that is not possible, which is reported."""
        logs = quoted_logs(self.info.log, self.notes.text.files, self._watch(), self._tell)
        if not logs:
            return ""
        shown = self._with_all_that_is_said([self._of_file(log) for log in logs])
        figures = [self._render(one, log.part.runs) for one, log in zip(shown, logs, strict=True)]
        return f'<div class="logs">{"".join(figures)}</div>\n' if self.info.log.beside else figures[0]

    def _render(self, shown: Shown, runs: Sequence[Run] = ()) -> str:
        self.notes.failures.extend(failures_of(shown))
        return render(shown, self.lang, self.notes.options.zone, runs)

    def _of_file(self, log: Quoted) -> Shown:
        part = log.part
        excerpt = part.excerpt
        return Shown(
            excerpt=excerpt,
            title=part.title,
            caption=Caption(file=log.name, download=self._download(log)),
            marked=self._marked_lines(part, excerpt),
            cuts=part.cuts,
            numbers=part.numbers,
            sources=log.sources,
            stripes=log.stripes,
        )

    def _marked_lines(self, part: Part, excerpt: Excerpt) -> frozenset[int]:
        """The records with a line that is marked by its number in the file."""
        marked = set()
        for start, end in self.info.marked:
            found = {
                place
                for place, piece in enumerate(part.pieces)
                if start < piece.after and piece.number <= end
            }
            if not found or len(self.info.log.paths) > 1:
                hint = "in a file that is quoted, lines are counted as the file has them"
                several = "say which records to mark in words: a number could be of any of the files"
                message = f"line {start} is to be marked and is not shown"
                self._report(self.fence.line, str(start), message, hint if not found else several)
            marked |= found
        return frozenset(marked)

    def _download(self, log: Quoted) -> str:
        if not self.info.log.download:
            return ""
        name = find_file(log.path, self.notes.text.files)
        return self.notes.link(percent_encoded(name), self.fence.line)

    def _with_all_that_is_said(self, shown: list[Shown], code: str = "") -> list[Shown]:
        log, line = self.info.log, self.fence.line
        if log.zone:
            message, hint = zone_fault(log.zone)
            if message:
                self._report(line, log.zone, message, hint)
        excerpts = [one.excerpt for one in shown]
        remarks = [Remark(match, text, line) for match, text in log.notes]
        remarks += read_notes(self.fence.notes, self.fence.notes_line, self._report)
        bound = bind_notes(excerpts, remarks, self._report)
        marked = bind_marks(excerpts, log.marks, line, self._report)
        anchor = log.id or anchor_of(code or begins_with(self.info), self.fence.nth)
        anchors = [anchor, *(f"{anchor}-{letter}" for letter in "bcdefgh")]
        replace = msgspec.structs.replace
        return [
            replace(
                one,
                anchor=anchors[place],
                caption=replace(one.caption, host=log.host, command=log.command, zone=log.zone),
                marked=one.marked | marked[place],
                notes=bound[place],
            )
            for place, one in enumerate(shown)
        ]

    def _refuse_cuts(self) -> None:
        log = self.info.log
        if log.cuts or log.merge or log.beside or log.download or log.files:
            message = "only logs from files are cut, merged or offered, and this block has a text of its own"
            self._report(self.fence.line, log.piece, message, "empty the block, or take the options out")

    def _watch(self) -> tuple[str, ...]:
        return (*self.notes.options.log_watch, *self.notes.text.log_watch)

    def _tell(self, piece: str, message: str, hint: str) -> None:
        self._report(self.fence.line, piece, message, hint)

    def _report(self, line: int, piece: str, message: str, hint: str) -> None:
        self.notes.report(line, message, hint, find=piece, severity="error")


def begins_with(info: FenceInfo) -> str:
    """What stands for the first line of a block that is empty since it quotes files."""
    return " ".join(info.log.paths)
