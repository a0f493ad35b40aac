"""Real posts convert without an exception, and no bold text of the original blog stays asterisks."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from nisshi.errors import Problem
from nisshi.markdown.convert import Converter
from nisshi.model import Converted, MarkdownOptions, MarkdownText

CORPUS = Path(os.environ.get("NISSHI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\n.*?\n\1\n", re.DOTALL)

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="no corpus of real posts beside the repository; NISSHI_CORPUS names one"
)


def converted(part: str) -> list[tuple[Path, Converted]]:
    converter = Converter(MarkdownOptions(own_hosts=("blog.tubone-project24.xyz",)))
    results = []
    for path in sorted((CORPUS / part).rglob("*.md")):
        body = FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))
        results.append((path, converter.convert(MarkdownText(path=path.name, body=body, body_line=1))))
    return results


def _is_known(problem: Problem) -> bool:
    """Languages nobody can highlight, and the `img` of an upload tool for what a picture shows."""
    return "language" in problem.message or "this picture" in problem.message


@needs_corpus
@pytest.mark.parametrize("part", ["seed", "original"])
def test_posts_of_the_original_blog_have_nothing_to_warn_of(part: str) -> None:
    results = converted(part)
    assert results
    for path, result in results:
        assert [problem for problem in result.problems if not _is_known(problem)] == [], path.name
        assert result.lang == "ja"
        assert result.excerpt or "<p>" not in result.html  # one post is a heading and nothing else
        assert result.counts.minutes > 0


@needs_corpus
def test_posts_of_other_blogs_convert() -> None:
    results = converted("blogs")
    assert results
    for path, result in results:
        assert result.html.strip(), path
        assert len(result.excerpt) <= 121, path
