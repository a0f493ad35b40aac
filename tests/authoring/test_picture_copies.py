"""The names of copies are safe, whatever an address looks like."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nisshi.authoring.picture_copies import copied, drop_copy, keep_copy, state_of
from nisshi.authoring.picture_measure import Measured
from nisshi.errors import SiteError
from nisshi.locks.images import IMAGES_LOCK
from nisshi.locks.originals import original_url

MEASURED = Measured("image/png", 3, 2)


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("https://i.imgur.com/cRHAJbo.png", "i.imgur.com/cRHAJbo-ba7816bf.png"),
        ("https://example.com:8080/a/b.c.jpg?x=1", "example.com_8080/b-c-ba7816bf.png"),
        ("https://example.com/", "example.com/picture-ba7816bf.png"),
        ("https://example.com/%E7%B5%B5.png", "example.com/picture-ba7816bf.png"),
        ("https://example.com/..%2F..%2Fx.png", "example.com/x-ba7816bf.png"),
        ("https://[::1]/.png", "1/png-ba7816bf.png"),
        ("https://../..", "host/picture-ba7816bf.png"),
        ("https://example.com/" + "a" * 300, "example.com/" + "a" * 40 + "-ba7816bf.png"),
    ],
)
def test_names(url: str, file: str) -> None:
    assert copied(url, b"abc", MEASURED, "2026-11-28", keep=True).file == f"content/remote/{file}"


@settings(max_examples=60)
@given(
    st.text(max_size=30).map("https://".__add__) | st.text(max_size=30).map("https://example.com/".__add__)
)
@example("https://example.com/../../../etc/passwd")
@example("https://example.com/con.png")
def test_any_address_gives_a_file_that_the_lock_takes(url: str) -> None:
    image = copied(original_url(url), b"abc", MEASURED, "2026-11-28", keep=True)
    with TemporaryDirectory() as folder:
        root = Path(folder)
        IMAGES_LOCK.write(root, {"https://example.com/": image})
        assert IMAGES_LOCK.read(root) == {"https://example.com/": image}
        keep_copy(root, image.file, b"abc")
        assert (root / image.file).resolve().is_relative_to(root.resolve() / "content/remote")
        assert state_of(root, image) == "intact"


def test_a_copy_goes_with_the_last_picture_that_has_it(tmp_path: Path) -> None:
    image = copied("https://example.com/a.png", b"abc", MEASURED, "2026-11-28", keep=True)
    keep_copy(tmp_path, image.file, b"abc")
    drop_copy(tmp_path, image.file, [image])
    assert state_of(tmp_path, image) == "intact"
    drop_copy(tmp_path, image.file, [])
    assert state_of(tmp_path, image) == "missing"


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("a file, and no folder")
    with pytest.raises(SiteError) as raised:
        keep_copy(tmp_path, "content/remote/a/b.png", b"abc")
    assert "the copy cannot be written" in raised.value.problems[0].message
