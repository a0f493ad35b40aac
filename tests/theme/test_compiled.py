"""Compiled templates are used again by another process, and only for the very same source."""

from __future__ import annotations

import marshal
import subprocess
import sys
from pathlib import Path

import jinja2
import pytest

from nisshi.model import Page
from nisshi.theme.lookup import load_theme
from nisshi.theme.render import Renderer
from tests.blogs import REPOSITORY
from tests.theme.themes import View, write_theme

PAGE = Page(output="a.html", template="page.html", view=View(), source="a.md")
FILES = {
    "base.html": "<{% block body %}{% endblock %}>",
    "page.html": "{% extends 'base.html' %}{% block body %}{% include 'part.html' %}{% endblock %}",
    "part.html": "{{ title | upper }}",
}


def rendered(root: Path, compiled: dict[str, bytes]) -> bytes:
    return Renderer(load_theme(root, "mine"), {}, compiled).render(PAGE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_theme(tmp_path, "mine", FILES)
    return tmp_path


def test_each_template_that_is_used_is_kept(root: Path) -> None:
    compiled: dict[str, bytes] = {}
    rendered(root, compiled)
    assert len(compiled) == len(FILES)


def test_with_all_templates_kept_nothing_is_compiled(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a template was compiled")

    compiled: dict[str, bytes] = {}
    first = rendered(root, compiled)
    monkeypatch.setattr(jinja2.Environment, "compile", refuse)
    assert rendered(root, compiled) == first
    with pytest.raises(AssertionError, match="a template was compiled"):
        rendered(root, {})


def test_a_fresh_process_runs_no_parser_and_makes_the_same_bytes(root: Path) -> None:
    compiled: dict[str, bytes] = {}
    first = rendered(root, compiled)
    (root / "kept").write_bytes(marshal.dumps(compiled))
    program = f"""
import marshal, sys
from pathlib import Path
from jinja2 import compiler, lexer, parser
from tests.theme.test_compiled import rendered
called = []
for part in (compiler.CodeGenerator, lexer.Lexer, parser.Parser):
    part.__init__ = lambda *_, **__: called.append(1)
data = rendered(Path({str(root)!r}), marshal.loads(Path({str(root / "kept")!r}).read_bytes()))
assert not called, called
sys.stdout.buffer.write(data)
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, check=True)
    assert run.stdout == first == "<夜 &amp; &lt;朝&gt;>".encode()


@pytest.mark.parametrize(
    "damaged",
    [b"", b"junk", b"\xff" * 40, marshal.dumps(42), marshal.dumps("x"), b"[\xff\xff\xff\x7f", None],
)
def test_bytes_that_are_no_code_are_compiled_again(root: Path, damaged: bytes | None) -> None:
    compiled: dict[str, bytes] = {}
    first = rendered(root, compiled)
    kept = dict(compiled)
    for key, data in kept.items():
        compiled[key] = data[: len(data) // 2] if damaged is None else damaged
    assert rendered(root, compiled) == first
    assert compiled == kept


def test_another_source_is_compiled_for_itself(root: Path) -> None:
    compiled: dict[str, bytes] = {}
    rendered(root, compiled)
    write_theme(root, "mine", {"part.html": "{{ title | lower }}!"})
    assert rendered(root, compiled) == "<夜 &amp; &lt;朝&gt;!>".encode()
    assert len(compiled) == len(FILES) + 1


def test_one_text_in_two_places_is_compiled_for_each(root: Path) -> None:
    compiled: dict[str, bytes] = {}
    rendered(root, compiled)
    write_theme(root, "overrides", {"part.html": FILES["part.html"]})  # its mistakes are told elsewhere
    rendered(root, compiled)
    assert len(compiled) == len(FILES) + 1


def test_another_jinja_or_python_compiles_for_itself(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: dict[str, bytes] = {}
    rendered(root, compiled)
    monkeypatch.setattr(jinja2, "__version__", "0.0")
    rendered(root, compiled)
    monkeypatch.setattr("nisshi.theme.compiled.MAGIC_NUMBER", b"another")
    rendered(root, compiled)
    assert len(compiled) == 3 * len(FILES)


def test_nothing_of_jinja_is_imported_before_there_is_a_page_to_render(root: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from nisshi.theme import closure, lookup, render, template_errors
render.Renderer(lookup.load_theme(Path({str(root)!r}), "mine"), {{}}, {{}})
print(sorted(name for name in sys.modules if name.partition(".")[0] in ("jinja2", "markupsafe")))
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, check=True)
    assert run.stdout == b"[]\n"
