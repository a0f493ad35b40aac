"""`images check`: what is other than it was, at the hosts and here, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.blogs import post, tree
from tests.commands.picture_blog import asked, lock, picture, run, usual
from tests.net.bad_server import BadServer, answer, redirect


@pytest.fixture
def root(tmp_path: Path, server: BadServer) -> Path:
    root = usual(tmp_path, server)
    assert run(root, "fetch")[0] == 0
    server.asked.clear()
    return root


def told(root: Path, *words: str) -> tuple[int, list[tuple[str, int, str, str]]]:
    """Return the exit code, and path, line, severity and message of what is said; nothing may change."""
    before = tree(root)
    code, data = asked(root, "check", *words)
    assert tree(root) == before
    return code, [
        (item["path"], item["line"], item["severity"], item["message"]) for item in data["problems"]
    ]


def test_all_is_well(root: Path, server: BadServer) -> None:
    code, _, said = run(root)
    assert code == 0
    assert "3 pictures of other hosts: all is well" in said
    assert len(server.asked) == 3


def test_what_is_other_at_the_host(root: Path, server: BadServer) -> None:
    server.pages["/a.png"] = answer(status="410 Gone")
    server.pages["/%E7%B5%B5.jpg"] = answer(picture("lime"))
    server.pages |= {"/head.gif": redirect("/new.gif", "301 Moved"), "/new.gif": server.pages["/head.gif"]}
    code, found = told(root)
    assert code == 0  # there are copies
    assert [(line, severity) for _, line, severity, _ in found] == [
        (4, "warning"),
        (6, "warning"),
        (8, "warning"),
    ]
    assert f"has moved to {server.url('/new.gif')}" in found[0][3]
    assert "has vanished: it is gone for good (410)" in found[1][3]
    assert "has changed since 2026-06-01" in found[2][3]


def test_what_has_vanished_without_a_copy_is_an_error(root: Path, server: BadServer) -> None:
    run(root, "fetch", "--again", "--no-copy")
    server.pages["/a.png"] = answer(status="404 No")
    code, found = told(root)
    assert code == 1
    assert [item[2] for item in found] == ["error"]


def test_what_is_wrong_here(root: Path, server: BadServer) -> None:
    (root / lock(root)["/a.png"].file).write_bytes(b"x")
    (root / lock(root)["/head.gif"].file).unlink()
    for name in ("stray.png", "thumbnail.jpg"):
        (root / "content/remote" / name).write_bytes(b"x")
    (root / "embeds.lock").write_text('{"thumbnail": "content/remote/thumbnail.jpg"}')
    (root / "content/posts/c.md").write_text(post(f"![new]({server.url('/new.png')})"), encoding="utf-8")
    (root / "content/posts/d.md").write_text(
        post(f"![new]({server.url('/d.png')})", draft="true"), encoding="utf-8"
    )
    code, found = told(root, "--offline")
    assert code == 1
    assert server.asked == []
    assert [item[:3] for item in found] == [
        ("content/posts/a.md", 4, "error"),
        ("content/posts/a.md", 6, "error"),
        ("content/posts/c.md", 5, "warning"),
        ("content/remote/stray.png", 0, "warning"),
    ]
    messages = [item[3] for item in found]
    assert "is missing" in messages[0]
    assert "is not what was fetched" in messages[1]
    assert "there is no copy of" in messages[2]


def test_what_no_post_names_any_more(root: Path, server: BadServer) -> None:
    (root / "content/posts/a.md").write_text(post("nothing"), encoding="utf-8")
    code, found = told(root, "--offline")
    assert code == 0
    assert [item[:3] for item in found] == [("images.lock", 2, "warning"), ("images.lock", 4, "warning")]
    assert all("no post names the picture" in item[3] for item in found)
    (root / "content/posts/e.md").write_text(
        post(f"![]({server.url('/head.gif')})", draft="true"), encoding="utf-8"
    )
    assert len(told(root, "--offline")[1]) == 1


def test_only_one_post_is_checked(root: Path, server: BadServer) -> None:
    assert told(root, "b") == (0, [])
    assert server.paths == ["/a.png"]


def test_a_host_in_trouble_is_no_vanished_picture(root: Path, server: BadServer) -> None:
    server.pages["/a.png"] = answer(status="403 No")
    code, found = told(root, "b")
    assert code == 0
    assert "cannot be had now: it may not be had: the host forbids it (403)" in found[0][3]
