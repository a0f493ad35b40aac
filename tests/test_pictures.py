"""Pictures of posts, from the files of a blog to its pages."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from nisshi.images import private
from nisshi.images.private import without_private
from nisshi.locks.images import IMAGES_LOCK, RemoteImage
from nisshi.steps import studio
from tests.blogs import NOW, REPOSITORY, blog, built, nisshi, page, post, tree
from tests.images.samples import SECRET, exif, picture

SETTINGS = "[images]\nwidths = [64, 320]\n"
BIG = picture("JPEG", (700, 400), exif=exif(6))
OTHER = picture("PNG", (500, 300), noise=3)
TEXT = "本文。\n\n![棚の左](left.jpg)\n![棚の右](/img/right.png)\n\n![図](/img/a.svg)\n"


def a_blog(root: Path, text: str = TEXT, settings: str = SETTINGS, **more: bytes) -> Path:
    files: dict[str, str | bytes] = {
        "content/posts/a/index.md": post(text, slug="a"),
        "content/posts/a/left.jpg": BIG,
        "content/static/img/right.png": OTHER,
        "content/static/img/a.svg": b'<svg viewBox="0 0 30 20"/>',
        "b.md": post("絵のない文。"),
    }
    return blog(root, files, settings)


def versions(root: Path) -> list[str]:
    folder = root / "site/pictures"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def clean_tree(root: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a build from nothing makes of the blog as it is now."""
    fresh = tmp_path / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("site", ".nisshi"))
    return tree(built(fresh))


