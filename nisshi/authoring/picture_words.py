"""What fetching pictures came to, in words and as Problems where posts name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nisshi.authoring.bring_home import Brought
from nisshi.authoring.picture_uses import PictureUse
from nisshi.errors import Problem, Severity
from nisshi.report import counted

_HINT = "Is the address right? Else take another picture, or ask again another day."


def refusals(brought: Brought, uses: Iterable[PictureUse], severity: Severity = "error") -> Iterator[Problem]:
    """Yield one Problem for each place that names a picture that could not be had, by place."""
    places = {(use.url, use.place): use.place for use in uses if use.url in brought.refused}
    for (url, _), place in places.items():
        words = f"the picture {url[:200]} could not be fetched: it {brought.refused[url]}"
        yield place.problem(words, _HINT, severity)


def outcome(brought: Brought) -> str:
    """Say what was done in one line."""
    done = [f"{counted(brought.fetched, 'picture')} fetched"]
    if brought.fetched:
        done[0] += f" ({brought.size / 1e6:.1f} MB)"
    if brought.kept:
        done.append(f"{brought.kept} here already")
    if brought.refused:
        done.append(f"{len(brought.refused)} could not be had")
    return ", ".join(done)
