"""Published assets carry the digest of their bytes in their names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nisshi.digest import digest_bytes
from nisshi.errors import SiteError
from nisshi.theme.assets import theme_assets
from nisshi.theme.lookup import load_theme
from tests.theme.themes import write_theme

BUNDLE = '[bundles]\n"style.css" = ["css/b.css", "css/a.css"]\n'
FILES = {"assets/css/a.css": "a{}", "assets/css/b.css": "b{}", "assets/fonts/x.woff2": "font"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_theme(tmp_path, "paper", FILES, BUNDLE)
    return tmp_path


def published(root: Path, name: str = "paper") -> dict[str, tuple[str, bytes]]:
    return {key: (output.path, output.data) for key, output in theme_assets(load_theme(root, name)).items()}


def test_a_bundle_joins_its_files_in_the_order_given(root: Path) -> None:
    assets = published(root)
    assert sorted(assets) == ["fonts/x.woff2", "style.css"]  # the parts are not published as well
    assert assets["style.css"][1] == b"b{}\na{}"


def test_the_name_carries_the_digest_of_the_bytes(root: Path) -> None:
    path, data = published(root)["style.css"]
    assert path == f"assets/style.{digest_bytes(data)[:10]}.css"
    assert re.fullmatch(r"assets/fonts/x\.[0-9a-f]{10}\.woff2", published(root)["fonts/x.woff2"][0])


def test_another_byte_is_another_name_and_no_byte_is_none(root: Path) -> None:
    before = published(root)
    assert published(root) == before
    (root / "themes/paper/assets/css/a.css").write_text("a{ }")
    after = published(root)
    assert after["style.css"][0] != before["style.css"][0]
    assert after["fonts/x.woff2"] == before["fonts/x.woff2"]


def test_a_part_may_be_overridden_alone(root: Path) -> None:
    write_theme(root, "night", {"assets/css/a.css": "night{}"}, 'inherits = "paper"\n')
    assert published(root, "night")["style.css"][1] == b"b{}\nnight{}"
    write_theme(root, "overrides", {"assets/css/b.css": "mine{}"})
    assert published(root, "night")["style.css"][1] == b"mine{}\nnight{}"


def test_a_bundle_that_names_a_missing_file_is_a_problem(root: Path) -> None:
    (root / "themes/paper/assets/css/a.css").unlink()
    with pytest.raises(SiteError) as error:
        published(root)
    (problem,) = error.value.problems
    assert problem.path == "themes/paper/theme.toml"
    assert problem.message == "the bundle 'style.css' names assets/css/a.css, which does not exist"