def test_a_page_knows_the_size_of_its_pictures_and_offers_smaller_ones(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    built(root)
    html = page(root, "/a/")
    assert 'alt="棚の左" width="400" height="700" fetchpriority="high" decoding="async">' in html
    assert (
        'src="/img/right.png" alt="棚の右" width="500" height="300" loading="lazy" decoding="async">' in html
    )
    assert 'src="/img/a.svg" alt="図" width="30" height="20"' in html
    assert html.count("<picture><source type=") == 2
    for name in versions(root):
        assert f"/pictures/{name}" in html
    assert versions(root)
    assert "\x04" not in html


def test_a_header_image_that_goes_with_a_link_has_its_size_there(tmp_path: Path) -> None:
    root = a_blog(tmp_path, settings=SETTINGS + '[cards]\npost = "header"\n')
    (root / "content/posts/c.md").write_text(post("文。", slug="c", headerImage="/img/right.png"), "utf-8")
    settings = (root / "nisshi.toml").read_text("utf-8")
    (root / "nisshi.toml").write_text(settings.replace('"bare"', '"washi"'), "utf-8")
    built(root)
    html = page(root, "/c/")
    assert '<meta property="og:image:width" content="500">' in html
    assert '<meta property="og:image:height" content="300">' in html


def test_two_files_of_one_picture_leave_nothing_waiting(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    (root / "content/static/img/again.jpg").write_bytes(BIG)
    (root / "content/posts/c.md").write_text(post("![棚をもう一度](/img/again.jpg)", slug="c"), "utf-8")
    built(root)
    again = nisshi(root, "build")
    assert "wrote 0 files" in again.words
    assert "had smaller versions" not in again.words


def test_a_version_is_explained_by_its_picture(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    built(root)
    run = nisshi(root, "explain", f"pictures/{versions(root)[0]}")
    assert run.code == 0, run.words
    assert "up to date" in run.data
    assert "content/" in run.data


def test_what_is_private_is_in_no_file_of_the_site(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    assert SECRET.encode() in BIG
    for path, data in tree(built(root)).items():
        assert SECRET.encode() not in data, path
    assert (root / "site/a/left.jpg").read_bytes() == without_private(BIG)


def test_a_tiff_and_a_jpeg_xl_tell_nothing_and_of_what_cannot_be_cleaned_the_author_is_told(
    tmp_path: Path,
) -> None:
    box = (len(SECRET) + 8).to_bytes(4, "big") + b"Exif" + SECRET.encode()
    files = {
        "content/static/scan.tif": picture("TIFF", (60, 40), exif=exif()),
        "content/posts/a/Photo.JXL": b"\0\0\0\x0cJXL \r\n\x87\n" + box,
        "content/posts/a/raw.NEF": b"MM\0*" + SECRET.encode(),
    }
    root = a_blog(tmp_path)
    for name, data in files.items():
        assert SECRET.encode() in data
        (root / name).write_bytes(data)
    for words in (("--clean",), ()):  # what is kept keeps its warning
        run = nisshi(root, "build", *words)
        assert run.code == 0
        assert run.words.count("this kind is published as it is") == 1
        assert "content/posts/a/raw.NEF: warning: originals tell where" in run.words
    told = [path for path, data in tree(root / "site").items() if SECRET.encode() in data]
    assert told == ["a/raw.NEF"]
    assert (root / "site/scan.tif").stat().st_size == len(files["content/static/scan.tif"])


def test_what_does_not_fit_into_the_time_is_made_by_the_next_build(tmp_path: Path) -> None:
    root = a_blog(tmp_path / "blog", settings=SETTINGS + 'budget = "0s"\n')
    first = nisshi(root, "build")
    assert first.code == 0, first.words
    assert "2 pictures" in first.words
    assert versions(root) == []
    assert "<picture>" not in page(root, "/a/")
    (root / "nisshi.toml").write_text(f'theme = "bare"\n{SETTINGS}', encoding="utf-8")
    built(root)
    assert versions(root)
    assert tree(root / "site") == clean_tree(root, tmp_path)


def test_any_number_of_workers_makes_the_same(tmp_path: Path) -> None:
    assert tree(built(a_blog(tmp_path / "1"), "--jobs", "1")) == tree(
        built(a_blog(tmp_path / "2"), "--jobs", "2")
    )


def test_a_picture_that_changes_goes_or_comes(tmp_path: Path) -> None:
    root = a_blog(tmp_path / "blog", settings='[links]\ndead = "warn"\n' + SETTINGS)
    built(root)
    before = versions(root)
    left = root / "content/posts/a/left.jpg"
    for data in (picture("JPEG", (300, 200), noise=5), None, BIG):
        left.write_bytes(data) if data else left.unlink()
        built(root)
        assert tree(root / "site") == clean_tree(root, tmp_path)
    assert versions(root) == before


def test_a_setting_of_pictures_that_changes(tmp_path: Path) -> None:
    root = a_blog(tmp_path / "blog")
    built(root)
    for settings in ("widths = [128]", 'formats = ["webp"]', "quality = 20", 'sizes = "9rem"', "widths = []"):
        (root / "nisshi.toml").write_text(f'theme = "bare"\n[images]\n{settings}\n', encoding="utf-8")
        built(root)
        assert tree(root / "site") == clean_tree(root, tmp_path)


def test_a_version_that_the_cache_has_lost_is_made_again(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    whole = tree(built(root))
    shutil.rmtree(root / ".nisshi")
    shutil.rmtree(root / "site/pictures")
    assert tree(built(root)) == whole


def test_a_broken_picture_is_a_warning_and_published_as_it_is(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    broken = {"left.jpg": b"\xff\xd8 no picture"}
    (root / "content/posts/a/left.jpg").write_bytes(broken["left.jpg"])
    (root / "content/static/img/right.png").write_bytes(OTHER[: len(OTHER) // 2])
    for _ in range(2):  # what is kept keeps its warning
        run = nisshi(root, "build")
        assert run.code == 0
        assert "content/posts/a/left.jpg: warning: this picture is broken" in run.words
        assert "content/static/img/right.png: warning: this picture is broken" in run.words
        assert "Traceback" not in run.words


def lock(root: Path, url: str, data: bytes, file: str) -> None:
    digest = hashlib.sha256(data).hexdigest()
    IMAGES_LOCK.write(root, {url: RemoteImage(file, digest, "image/png", len(data), 500, 300, "2026-11-28")})


REMOTE = "https://i.imgur.com/abcdefg.png"


@pytest.mark.parametrize("kept", [True, False])
def test_a_picture_of_another_host(kept: bool, tmp_path: Path) -> None:
    header = post("![棚](https://i.imgur.com/abcdefgl.png)", headerImage=REMOTE)
    root = blog(tmp_path / "blog", {"a.md": header}, SETTINGS)
    built(root)
    assert f'src="{REMOTE[:-4]}l.png" alt="棚" loading=' in page(root, "/a/")
    file = "content/remote/i.imgur.com/abcdefg-12345678.png" if kept else ""
    if kept:
        blog(root, {file: OTHER}, SETTINGS)
    lock(root, REMOTE, OTHER, file)
    site = built(root)
    html = page(root, "/a/")
    assert 'width="500" height="300"' in html
    assert ("imgur" not in html) == kept
    assert any(name.endswith(".png") for name in versions(root)) == kept
    feed = (site / "atom.xml").read_text(encoding="utf-8")
    assert ("imgur" not in feed) == kept
    assert 'width="500" height="300"' in feed.replace("&quot;", '"')
    assert tree(site) == clean_tree(root, tmp_path)


def test_a_copy_has_another_name_when_other_bytes_are_left_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = "content/remote/i.imgur.com/a.png"
    root = blog(tmp_path, {"a.md": post(f"![棚]({REMOTE})"), file: OTHER}, "[images]\nwidths = []\n")
    lock(root, REMOTE, OTHER, file)
    built(root)
    (before,) = versions(root)
    monkeypatch.setattr(private, "RECIPE", private.RECIPE + 1)
    built(root, "--clean")
    (after,) = versions(root)
    assert before != after
    assert f"/pictures/{after}" in page(root, "/a/")


def test_a_drawing_of_another_host_that_could_run_something_stays_there(tmp_path: Path) -> None:
    file = "content/remote/i.imgur.com/x.svg"
    drawing = b'<svg viewBox="0 0 3 2" onload="x()"/>'
    root = blog(tmp_path, {"a.md": post(f"![棚]({REMOTE})"), file: drawing}, SETTINGS)
    lock(root, REMOTE, drawing, file)
    built(root)
    assert f'src="{REMOTE}"' in page(root, "/a/")
    assert versions(root) == []


def test_a_broken_lock_is_told(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(f"![棚]({REMOTE})")})
    (root / "images.lock").write_text("{", encoding="utf-8")
    run = nisshi(root, "build")
    assert run.code != 0
    assert "images.lock" in run.words


def imported(root: Path) -> set[str]:
    code = "import sys\nfrom nisshi.cli import main\nmain(['build'])\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "SOURCE_DATE_EPOCH": NOW},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(run.stdout.splitlines()[-1].split())


def test_no_picture_is_opened_when_only_texts_change(tmp_path: Path) -> None:
    root = a_blog(tmp_path)
    assert "PIL" in imported(root)
    assert "PIL" not in imported(root)
    blog(root, {"content/posts/a/index.md": post(f"別の文。\n{TEXT}", slug="a")}, SETTINGS)
    assert "PIL" not in imported(root)
    blog(root, {"content/posts/a/index.md": post(f"別の文。\n{TEXT}", slug="a", title="朝")}, SETTINGS)
    assert "PIL" not in imported(root)


def test_where_no_process_can_be_copied_others_are_begun_or_it_is_done_here(tmp_path: Path) -> None:
    whole = tree(built(a_blog(tmp_path / "1")))
    with mock.patch.object(studio, "may_fork", lambda: False), mock.patch.object(studio, "_POOL_FROM", 2):
        assert tree(built(a_blog(tmp_path / "2"))) == whole
