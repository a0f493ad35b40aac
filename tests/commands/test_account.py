"""The end of `build -v` and `--profile`: how much work it was, and where the time went."""

from __future__ import annotations

import json
from pathlib import Path

from nisshi.commands.account import account, account_data
from nisshi.pipeline import Counts, Effort, Result
from nisshi.write import Written
from tests.blogs import blog, nisshi, post

EFFORTS = tuple(Effort(f"{number}/index.html", "post.html", number / 1000) for number in range(1, 8))
RESULT = Result(
    problems=(),
    written=Written(8, 2, 1),
    counts=Counts(read=3, converted=3, made=8, reused=2),
    efforts=(*EFFORTS, Effort("rss.xml", "", 0.004)),
    timings={"look": 0.5},
)


def test_verbose_tells_counts_and_the_slowest() -> None:
    assert list(account(RESULT, in_full=False)) == [
        "  read           3",
        "  converted      3",
        "  made           8  (7 by templates)",
        "  written        8",
        "  removed        1",
        "  reused         2",
        "slowest outputs:",
        "       7.0 ms  post.html          7/index.html",
        "       6.0 ms  post.html          6/index.html",
        "       5.0 ms  post.html          5/index.html",
        "       4.0 ms  post.html          4/index.html",
        "       4.0 ms  no template        rss.xml",
        "slowest templates:",
        "      28.0 ms  post.html          7 outputs, 4.0 ms each",
        "       4.0 ms  no template        1 output, 4.0 ms each",
    ]


def test_profile_tells_all_and_the_stages() -> None:
    lines = list(account(RESULT, in_full=True))
    assert lines[lines.index("all outputs:") + 8].endswith("1/index.html")
    assert lines[-2:] == ["stages:", "     500.0 ms  look"]


def test_the_tables_are_data_too(tmp_path: Path) -> None:
    assert account_data(RESULT, in_full=False)["templates"] == [
        {"template": "post.html", "outputs": 7, "seconds": 0.028},
        {"template": "", "outputs": 1, "seconds": 0.004},
    ]
    root = blog(tmp_path, {"a.md": post()})
    slowest = json.loads(nisshi(root, "build", "--json", "--profile").data)["slowest"]
    assert len(slowest["outputs"]) > 5
    assert "slowest" not in json.loads(nisshi(root, "build", "--json").data)


def test_a_build_with_nothing_to_do_has_no_tables(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post()})
    nisshi(root, "build")
    words = nisshi(root, "build", "-v").words
    assert "  made           0\n" in words
    assert "slowest" not in words
