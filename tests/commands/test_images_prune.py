"""`images prune`: what no text names any more goes, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.blogs import nisshi, post, tree
from tests.commands.picture_blog import asked, copies, lock, run, usual
from tests.net.bad_server import BadServer


@pytest.fixture
def root(tmp_path: Path, server: BadServer) -> Path:
    root = usual(tmp_path, server)
    assert run(root, "fetch")[0] == 0
    server.asked.clear()
    return root


def test_what_no_text_names_goes_with_its_copy(root: Path, server: BadServer) -> None:
    gone = lock(root)["/head.gif"].file, lock(root)["/%E7%B5%B5.jpg"].file
    (root / "content/posts/a.md").write_text(post("nothing"), encoding="utf-8")
    before = tree(root)
    code, data = asked(root, "prune", "--dry-run")
    assert (code, data["pruned"], data["removed"], data["dry_run"]) == (
        0,
        [server.url("/%E7%B5%B5.jpg"), server.url("/head.gif")],
        sorted(gone),
        True,
    )
    assert tree(root) == before
    code, _, said = run(root, "prune")
    assert code == 0
    assert said.splitlines()[:4] == [server.url("/%E7%B5%B5.jpg"), server.url("/head.gif"), *sorted(gone)]
    assert "2 pictures of images.lock removed, and 2 of their copies, in " in said
    assert list(lock(root)) == ["/a.png"]
    assert [f"content/remote/{name}" for name in copies(root)] == [lock(root)["/a.png"].file]
    assert server.asked == []
    assert asked(root, "check", "--offline")[1]["problems"] == []
    assert "knows no picture that no post names" in run(root, "prune")[2]


def test_drafts_and_expired_posts_name_pictures_too(root: Path, server: BadServer) -> None:
    (root / "content/posts/a.md").write_text(
        post(f"![]({server.url('/%E7%B5%B5.jpg')})", draft="true"), encoding="utf-8"
    )
    (root / "content/posts/e.md").write_text(
        post(f"![]({server.url('/head.gif')})", expiryDate="2026-02-01"), encoding="utf-8"
    )
    before = tree(root)
    assert asked(root, "prune")[1]["pruned"] == []
    assert tree(root) == before


def test_a_copy_that_something_else_shows_stays(root: Path) -> None:
    text = (root / "images.lock").read_text()
    head, picture = lock(root)["/head.gif"].file, lock(root)["/%E7%B5%B5.jpg"].file
    (root / "images.lock").write_text(text.replace(head, lock(root)["/a.png"].file))
    (root / "embeds.lock").write_text(f'{{"thumbnail": "{picture}"}}')
    (root / "content/posts/a.md").write_text(post("nothing"), encoding="utf-8")
    code, data = asked(root, "prune")
    assert (code, len(data["pruned"]), data["removed"]) == (0, 2, [])
    assert len(copies(root)) == 3


def test_nothing_goes_while_a_post_cannot_be_read(root: Path) -> None:
    (root / "content/posts/a.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    before = tree(root)
    code, data = asked(root, "prune")
    assert code == 1
    assert [problem["path"] for problem in data["problems"]] == ["content/posts/a.md"]
    assert "nobody knows which pictures it names" in data["problems"][0]["message"]
    assert tree(root) == before


def test_fetch_says_how_many_wait_for_it(root: Path) -> None:
    assert asked(root, "fetch")[1]["unnamed"] == 0
    (root / "content/posts/a.md").write_text(post("nothing"), encoding="utf-8")
    assert "; images.lock knows 2 that no post names any more (`images prune`), in " in run(root, "fetch")[2]
    assert asked(root, "fetch", "b")[1]["unnamed"] == 2


@pytest.mark.parametrize("words", [("a",), ("--again",), ("--offline",)])
def test_what_prune_does_not_take(words: tuple[str, ...], root: Path) -> None:
    done = nisshi(root, "images", "prune", *words)
    assert (done.code, done.words) == (2, f"images prune does not take {words[0]}\n")
    assert nisshi(root, "images", "check", "--dry-run").code == 2
