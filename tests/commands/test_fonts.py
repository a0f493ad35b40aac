"""`fonts`: what is there stays, what npm brings is compared with our digests."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from nisshi import cards
from nisshi.cards.font_files import FOLDER, PACKED
from tests.blogs import blog, nisshi
from tests.cards.fonts import fetched

PINNED = Path(cards.__file__).parent / "font"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return blog(tmp_path, {})


def npm(root: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program in the place of npm that runs a few lines of Python."""
    program = root / "npm.py"
    program.write_text(f"import sys\nfrom pathlib import Path\n{script}\n", encoding="utf-8")
    monkeypatch.setattr("nisshi.commands.fonts.shutil.which", lambda name: sys.executable)
    monkeypatch.setattr("nisshi.commands.fonts._NPM", (str(program),))


def test_the_font_is_fetched_once_with_its_licence(root: Path) -> None:
    (root / FOLDER).mkdir(parents=True)
    for path in (*fetched().all, str(Path(fetched().title).with_name("OFL.txt"))):
        shutil.copy(path, root / FOLDER)
    run = nisshi(root, "fonts")
    assert (run.code, run.words) == (0, f"The font of the social cards is in {FOLDER}/ already.\n")
    assert "SIL OPEN FONT LICENSE" in (root / FOLDER / "OFL.txt").read_text(encoding="utf-8").upper()


def test_without_npm_the_way_out_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nisshi.commands.fonts.shutil.which", lambda name: None)
    run = nisshi(root, "fonts")
    assert run.code == 1 and "npm is not here" in run.words and "[cards]" in run.words


def test_what_npm_says_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm(root, monkeypatch, "sys.exit('npm error network')")
    run = nisshi(root, "fonts")
    assert (
        run.code == 1 and "npm could not fetch the font of the social cards: npm error network" in run.words
    )


def test_another_file_than_the_pinned_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "".join(
        f"path = Path('node_modules/{file.source}')\npath.parent.mkdir(parents=True, exist_ok=True)\n"
        "path.write_bytes(b'another')\n"
        for file in PACKED
    )
    npm(root, monkeypatch, script)
    run = nisshi(root, "fonts")
    assert run.code == 1 and "another BIZUDPMincho-Bold.ttf than Nisshi knows" in run.words
    assert list((root / FOLDER).iterdir()) == []


def test_the_package_is_pinned_by_digest_and_names_no_registry() -> None:
    lock = json.loads((PINNED / "package-lock.json").read_text(encoding="utf-8"))
    asked = json.loads((PINNED / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = {
        name.removeprefix("node_modules/"): package for name, package in lock["packages"].items() if name
    }
    assert {name: package["version"] for name, package in packages.items()} == asked
    for package in packages.values():
        assert package["integrity"].startswith("sha512-") and "resolved" not in package
