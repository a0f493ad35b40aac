"""Of many warnings, those of what was just written are told; of errors, all are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.errors import Problem, Severity
from nisshi.selection import MOST, select
from tests.blogs import REPOSITORY, blog, post
from tests.preview.loop import Loop

SEVERITIES = st.sampled_from(("error", "warning"))
PROBLEMS = st.lists(st.tuples(SEVERITIES, st.sampled_from("abc")), max_size=3 * MOST)


@given(PROBLEMS, st.sets(st.integers(0, 3 * MOST)), st.frozensets(st.sampled_from("abc")))
def test_all_errors_are_told_and_new_warnings_before_others(
    found: list[tuple[Severity, str]], numbers: set[int], prepared: frozenset[str]
) -> None:
    problems = [
        Problem(path, message=f"{number}", severity=severity) for number, (severity, path) in enumerate(found)
    ]
    news = {problem for number, problem in enumerate(problems) if number in numbers}
    selection = select(problems, news, prepared)
    assert [problem for problem in problems if problem in selection.told] == [*selection.told]
    assert len(selection.told) + selection.left_out == len(problems)
    told = [problem for problem in selection.told if problem.severity == "warning"]
    missing = [problem for problem in problems if problem not in selection.told]
    assert len(told) == min(MOST, len(told) + selection.left_out)
    assert all(problem.severity == "warning" for problem in missing)
    ranks = [(problem not in news, problem.path not in prepared) for problem in (*told, *missing)]
    assert max(ranks[: len(told)], default=(False, False)) <= min(ranks[len(told) :], default=(True, True))


PICTURE = "![](https://example.com/lamp.png)"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    many = {f"a{number}.md": post(PICTURE) for number in range(MOST + 5)}
    return blog(tmp_path / "blog", {**many, "z.md": post("本文。")})


def test_a_build_tells_the_warnings_of_the_edited_post(root: Path) -> None:
    assert "… and 5 more warnings; `python build.py check` tells all." in said(root, "build")
    (root / "content/posts/z.md").write_text(post(PICTURE), encoding="utf-8")
    told = said(root, "build")
    assert "content/posts/z.md:5:1: warning" in told
    assert "… and 6 more warnings" in told
    assert said(root, "build").count(": warning: ") == MOST, "told again though nothing has changed"


def test_a_warning_of_another_file_than_the_edited_one_is_told_while_it_is_new(root: Path) -> None:
    said(root, "build")
    (root / "content/static").mkdir()
    (root / "content/static/z.avi").write_bytes(b"RIFF")
    assert "content/static/z.avi: warning" in said(root, "build")
    assert "content/static/z.avi" not in said(root, "build")


def test_a_warning_stays_new_until_a_build_has_published(root: Path) -> None:
    said(root, "build")
    z, broken = root / "content/posts/z.md", root / "content/posts/zz.md"
    z.write_text(post(PICTURE), encoding="utf-8")
    broken.write_text("---\ntitle: 夜\n---\n", encoding="utf-8")
    assert "content/posts/z.md:5:1: warning" in said(root, "build")
    broken.unlink()
    assert "content/posts/z.md:5:1: warning" in said(root, "build")


def test_the_command_names_the_posts_that_were_asked_for(root: Path) -> None:
    assert "`python build.py check --drafts --future` tells all" in said(root, "build", "-D", "-F")


@pytest.mark.parametrize("how", [("check",), ("build", "--strict")])
def test_who_asks_is_told_every_warning(root: Path, how: tuple[str, ...]) -> None:
    told = said(root, *how)
    assert told.count(": warning: ") == MOST + 5
    assert "more warnings" not in told


def test_a_page_of_the_preview_has_the_warnings_of_the_edited_post(root: Path) -> None:
    loop = Loop(root)
    first = loop.edition()
    assert (len(first.complaints), first.left_out) == (MOST, 5)
    (root / "content/posts/z.md").write_text(post(PICTURE), encoding="utf-8")
    edition = loop.edition("content/posts/z.md")
    assert edition.complaints[-1].place.startswith("content/posts/z.md:")
    assert (len(edition.complaints), edition.left_out) == (MOST, 6)


def said(root: Path, *arguments: str) -> str:
    command = [sys.executable, "build.py", *arguments, "--root", str(root)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    return done.stderr
