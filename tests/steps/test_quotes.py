"""Files that posts quote: read when they are named, and as they were when they were listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.content.scan import scan
from nisshi.errors import SiteError
from nisshi.stamps import Stamps
from nisshi.steps import quotes
from nisshi.steps.quotes import Quotes

POST = "content/posts/a/index.md"
NAMES_ALL = b'```log {file="app.log"}\n```\n```log {files="bad.log, out.log, other.txt"}\n```\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "content/posts/a"
    folder.mkdir(parents=True)
    (folder / "index.md").write_bytes(NAMES_ALL)
    (folder / "app.log").write_text("記録\n", "utf-8")
    (folder / "bad.log").write_bytes(b"\xff\xfeb\x00a\x00")
    (tmp_path / "private.log").write_text("private")
    (folder / "out.log").symlink_to(tmp_path / "private.log")
    (folder / "other.txt").write_text("x\0y")
    return tmp_path


def test_a_file_is_text_or_says_why_it_cannot_be_quoted(root: Path) -> None:
    files = Quotes(root, scan(root, Stamps({}))).files(POST, NAMES_ALL)
    assert (files["app.log"].text, files["app.log"].fault) == ("記録\n", "")
    assert {name: file.fault for name, file in files.items() if name != "app.log"} == {
        "bad.log": "it is no text in UTF-8",
        "other.txt": "it is no text",
        "out.log": "it is a link that leads out of the post's folder",
    }
    assert all("private" not in file.text for file in files.values())


def test_a_large_file_is_not_quoted(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes, "LARGEST", 3)
    files = Quotes(root, scan(root, Stamps({}))).files(POST, NAMES_ALL)
    assert files["app.log"].fault.startswith("it is larger than")


def test_a_post_that_names_no_file_is_given_none(root: Path) -> None:
    found = Quotes(root, scan(root, Stamps({})))
    for data in (b"a file\n", b"```python\nfile = 1\n```\n", b"file=app.log\n"):
        assert found.files(POST, data) == {}
        assert found.digest_if_asked(POST, data) == ""
    assert found.digest_if_asked(POST, NAMES_ALL) == found.digest(POST) != ""


def test_a_file_that_is_not_named_is_not_read(root: Path) -> None:
    found = Quotes(root, scan(root, Stamps({})))
    (root / "content/posts/a/bad.log").unlink()
    files = found.files(POST, b'~~~log {file="app&#46;log"}\n~~~\n')
    assert files["app.log"].text == "記録\n"
    assert (files["bad.log"].text, files["bad.log"].fault) == ("", "it is not named")


def test_a_file_that_changed_since_it_was_listed_stops_the_build(root: Path) -> None:
    found = Quotes(root, scan(root, Stamps({})))
    (root / "content/posts/a/app.log").write_text("other\n")
    with pytest.raises(SiteError) as raised:
        found.files(POST, NAMES_ALL)
    assert raised.value.problems[0].message == "the file changed while the site was built"


def test_names_and_bytes_decide_the_digest(root: Path) -> None:
    def digest() -> str:
        return Quotes(root, scan(root, Stamps({}))).digest(POST)

    folder = root / "content/posts/a"
    digests = [digest()]
    (folder / "app.log").write_text("other\n")
    digests.append(digest())
    (folder / "app.log").rename(folder / "app2.log")
    digests.append(digest())
    (folder / "out.log").unlink()
    (folder / "out.log").write_text("private")  # the same bytes, and no link that leads out
    digests.append(digest())
    assert len(set(digests)) == len(digests)
