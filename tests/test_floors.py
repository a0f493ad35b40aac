"""Who may import whom: every import counts, inside functions and for types too."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.blogs import REPOSITORY

# The floor of each module or package of nisshi/. A file may import its own floor and those below.
FLOORS = {
    "build": 8,
    "nisshi.cli": 7, "nisshi.commands": 7,
    "nisshi.authoring": 6, "nisshi.checks": 6, "nisshi.explain": 6, "nisshi.preview": 6,
    "nisshi.pipeline": 5, "nisshi.steps": 5,
    "nisshi.blog": 4, "nisshi.content": 4, "nisshi.images": 4, "nisshi.markdown": 4,
    "nisshi.outputs": 4, "nisshi.theme": 4,
    "nisshi.cards": 3, "nisshi.diagrams": 3, "nisshi.embeds": 3, "nisshi.japanese": 3, "nisshi.logs": 3,
    "nisshi.privacy": 3,
    "nisshi.cache": 2, "nisshi.cache_file": 2, "nisshi.code_lines": 2, "nisshi.cluster": 2, "nisshi.copies": 2,
    "nisshi.interrupts": 2,
    "nisshi.drawings": 2, "nisshi.locks": 2, "nisshi.net": 2,
    "nisshi.config": 2, "nisshi.permalink": 2, "nisshi.progress": 2, "nisshi.report": 2,
    "nisshi.settings_at_top": 2, "nisshi.settings_file": 2, "nisshi.settings_mistakes": 2, "nisshi.stamps": 2,
    "nisshi.toml_lines": 2, "nisshi.toml_syntax": 2, "nisshi.turn": 2, "nisshi.workers": 2, "nisshi.write": 2,
    "nisshi.browser_address": 1, "nisshi.digest": 1, "nisshi.libraries": 1, "nisshi.errors": 1, "nisshi.model": 1,
    "nisshi.selection": 1, "nisshi.srcset": 1,
    "nisshi": 0,  # the version
}  # fmt: skip
APART = 4  # the packages of this floor never import each other: the steps of the pipeline join them


def module_of(path: Path) -> str:
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {
    module_of(path): path.read_text(encoding="utf-8")
    for path in (REPOSITORY / "build.py", *sorted((REPOSITORY / "nisshi").rglob("*.py")))
}


def imports_of(text: str) -> Iterator[str]:
    """Yield every module of ours that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "nisshi")
        elif isinstance(node, ast.ImportFrom) and (
            node.level or (node.module or "").split(".")[0] == "nisshi"
        ):
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in SOURCES else str(node.module) for name in names)


def part(module: str) -> str:
    """Return the part of the house a module belongs to: its package, or itself."""
    name = ".".join(module.split(".")[:2])
    return name if name in FLOORS else module


def faults(module: str, imported: Iterable[str]) -> list[str]:
    """Say which of a module's imports no floor allows."""
    here, floor = part(module), FLOORS[part(module)]
    found = []
    for other in imported:
        there = part(other)
        if there not in FLOORS or FLOORS[there] > floor:
            found.append(f"{module} (floor {floor}) may not import {other}")
        elif FLOORS[there] == floor == APART and there != here:
            found.append(f"{module} may not import its neighbour {other}")
    return found


def circles(graph: dict[str, set[str]]) -> list[str]:
    """Return the modules that import themselves by way of others."""
    left = {module: set(imported) for module, imported in graph.items()}
    while free := {module for module, imported in left.items() if not imported & left.keys()}:
        left = {module: imported for module, imported in left.items() if module not in free}
    return sorted(left)


@pytest.mark.parametrize("module", SOURCES)
def test_a_module_imports_from_its_own_floor_or_below(module: str) -> None:
    assert part(module) in FLOORS, f"give {part(module)} a floor"
    assert faults(module, imports_of(SOURCES[module])) == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert circles({module: set(imports_of(text)) - {"nisshi"} for module, text in SOURCES.items()}) == []


def test_the_steps_of_the_pipeline_join_the_parts_of_a_floor() -> None:
    steps = (text for module, text in SOURCES.items() if part(module) == "nisshi.steps")
    joined = {part(name) for text in steps for name in imports_of(text)}
    present = {part(module) for module in SOURCES}
    assert joined >= {name for name, floor in FLOORS.items() if floor == APART} & present


@pytest.mark.parametrize(
    "text",
    [
        "import nisshi.pipeline",
        "import os, nisshi.cli as command_line",
        "from nisshi import pipeline",
        "from nisshi.outputs.paths import year_path",
        "def later() -> None:\n    from nisshi.theme import render",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from nisshi.content.scan import Sources",
        "try:\n    import nisshi.blog.links\nexcept ImportError:\n    pass",
    ],
)
def test_a_module_of_markdown_may_import_none_of_these(text: str) -> None:
    assert len(faults("nisshi.markdown.made_up", imports_of(text))) == 1


def test_relative_imports_hide_nothing() -> None:
    assert faults("nisshi.markdown.made_up", imports_of("from . import tables"))


def test_what_is_allowed_is_allowed() -> None:
    text = "from nisshi.logs.detect import detect\nfrom nisshi.markdown.notes import Notes\nimport nisshi.model, os"
    assert faults("nisshi.markdown.made_up", imports_of(text)) == []


def test_circles_are_found() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set[str]()}
    assert circles(graph) == ["a", "b", "c"]
    assert circles({**graph, "c": {"d"}}) == []
