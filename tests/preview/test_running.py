"""A real preview goes on, and shows what is saved, whatever happens to the blog while it runs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nisshi.cache import FILE, Cache
from nisshi.preview.claim import FOLDER
from tests.blogs import NOW, REPOSITORY, blog, built, post, tree
from tests.preview.running import LONG, Preview, eventually, preview

SECOND = f"{FOLDER}-2"
FILES = {"a.md": post("本文。"), "b.md": post("別の本文。", slug="b")}


class Writer:
    """A blog, the preview of it, and the one who writes."""

    def __init__(self, root: Path, running: Preview) -> None:
        self.root = root
        self.preview = running
        self._saves = 0

    def is_shown_a_save(self) -> None:
        """Save a post and wait until its page shows it."""
        self._saves += 1
        text = f"保存{self._saves}回目。"
        (self.root / "content/posts/a.md").write_text(post(text), encoding="utf-8")
        self.preview.until("/a/", text)

    def is_told_of_a_mistake(self, place: str) -> None:
        """Wait for an edition that complains of a place."""
        for edition in self.preview.editions():
            if any(complaint["place"].startswith(place) for complaint in edition["complaints"]):
                return


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    root = blog(tmp_path / "blog", FILES)
    with preview(root) as running:
        running.built()
        yield Writer(root, running)
        assert running.process.poll() is None, "it still runs"
        assert "Traceback" not in running.said()


@pytest.mark.parametrize(
    ("name", "damage", "place"),
    [
        ("themes/bare/templates/home.html", "{% if %}", "themes/bare/templates/home.html:1"),
        ("themes/bare/theme.toml", "[", "themes/bare/theme.toml"),
        ("nisshi.toml", 'theme = "bare\n', "nisshi.toml:1"),
        ("nisshi.toml", 'theme = "nowhere"\n', "nisshi.toml"),
        ("content/posts/b.md", "---\ntitle: 半分だけ書か", "content/posts/b.md"),
    ],
)
def test_a_mistake_is_told_and_mended(writer: Writer, name: str, damage: str, place: str) -> None:
    text = (writer.root / name).read_bytes()
    (writer.root / name).write_text(damage, encoding="utf-8")
    writer.is_told_of_a_mistake(place)
    assert writer.preview.ask("/b/").status == 200, "the last good page"
    (writer.root / name).write_bytes(text)
    writer.is_shown_a_save()


def test_folders_that_are_deleted_come_back(writer: Writer) -> None:
    shutil.copytree(writer.root / "content", writer.root / "kept")
    shutil.rmtree(writer.root / "content")
    eventually(lambda: writer.preview.ask("/a/").status == 404)
    (writer.root / "kept").rename(writer.root / "content")
    writer.preview.until("/a/", "本文。")
    shutil.copytree(writer.root / "themes", writer.root / "kept")
    shutil.rmtree(writer.root / "themes")
    writer.is_told_of_a_mistake("nisshi.toml")
    (writer.root / "kept").rename(writer.root / "themes")
    writer.is_shown_a_save()


@pytest.mark.parametrize("gone", [FOLDER, ".nisshi"])
def test_its_own_folder_is_made_again(writer: Writer, gone: str) -> None:
    before = tree(writer.root / FOLDER)
    eventually(lambda: is_saved(writer.root))  # else a file may come while the folder is being removed
    shutil.rmtree(writer.root / gone)
    writer.is_shown_a_save()
    eventually(lambda: tree(writer.root / FOLDER).keys() == before.keys())
    assert writer.preview.ask("/b/").status == 200


def test_a_cache_that_is_taken_away_is_said(writer: Writer) -> None:
    for _ in range(2):
        eventually(lambda: is_saved(writer.root))
        for file in (writer.root / ".nisshi").glob("cache.db*"):
            file.unlink()
        writer.is_shown_a_save()
    assert writer.preview.said().count("was taken away; it is begun anew") == 1, "once is enough"


def is_saved(root: Path) -> bool:
    """Whether the cache's file is there and holds what a build found out."""
    with Cache(root / FILE) as cache:
        return bool(cache.contents().records)


