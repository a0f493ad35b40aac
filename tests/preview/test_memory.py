"""The cache that a preview keeps open: whatever becomes of its file, the pages are right and it is said."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from nisshi.cache import FILE, Cache
from nisshi.preview.claim import FOLDER
from nisshi.preview.memory import Memory, Trust
from nisshi.preview.rebuild import Outcome
from nisshi.steps.request import Result
from tests.blogs import blog, nisshi, post
from tests.preview.loop import Loop

A = "content/posts/a.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return blog(tmp_path / "blog", {"a.md": post("本文。"), "b.md": post("別の本文。")})


def delete(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{file}{ending}").unlink(missing_ok=True)


def replace(file: Path) -> None:
    delete(file)
    file.write_bytes(b"no database")


def damage(file: Path) -> None:
    size = file.stat().st_size
    file.write_bytes(b"\xff" * size)
    Path(f"{file}-wal").write_bytes(b"\xff" * 5000)


def truncate(file: Path) -> None:
    for ending in ("", "-wal"):
        Path(f"{file}{ending}").write_bytes(b"")


def prune(file: Path) -> None:
    with Cache(file) as cache:
        cache.prune()


TAKEN_AWAY = f"Note: the cache {FILE} was taken away; it is begun anew."


def edits_are_shown(root: Path, loop: Loop) -> None:
    for number in range(4):
        (root / A).write_text(post(f"本文{number}。", title=f"題{number}"), encoding="utf-8")
        assert loop.edition(A).complaints == ()
        assert f"本文{number}。" in (root / FOLDER / "a/index.html").read_text(encoding="utf-8")
        assert f"題{number}" in (root / FOLDER / "index.html").read_text(encoding="utf-8")
        assert "夜の再起動" in (root / FOLDER / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "said"),
    [(delete, [TAKEN_AWAY]), (replace, [TAKEN_AWAY]), (damage, []), (truncate, []), (prune, [])],
)
def test_harm_to_the_file_makes_no_wrong_page(
    root: Path, harm: Callable[[Path], None], said: list[str]
) -> None:
    loop = Loop(root)
    loop.turn()
    loop.turn()  # saves
    harm(root / FILE)
    edits_are_shown(root, loop)
    assert set(said) <= set(loop.said)
    assert all(words.startswith(f"Note: the cache {FILE}") for words in loop.said)
    assert len(loop.said) == len(set(loop.said)), "each is said once"
    loop.end()
    edits_are_shown(root, Loop(root))


def test_damage_that_is_met_is_said_and_mended(root: Path) -> None:
    first = Loop(root)
    first.turn()
    first.turn()
    first.end()
    (root / FILE).write_bytes(b"no database" * 1000)
    loop = Loop(root)
    edits_are_shown(root, loop)
    assert loop.said == [f"Note: the cache {FILE}: file is not a database; it is begun anew."]
    with Cache(root / FILE) as cache:
        assert cache.contents().records


def test_what_is_found_out_after_a_loss_is_kept_again(root: Path) -> None:
    loop = Loop(root)
    loop.turn()
    loop.turn()
    shutil.rmtree(root / ".nisshi")
    (root / A).write_text(post("新しい本文。"), encoding="utf-8")
    loop.turn(A)
    loop.turn()
    loop.end()
    result = Loop(root).turn().outcome.result
    assert result is not None
    assert result.counts.converted == 0
    assert loop.said == [TAKEN_AWAY]


def test_another_build_that_is_saving_is_waited_for_or_said(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nisshi.cache_file.PATIENCE", 0.05)
    loop = Loop(root)
    loop.turn()
    loop.turn()
    (root / A).write_text(post("新しい本文。"), encoding="utf-8")
    loop.turn(A)
    with sqlite3.connect(root / FILE, isolation_level=None) as other:
        other.execute("begin immediate")
        assert loop.edition().complaints == ()  # saves in vain
    other.close()
    assert loop.said == [f"Note: the cache {FILE}: database is locked; nothing was saved in it."]
    (root / A).write_text(post("また新しい本文。"), encoding="utf-8")
    loop.turn(A)
    assert "また新しい本文。" in (root / FOLDER / "a/index.html").read_text(encoding="utf-8")


def test_builds_and_a_preview_share_the_cache(root: Path) -> None:
    loop = Loop(root)
    for number in range(3):
        (root / A).write_text(post(f"本文{number}。"), encoding="utf-8")
        loop.turn(A)
        loop.turn()
        assert nisshi(root, "build").code == 0
        for folder in (FOLDER, "site"):
            assert f"本文{number}。" in (root / folder / "a/index.html").read_text(encoding="utf-8")
    assert loop.said == []


def test_what_was_saved_is_not_kept_in_memory(root: Path) -> None:
    memory = Memory(root, print)
    memory.cache().put("text a", b"a" * 1000)
    memory.save()
    delete(root / FILE)
    assert memory.cache().get("text a") is None
    memory.close()


def test_the_folder_is_trusted_for_a_minute_after_a_good_look(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("nisshi.preview.memory.monotonic", lambda: now)
    trust = Trust()
    assert not trust.holds(), "nobody has looked yet"
    good = Outcome(problems=(), result=Result(problems=()))
    trust.learn(good, trusting=False)
    assert trust.holds()
    now = 1050.0
    trust.learn(good, trusting=True)
    assert trust.holds()
    now = 1061.0
    assert not trust.holds(), "a build that did not look says nothing of the folder"
    trust.learn(good, trusting=False)
    trust.learn(msgspec.structs.replace(good, result=None), trusting=True)
    assert not trust.holds(), "a build that broke off may have left anything"
