"""The engine's digest: what an older Nisshi or other libraries made is not used again."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from nisshi.stamps import Stamps
from nisshi.steps import engine
from nisshi.steps.engine import engine_digest
from tests.blogs import REPOSITORY


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our own source, taken for it."""
    copy = tmp_path / "nisshi"
    shutil.copytree(REPOSITORY / "nisshi", copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(engine, "_PACKAGE", copy)
    return copy


@pytest.fixture
def libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed libraries, before all others on the path."""
    folder = tmp_path / "site-packages"
    (folder / "pygments-2.20.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    return folder


def digest(zone: str = "Asia/Tokyo") -> str:
    return engine_digest(zone, Stamps({}))


def test_it_is_the_same_for_the_same_engine(package: Path) -> None:
    assert digest() == digest()


@pytest.mark.parametrize("file", ["model.py", "markdown/convert.py", "outputs/feeds.py", "steps/plan.py"])
def test_a_change_of_our_source_changes_it(package: Path, file: str) -> None:
    before = digest()
    (package / file).write_text((package / file).read_text("utf-8") + "# other\n", "utf-8")
    assert digest() != before


def test_a_new_file_of_ours_changes_it(package: Path) -> None:
    before = digest()
    (package / "markdown/newer.py").touch()
    assert digest() != before


@pytest.mark.parametrize("file", ["commands/build.py", "preview/live.py", "explain/words.py"])
def test_what_only_asks_and_tells_does_not(package: Path, file: str) -> None:
    before = digest()
    (package / file).write_text("", "utf-8")
    assert digest() == before


def test_another_version_of_a_library_changes_it(libraries: Path) -> None:
    before = digest()
    (libraries / "pygments-2.20.0.dist-info").rename(libraries / "pygments-2.20.1.dist-info")
    assert digest() != before


def test_a_library_that_makes_no_page_does_not(libraries: Path) -> None:
    before = digest()
    (libraries / "uvicorn-9.9.9.dist-info").mkdir()
    assert digest() == before


def test_the_rules_of_the_time_zone_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zone = tmp_path / "Asia/Tokyo"
    zone.parent.mkdir()
    zone.write_bytes(b"one hour")
    monkeypatch.setattr(engine, "TZPATH", (str(tmp_path),))
    before = digest()
    zone.write_bytes(b"two hours")
    assert digest() != before
