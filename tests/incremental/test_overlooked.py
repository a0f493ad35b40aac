"""A build that overlooks one thing it depends on is found out by the comparison with a clean build.

The mistake is made on purpose: a build that leaves all as it is when nothing has changed, as far as it
looks.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nisshi.cache import Cache
from nisshi.config import Settings
from nisshi.pipeline import Request, Result, Say
from tests.blogs import tree
from tests.incremental import builds
from tests.incremental.caching import build
from tests.incremental.chosen import ASKED, FILES, OUTPUT
from tests.incremental.playing import Differs, Edit, play

Build = Callable[[Request, Settings, Say, Cache], Result]
INPUTS = ("content", "themes", "overrides", "nisshi.toml")
CASES = [
    *(("files", name, edits) for name, edits in FILES.items()),
    *((name, name, edits) for name, edits in ASKED.items()),
    *(("output", name, edits) for name, edits in OUTPUT.items()),
]
NAMES = [name for _, name, _ in CASES]


def build_that_overlooks(part: str) -> Build:
    """Return a build that does nothing while all but one `part` of its inputs is as it was."""
    last: dict[str, object] = {}
    told: list[Result] = []

    def seen(request: Request, settings: Settings) -> dict[str, object]:
        files = tree(request.root)
        parts = {
            "files": {path: data for path, data in files.items() if path.startswith(INPUTS)},
            "now": request.now,
            "include": request.include,
            "strict": request.strict,
            "keep_going": request.keep_going,
            "url": settings.site.url,
            "output": (request.output, tree(request.output)),
        }
        return {name: value for name, value in parts.items() if name != part}

    def overlooking(request: Request, settings: Settings, say: Say, cache: Cache) -> Result:
        if cache.path is None:  # the clean build, which overlooks nothing
            return build(request, settings, say, cache)
        if not told or seen(request, settings) != last:
            told[:] = [build(request, settings, say, cache)]
            last.clear()
            last.update(seen(request, settings))
        return told[0]

    return overlooking


@pytest.mark.parametrize(("part", "name", "edits"), CASES, ids=NAMES)
def test_a_build_that_overlooks_it_is_found_out(
    part: str, name: str, edits: tuple[Edit, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builds, "build", build_that_overlooks(part))
    with pytest.raises(Differs):
        play(*edits)


@pytest.mark.parametrize(("part", "name", "edits"), CASES, ids=NAMES)
def test_a_build_that_looks_at_all_is_not(
    part: str, name: str, edits: tuple[Edit, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builds, "build", build_that_overlooks("nothing"))
    play(*edits)


@pytest.mark.parametrize("one_process", [False, True], ids=["a process each", "one process"])
@pytest.mark.parametrize("edits", [edits for _, _, edits in CASES], ids=NAMES)
def test_nisshi_overlooks_none_of_them(edits: tuple[Edit, ...], one_process: bool) -> None:
    play(*edits, one_process=one_process)
