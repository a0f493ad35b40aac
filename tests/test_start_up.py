"""What a build does not need, it does not import: that is most of the time a small build takes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.blogs import NOW, REPOSITORY, blog, post
from tests.cards.fonts import card_settings

HEAVY = {
    "PIL", "budoux", "frontmatter", "jinja2", "latex2mathml", "lxml", "markdown_it", "mdit_py_plugins",
    "multiprocessing", "pygments", "selectolax", "starlette", "urllib3", "uvicorn", "watchfiles", "yaml",
}  # fmt: skip
RUN = """
import sys
from nisshi.cli import main
code = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}))
sys.exit(code)
"""


def imported(root: Path, *words: str) -> set[str]:
    """Run the command line in a process of its own; returns the packages that were imported."""
    run = subprocess.run(
        [sys.executable, "-c", RUN, *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "SOURCE_DATE_EPOCH": NOW},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(run.stdout.splitlines()[-1].split())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A blog that was built."""
    code = "```python\nprint(1)\n```\n\n$x$\n"
    root = blog(tmp_path, {"a.md": post("一。"), "b.md": post(f"二。\n\n{code}")})
    imported(root, "build")
    return root


def test_a_first_build_needs_some(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("```python\nprint(1)\n```\n")})
    assert {"jinja2", "markdown_it", "pygments", "yaml"} <= imported(root, "build")


def test_a_build_with_nothing_changed_imports_nothing_heavy(root: Path) -> None:
    assert imported(root, "build") & HEAVY == set()
    assert imported(root, "check") & HEAVY == set()


def test_a_build_after_a_touch_imports_nothing_heavy(root: Path) -> None:
    (root / "content/posts/a.md").touch()
    assert imported(root, "build") & HEAVY == set()


def test_a_build_that_puts_a_changed_output_right_from_the_cache_reads_no_post(root: Path) -> None:
    (root / "site/b/index.html").write_text("by hand", encoding="utf-8")
    assert imported(root, "build") & {"jinja2", "pygments", "yaml"} == set()


def test_an_edit_of_a_text_imports_what_that_text_needs(root: Path) -> None:
    blog(root, {"a.md": post("三。")})
    found = imported(root, "build") & HEAVY
    assert "markdown_it" in found
    assert (
        found & {"frontmatter", "multiprocessing", "pygments", "rich", "starlette", "uvicorn", "yaml"}
        == set()
    )


def test_an_edit_of_a_text_draws_no_card(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("一。")}, card_settings())
    assert "PIL" in imported(root, "build", "--jobs", "1")
    assert imported(root, "build") & HEAVY == set()
    blog(root, {"a.md": post("三。")}, card_settings())
    assert "PIL" not in imported(root, "build")


def test_an_edit_beside_a_code_block_does_not_highlight_it_again(root: Path) -> None:
    path = root / "content/posts/b.md"
    path.write_text(path.read_text(encoding="utf-8").replace("二。", "三。"), encoding="utf-8")
    assert imported(root, "build") & {"pygments", "rich", "yaml"} == set()


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("build", "--help")])
def test_who_only_asks_waits_for_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert imported(tmp_path, *words) & {*HEAVY, "asyncio", "sqlite3"} == set()
