"""A real build where nothing that draws is installed, and one where it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nisshi.stamps import Stamps
from nisshi.steps.engine import engine_digest
from tests.blogs import NOW, REPOSITORY, blog, built, nisshi, post
from tests.diagrams.sources import DOT, FLOWCHART

BODY = f"```mermaid\n{FLOWCHART}```\n\n```dot\n{DOT}```\n"
# The packages are hidden as if they were not there, in a process of its own.
HIDDEN = """
import sys

class Hide:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("merman", "pygraphviz"):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Hide())
from nisshi.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {f"{number}.md": post(BODY, title=f"図 {number}") for number in range(3)}
    return blog(tmp_path, files, '[site]\ntitle = "b"\nurl = "https://example.com"\n')


def test_without_the_packages_one_warning_and_the_source(root: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", HIDDEN, "build", "--root", str(root)],
        cwd=REPOSITORY,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOW, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr.count("diagrams are shown as their source") == 1
    assert "(it is in 3 files)" in run.stderr and "nisshi[diagrams]" in run.stderr
    page = next((root / "site").rglob("0/index.html")).read_text(encoding="utf-8")
    assert (
        '<figure class="code" data-lang="mermaid">' in page
        and '<figure class="code" data-lang="dot">' in page
    )


def test_with_them_drawings_and_not_a_word(root: Path) -> None:
    run = nisshi(root)
    assert run.code == 0 and "warning" not in run.words
    site = root / "site"
    page = next(site.rglob("0/index.html")).read_text(encoding="utf-8")
    assert page.count('<figure class="diagram"') == 2
    feed = next(site.rglob("rss.xml")).read_text(encoding="utf-8")
    assert (
        "svg" not in feed
        and "図のソース" not in feed
        and "flowchart TD" in feed
        and "フローチャート: " in feed
    )
    assert BODY in next(path for path in site.rglob("0.md")).read_text(encoding="utf-8")


def test_many_processes_draw_the_same(root: Path) -> None:
    for number in range(45):  # enough for copies of this process
        (root / f"content/posts/n{number}.md").write_text(post(BODY, title=f"n {number}"), encoding="utf-8")
    one = {path.name: path.read_bytes() for path in built(root, "--clean", "--jobs", "1").rglob("*.html")}
    two = {path.name: path.read_bytes() for path in built(root, "--clean", "--jobs", "2").rglob("*.html")}
    assert one == two


def test_the_engine_is_another_without_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without = engine_digest("Asia/Tokyo", Stamps({}))
    (tmp_path / "merman-99.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert engine_digest("Asia/Tokyo", Stamps({})) != without
