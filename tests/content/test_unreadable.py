"""A file of the blog that cannot be read: the hint is for the reason that was met."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.content.scan import read
from nisshi.errors import SiteError
from nisshi.model import SourceFile


@pytest.mark.parametrize(
    ("reason", "hint"),
    [
        (FileNotFoundError(2, "No such file or directory"), "Is it a link to a file that is gone?"),
        (PermissionError(13, "Permission denied"), ""),
    ],
)
def test_only_of_a_missing_file_it_is_asked_whether_a_link_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: OSError, hint: str
) -> None:
    def fail(self: Path) -> bytes:
        raise reason

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(SiteError) as error:
        read(tmp_path, SourceFile("content/posts/a.md", None, ""))
    (problem,) = error.value.problems
    assert problem.message == f"the file cannot be read: {reason.strerror}"
    assert problem.hint == hint
