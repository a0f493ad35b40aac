"""Films and drawings of a blog, from its files to the site."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from nisshi.write import Stage
from tests.blogs import NOW, REPOSITORY, blog, built, nisshi, post, tree
from tests.images.film_samples import DEVICE, PICTURES, PLACE, PRIVATE, box, film, keys
from tests.images.test_svg_notes import CLEAN, INKSCAPE

FILM = film(PICTURES, udta=box(b"\xa9xyz", PLACE), more=keys((b"com.apple.quicktime.make", DEVICE)))
OTHER = film(PICTURES, udta=box(b"\xa9xyz", PLACE + b" and then"))


def a_blog(root: Path) -> Path:
    files: dict[str, str | bytes] = {
        "content/posts/a/index.md": post("![夜](night.MP4)\n\n![図](/img/a.svg)", slug="a"),
        "content/posts/a/night.MP4": FILM,
        "content/static/clip.mov": FILM,
        "content/static/img/a.svg": INKSCAPE.encode(),
        "content/static/img/b.svg": INKSCAPE.encode(),
    }
    return blog(root, files)


def told(site: Path) -> list[str]:
    return [path for path, data in tree(site).items() if any(secret in data for secret in PRIVATE)]


def test_no_place_and_no_device_is_published_and_originals_stay(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    site = built(root)
    assert told(site) == []
    assert (site / "a/night.MP4").stat().st_size == len(FILM)
    assert (site / "clip.mov").read_bytes() == (site / "a/night.MP4").read_bytes()
    assert (root / "content/static/clip.mov").read_bytes() == FILM
    assert (site / "img/a.svg").read_text("utf-8") == (site / "img/b.svg").read_text("utf-8") == CLEAN
    assert "wrote 0 files" in nisshi(root, "build").words


def test_a_film_that_changes_goes_or_comes_back(tmp_path: Path) -> None:
    root = a_blog(tmp_path / "blog")
    site = built(root)
    clip, before = root / "content/static/clip.mov", (site / "clip.mov").read_bytes()
    for data in (OTHER, None, FILM):
        clip.write_bytes(data) if data else clip.unlink()
        assert tree(built(root)) == tree(built(copy_of(root, tmp_path / f"{len(data or b'')}")))
    assert (site / "clip.mov").read_bytes() == before
    (site / "clip.mov").write_bytes(FILM)  # by somebody else
    assert told(built(root)) == []


def copy_of(root: Path, to: Path) -> Path:
    import shutil

    shutil.copytree(root, to, ignore=shutil.ignore_patterns("site", ".nisshi"))
    return to


def test_what_is_published_already_is_not_written_again(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    site = built(root)
    before = (site / "clip.mov").stat().st_mtime_ns
    (root / ".nisshi/cache.db").unlink()
    built(root)
    assert (site / "clip.mov").stat().st_mtime_ns == before


def test_of_films_that_cannot_be_cleaned_the_author_is_told_how(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    (root / "content/posts/a/a night.avi").write_bytes(b"RIFF....AVI " + DEVICE)
    for words in (("--clean",), ()):  # what is kept keeps its warning
        run = nisshi(root, "build", *words)
        assert run.code == 0
        assert run.words.count("content/posts/a/a night.avi: warning: films may tell where") == 1
        assert "ffmpeg -i 'a night.avi' -map_metadata -1 'a night.mp4'" in run.words
    assert told(root / "site") == ["a/a night.avi"]


def test_a_film_that_is_none_of_its_kind_is_told_until_it_is_one(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    clip = root / "content/static/clip.mov"
    warning = "content/static/clip.mov: warning: films may tell where, when and with what they were made, and this one"
    for data, times in ((FILM, 0), (b"RIFF....AVI " + DEVICE, 1), (DEVICE, 1), (OTHER, 0), (b"", 0)):
        clip.write_bytes(data)
        for _ in range(2):  # what is kept keeps its warning
            run = nisshi(root, "build")
            assert run.code == 0
            assert run.words.count(warning) == times
            assert ("ffmpeg -i clip.mov -map_metadata -1 clip-new.mp4" in run.words) == bool(times)
    clip.unlink()
    assert warning not in nisshi(root, "build").words


def test_sequences_are_cleaned_and_films_in_ogg_are_told(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    for ending in ("avifs", "heics", "heifs"):
        (root / f"content/static/b.{ending}").write_bytes(FILM)
    (root / "content/static/c.ogv").write_bytes(b"OggS")
    run = nisshi(root, "build")
    assert run.code == 0
    assert "content/static/c.ogv: warning: films may tell" in run.words
    assert told(root / "site") == []


def test_a_drawing_that_cannot_be_read_is_told_where_a_post_shows_it(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    for name in ("a", "b"):
        (root / f"content/static/img/{name}.svg").write_bytes(b"<svg>\n<g></svg>")
    for _ in range(2):
        run = nisshi(root, "build")
        assert run.code == 0
        assert "content/static/img/a.svg:2: warning: this drawing is not well-formed XML here" in run.words
        assert "b.svg" not in run.words


def test_what_is_private_is_not_even_written_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, seen = Stage.put_large, []

    def watched(self: Stage, path: str, fill: Callable[[BinaryIO], None]) -> tuple[str, str]:
        def also(target: Any) -> None:
            class Watch:
                def write(self, data: bytes) -> None:
                    seen.append(data)
                    target.write(data)

            fill(Watch())  # type: ignore[arg-type]

        return put(self, path, also)

    monkeypatch.setattr(Stage, "put_large", watched)
    assert told(built(a_blog(tmp_path))) == []
    assert len(seen) == 2
    assert not any(secret in data for data in seen for secret in PRIVATE)


def test_a_film_that_changes_under_the_build_is_cleaned_as_it_is_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nisshi.images import films

    root = a_blog(tmp_path)
    clip, edits = root / "content/static/clip.mov", films.film_edits

    def late(file: BinaryIO) -> Any:
        found = edits(file)
        if file.name == str(clip):
            clip.write_bytes(OTHER)  # after its heads were read
        return found

    monkeypatch.setattr(films, "film_edits", late)
    site = built(root)
    assert told(site) == []
    assert (site / "clip.mov").stat().st_size == len(OTHER)


def test_a_film_that_never_comes_to_rest_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nisshi.images import films

    root, edits = a_blog(tmp_path), films.film_edits

    def growing(file: BinaryIO) -> Any:
        with Path(file.name).open("ab") as other:
            other.write(b"more")
        return edits(file)

    monkeypatch.setattr(films, "film_edits", growing)
    run = nisshi(root, "build")
    assert run.code != 0
    assert "the film changes while it is read" in run.words
    assert not (root / "site").exists()


def test_what_a_killed_build_left_goes_although_nothing_changed(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    stage = built(root) / ".nisshi-stage"
    stage.mkdir()
    (stage / "1").write_bytes(FILM)
    assert "wrote 0 files" in nisshi(root, "build").words
    assert not stage.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is of Unix")
def test_a_large_film_is_never_held(tmp_path: Path) -> None:
    """A build with less memory than the film is large: 256 MB of which the disk holds nothing."""
    root = a_blog(tmp_path)
    size = 256 << 20
    start, movie = box(b"ftyp", b"isom"), FILM[FILM.index(b"moov") - 4 :]
    with (root / "content/static/clip.mov").open("wb") as file:
        file.write(start + (size + 8).to_bytes(4, "big") + b"mdat")
        file.seek(size, os.SEEK_CUR)
        file.write(movie)
    code = (
        "import resource, sys\nfrom nisshi.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_DATA, (200 << 20, 200 << 20))\nsys.exit(main(['build', '--jobs', '1']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "SOURCE_DATE_EPOCH": NOW}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    published = root / "site/clip.mov"
    with published.open("rb") as file:
        file.seek(size)
        assert PLACE not in file.read()
    assert published.stat().st_size == len(start) + 8 + size + len(movie)
