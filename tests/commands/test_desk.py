"""The moment of a build, and what is said when it is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.blogs import blog, nisshi, post


@pytest.mark.parametrize("epoch", ["99999999999999", "253402300799", "9" * 5000, "abc", "-5", "1.5", "１"])
@pytest.mark.parametrize("words", [("build",), ("list",), ("new", "題")])
def test_a_source_date_that_is_no_moment_is_refused(
    tmp_path: Path, epoch: str, words: tuple[str, ...]
) -> None:
    root = blog(tmp_path, {"a.md": post()})
    run = nisshi(root, *words, SOURCE_DATE_EPOCH=epoch)
    assert run.code == 1
    assert run.words.startswith("SOURCE_DATE_EPOCH: error: ")
    assert not (root / "site").exists()
