"""Which file answers a path, and that none outside the folder ever does."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.preview.site_files import Found, content_type, find


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in ("index.html", "a/index.html", "b.html", "c.png", "日誌/index.html", "_headers", ".nisshi-x", "d/e.png",
                 ".well-known/security.txt"):  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    (folder / "out.html").symlink_to(tmp_path / "secret.html")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    (folder / "alias.png").symlink_to(folder / "c.png")
    return folder


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/a/", "a/index.html"),
        ("/b", "b.html"),
        ("/b.html", "b.html"),
        ("/c.png", "c.png"),
        ("/alias.png", "alias.png"),
        ("/日誌/", "日誌/index.html"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_a_path_is_answered_by_a_file(site: Path, path: str, file: str) -> None:
    assert find(site, path) == Found(site / file)


def test_a_folder_without_its_slash_is_told(site: Path) -> None:
    assert find(site, "/a") == Found(site / "a/index.html", lacks_slash=True)


@pytest.mark.parametrize(
    "path",
    ["/d/", "/d", "/nope", "/c.png/", "/_headers", "/.nisshi-x", "/../secret.html", "/a/../../secret.html", "/..",
     "/out.html", "/up/secret.html", "/up/", "/..\\secret.html", "/a\0b", "/" + "x" * 300, "/./index.html"],
)  # fmt: skip
def test_nothing_else_is_answered(site: Path, path: str) -> None:
    assert find(site, path) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.CSS", "text/css; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.webp", "image/webp"),
        ("a.mp4", "video/mp4"),
        ("a", "application/octet-stream"),
    ],
)
def test_types_do_not_depend_on_the_machine(name: str, kind: str) -> None:
    assert content_type(Path(name)) == kind