def test_500_files_at_once_are_all_shown(writer: Writer) -> None:
    for number in range(500):
        text = post(f"第{number}話。", slug=f"n{number}")
        (writer.root / f"content/posts/{number}.md").write_text(text, encoding="utf-8")
    for number in (0, 250, 499):
        writer.preview.until(f"/n{number}/", f"第{number}話。")
    for number in range(500):
        (writer.root / f"content/posts/{number}.md").unlink()
    eventually(lambda: writer.preview.ask("/n499/").status == writer.preview.ask("/n0/").status == 404)
    told = re.findall(r"changes: wrote \d+ files \(", writer.preview.said())
    assert len(told) == 1, "500 changes are one build"
    writer.is_shown_a_save()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_japanese_names_are_served(writer: Writer, form: str) -> None:
    name = unicodedata.normalize(form, "バックアップ.md")  # type: ignore[arg-type]
    for text in ("初めて。", "二度目。"):
        (writer.root / "content/posts" / name).write_text(post(text), encoding="utf-8")
        writer.preview.until("/バックアップ/", text)


def test_what_editors_leave_is_no_post(writer: Writer) -> None:
    posts = writer.root / "content/posts"
    for name in (".c.md.swp", "c.md~", "#c.md#", "4913", "c.md___jb_tmp___"):
        (posts / name).write_text("no post", encoding="utf-8")
    (posts / ".#c.md").symlink_to("somebody@host.123")  # emacs's lock
    writer.is_shown_a_save()
    assert "content/" not in writer.preview.said(), "nothing is wrong with them"


def command(root: Path, verb: str, *options: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "SOURCE_DATE_EPOCH": NOW, "NO_COLOR": "1"}
    words = [sys.executable, "-m", "nisshi.cli", verb, "--root", str(root), *options]
    return subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, encoding="utf-8")


def test_builds_in_another_terminal_do_not_disturb_it(writer: Writer) -> None:
    for options in ((), ("--clean",), ("--no-cache",), ()):
        build = command(writer.root, "build", *options)
        while build.poll() is None:
            writer.is_shown_a_save()
        assert build.stderr is not None
        words = build.stderr.read()
        assert (build.returncode, "Traceback" in words) == (0, False), words
        build.stderr.close()
    writer.is_shown_a_save()
    site = tree(built(writer.root))
    shutil.rmtree(writer.root / ".nisshi")
    shutil.rmtree(writer.root / "site")
    assert site == tree(built(writer.root))


def test_two_previews_of_one_blog_each_carry_their_own_address_alone(writer: Writer) -> None:
    with preview(writer.root) as other:
        other.built()
        for text in (f"{number}度目の本文。" for number in range(5)):
            (writer.root / "content/posts/a.md").write_text(post(text), encoding="utf-8")
            for mine, foreign in ((writer.preview, other), (other, writer.preview)):
                mine.until("/a/", text)
                pages = [mine.ask(path).text for path in ("/", "/a/", "/b/", "/rss.xml")]
                assert mine.host in pages[-1]
                assert not any(foreign.host in page for page in pages)
        assert f"keeps its pages in {SECOND}/" in other.said()
        assert "Traceback" not in other.said()
    assert other.process.returncode == 128 + signal.SIGTERM
    writer.is_shown_a_save()


def hold(folder: Path) -> Callable[[], None]:
    """Take the turn at a folder as another build does; returns how to let go."""
    import fcntl

    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lambda: os.close(lock)


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be locked there")
def test_waiting_for_another_is_said_and_can_be_broken_off(writer: Writer) -> None:
    let_go = hold(writer.root / FOLDER)
    (writer.root / "content/posts/a.md").write_text(post("待った本文。"), encoding="utf-8")
    eventually(lambda: "Another build is writing to preview/; waiting for it" in writer.preview.said())
    assert "待った" not in writer.preview.ask("/a/").text
    let_go()
    writer.preview.until("/a/", "待った本文。")
    (writer.root / SECOND).mkdir()
    let_go = hold(writer.root / SECOND)
    with preview(writer.root) as other:
        eventually(lambda: "waiting for it" in other.said())
        other.process.send_signal(signal.SIGINT)
        assert other.process.wait(LONG) == 128 + signal.SIGINT
    let_go()
