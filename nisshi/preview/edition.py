"""What one finished build means to an open page."""

from __future__ import annotations

import msgspec

from nisshi.errors import Problem


class Complaint(msgspec.Struct, frozen=True):
    """A Problem as the overlay shows it; the source line is cut here, for Python counts characters."""

    severity: str
    place: str  # "content/posts/a.md:4:7"
    message: str
    hint: str
    line: int
    before: str
    marked: str  # what the caret would underline
    after: str


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the preview after one build, good or failed.

    `generation` names it, and no name is used twice, not even by another run of the server. `media`
    is the generation in which something last changed that no page's HTML tells, a picture perhaps:
    a page that was served before then must be loaded anew.
    """

    generation: str
    media: str
    media_pending: bool = False  # such a change waits for a build that succeeds
    complaints: tuple[Complaint, ...] = ()
    left_out: int = 0  # warnings besides
    check_command: str = ""  # that tells them too
    follow: str = ""  # encoded path of the one post that was edited
    badges: dict[str, str] = {}  # unencoded path of a page -> "draft", "future" or "expired"


def complaint(problem: Problem) -> Complaint:
    """Return a Problem for the browser."""
    start = max(problem.column - 1, 0)
    end = start + problem.length if problem.column else start
    source = problem.source
    return Complaint(
        severity=problem.severity,
        place=":".join(str(part) for part in (problem.path, problem.line, problem.column) if part),
        message=problem.message,
        hint=problem.hint,
        line=problem.line,
        before=source[:start],
        marked=source[start:end],
        after=source[end:],
    )
