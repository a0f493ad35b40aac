"""`new` says where the draft is: as a line, and as data."""

from __future__ import annotations

import json
from pathlib import Path

from tests.blogs import blog, nisshi


def test_new_answers_in_json_when_asked(tmp_path: Path) -> None:
    run = nisshi(blog(tmp_path, {}), "new", "Disk full", "--json")
    assert run.code == 0
    told = json.loads(run.data)
    assert (tmp_path / told.pop("path")).is_file()
    assert told == {"ok": True, "problems": []}


def test_new_tells_a_problem_in_json_too(tmp_path: Path) -> None:
    run = nisshi(blog(tmp_path, {}), "new", " ", "--json")
    assert run.code == 1
    told = json.loads(run.data)
    assert not told["ok"]
    assert [problem["message"] for problem in told["problems"]] == ["the title of the new post is empty"]
