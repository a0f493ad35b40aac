"""The stories in words, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nisshi.errors import Problem
from nisshi.explain.files import FileStory
from nisshi.explain.outputs import Fate, OutputStory
from nisshi.explain.redirects import RULES, RedirectStory
from nisshi.explain.supposing import Effect
from nisshi.report import counted, summary

FEW = 10  # lines of a list, unless all are asked for


def output_words(story: OutputStory, all_of_it: bool) -> Iterator[str]:
    """Yield the lines that tell of an output."""
    yield from _stopped(story.stopped)
    yield f"{story.output}: {_FATES[story.fate]}"
    for reason in story.reasons:
        yield f"  because {reason}"
    changed = set(story.changed)

    def marked(paths: Sequence[str]) -> list[str]:
        return [f"{path}  (changed since the last build)" if path in changed else path for path in paths]

    templates = [
        f"{name}, of {use.layer}" if use.layer else f"{use.name}, which no file has"
        for use, name in zip(story.templates, marked([use.path for use in story.templates]), strict=True)
    ]
    parts = (
        ("made for", marked([story.source] if story.source else [])),
        ("shows the text of", marked(story.texts)),
        ("mentions", marked(story.mentions)),
        (
            "templates (any of the theme, since a name is computed)" if story.whole_theme else "templates",
            templates,
        ),
        ("words", marked(story.words)),
        ("settings", marked(story.settings)),
    )
    for title, lines in parts:
        yield from _part(title, lines, all_of_it)


def file_words(story: FileStory, all_of_it: bool) -> Iterator[str]:
    """Yield the lines that tell of a file."""
    yield from _stopped(story.stopped)
    yield f"{story.file}: {_SINCE[story.since]}"
    if story.note:
        yield f"  {story.note}"
    for effect in story.effects:
        yield from _part(f"if {effect.change}, {_sum(effect)}", _lines(effect), all_of_it)


def redirect_words(story: RedirectStory) -> Iterator[str]:
    """Yield the line that tells of an address that leads elsewhere."""
    yield f"{story.address}: only leads to {story.to} ({story.status}); a line of {RULES} says so"


_FATES: dict[Fate, str] = {
    "stays": "up to date; the next build leaves it as it is",
    "made": "the next build makes it",
    "made again": "the next build makes it again",
    "brought back from the cache": "the next build brings it back from the cache",
    "removed": "the next build removes it",
    "held back": "there is none",
    "waits": "left as it is until then",
}
_SINCE = {
    "as it was": "as at the last build",
    "changed": "changed since the last build",
    "new": "new since the last build",
    "gone": "gone since the last build",
    "unknown": "the last build failed; whether it is as in the published site is not known",
}


def _stopped(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield a line that names the files for which nothing is written, if there are such."""
    files = dict.fromkeys(problem.path for problem in problems)
    if files:
        named = [*files][:3]
        more = f" and {len(files) - 3} more" if len(files) > 3 else ""
        where = ", ".join(named) + more
        yield f"the next build writes nothing: {summary(problems)} in {where}; `check` tells more"


def _sum(effect: Effect) -> str:
    words = f"{counted(len(effect.again), 'output')} made again"
    words += f", {len(effect.added)} new" if effect.added else ""
    return words + (f", {len(effect.removed)} removed" if effect.removed else "")


def _lines(effect: Effect) -> list[str]:
    new = [f"{path}  (new)" for path in effect.added]
    return [*effect.again, *new, *(f"{path}  (removed)" for path in effect.removed)]


def _part(title: str, lines: Sequence[str], all_of_it: bool) -> Iterator[str]:
    """Yield a title and its list; a short list of one stands on the title's own line."""
    if len(lines) == 1:
        yield f"{title}: {lines[0]}"
        return
    if lines:
        yield f"{title}:"
    shown = lines if all_of_it else lines[:FEW]
    yield from (f"  {line}" for line in shown)
    if len(shown) < len(lines):
        yield f"  … and {len(lines) - len(shown)} more (-v shows all)"
