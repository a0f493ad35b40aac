"""What an older Nisshi left in the cache is not used where a newer one would make something else."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from nisshi.steps import look
from tests.incremental.breaking import Break, preparations_without, without
from tests.incremental.builds import clean_build
from tests.incremental.playing import Blog, Differs, Edit, play

replaced = msgspec.structs.replace
NEWER: dict[str, tuple[str, Callable[[Any], object]]] = {
    "converter": ("markdown.convert.Converter.convert", lambda made: replaced(made, html=f"{made.html}<hr>")),
    "plan": ("outputs.all_outputs.plan_outputs", lambda made: replaced(made, tasks=made.tasks[:-1])),
    "renderer": ("theme.render.Renderer.render", lambda made: made + b"<!-- newer -->"),
}
BREAKS: dict[str, tuple[Break, str]] = {
    "state": (without("steps.look", 0, of=3), "renderer"),
    "preparation": (preparations_without(0), "converter"),
    "leaves": (without("steps.prepare_all", 0, of=2), "converter"),
    "plan": (without("steps.plan", 1, of="plan"), "plan"),
    "output": (without("steps.keys", 0, of=2), "renderer"),
}


@pytest.fixture(autouse=True)
def _clean_builds_of_this_engine() -> Iterator[None]:
    clean_build.cache_clear()
    yield
    clean_build.cache_clear()


def upgrade(part: str, patch: pytest.MonkeyPatch) -> Edit:
    """Return the edit that puts another version of one part of Nisshi in its place."""

    def put_it_in_place(blog: Blog) -> None:
        place, change = NEWER[part]
        older = pkgutil.resolve_name(f"nisshi.{place}")
        patch.setattr(f"nisshi.{place}", lambda *given: change(older(*given)))
        patch.setattr(look, "engine_digest", lambda zone, stamps: "newer")
        clean_build.cache_clear()

    return put_it_in_place


@pytest.mark.parametrize("part", NEWER)
def test_a_newer_engine_makes_everything_its_own_way(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    play(upgrade(part, monkeypatch))


@pytest.mark.parametrize("key", BREAKS)
def test_without_the_engine_in_a_key_a_build_is_wrong(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_the_mistake, part = BREAKS[key]
    make_the_mistake(monkeypatch)
    with pytest.raises(Differs):
        play(upgrade(part, monkeypatch))
