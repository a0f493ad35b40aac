"""Where front matter ends and the body begins."""

from __future__ import annotations

import pytest

from nisshi.content.field import Sheet
from nisshi.content.split import Document, split


def document(text: str) -> Document:
    found = split(Sheet("a.md", tuple(text.split("\n"))), text)
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize("end", ["---", "--- ", "-----", "..."])
def test_yaml_ends_with_dashes_or_dots(end: str) -> None:
    found = document(f"---\ntitle: 夜\n{end}\n本文\n---\n...\n")
    assert (found.format, found.block.strip()) == ("YAML", "title: 夜")
    assert (found.body, found.body_line) == ("本文\n---\n...\n", 4)


def test_json_in_one_line() -> None:
    found = document('{"title": "夜"}\n\n本文 { }\n')
    assert (found.format, found.block, found.block_line) == ("JSON", '{"title": "夜"}', 1)
    assert (found.body, found.body_line) == ("\n本文 { }\n", 2)


def test_json_with_an_inner_object_that_closes_at_the_start_of_a_line() -> None:
    found = document('{\n"menu":\n{\n"a": "}"\n},\n"title": "夜"\n}\n本文\n')
    assert found.block.endswith('"title": "夜"\n}')
    assert (found.body, found.body_line) == ("本文\n", 8)
