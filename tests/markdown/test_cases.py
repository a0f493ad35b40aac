"""The Markdown of posts, case by case: each file in cases/ is one part of the specification.

A case is a title, a line with a full stop, the Markdown, a full stop, the HTML, a full stop. In the
HTML a mark of an internal link is written as the target it stands for.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.markdown.converting import html_of

CASES = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<markdown>.*?)^\.\n(?P<html>.*?)^\.$", re.MULTILINE | re.DOTALL
)


class Case(NamedTuple):
    name: str
    markdown: str
    html: str


def read_cases() -> list[Case]:
    return [
        Case(f"{path.stem}: {match['title']}", match["markdown"], match["html"])
        for path in sorted(CASES.glob("*.md"))
        for match in CASE.finditer(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert html_of(case.markdown, own_hosts=("blog.example.com",)) == case.html


def test_every_case_is_read() -> None:
    """A case whose full stops are wrong would vanish: two cases in a file stand apart by one line."""
    paths = list(CASES.glob("*.md"))
    assert paths
    for path in paths:
        rest = CASE.sub("", path.read_text(encoding="utf-8"))
        assert rest.strip() == "", path.name
