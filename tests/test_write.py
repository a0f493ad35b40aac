"""Writing: only what changed, every file whole, nothing of anybody else's."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from nisshi.digest import digest_bytes
from nisshi.errors import Problem, SiteError
from nisshi.write import MANIFEST, Stage, Wanted, Written, publish
from tests.blogs import REPOSITORY, tree


def write(folder: Path, files: Mapping[str, str], kept: Mapping[str, str] | None = None) -> Written:
    """Publish `files`, which are all made, beside `kept`, which are known to be in their place."""
    with Stage(folder).opened() as stage:
        wanted = [
            Wanted(path, digest_bytes(data), f"source of {path}", stage.put(path, data))
            for path, data in ((path, text.encode()) for path, text in files.items())
        ]
        return publish(
            stage, {path: digest_bytes(text.encode()) for path, text in (kept or {}).items()}, wanted
        )


def refused(folder: Path, files: Mapping[str, str]) -> tuple[Problem, ...]:
    """Write, which must be refused and must change nothing; returns the Problems."""
    before = tree(folder)
    with pytest.raises(SiteError) as error:
        write(folder, files)
    assert tree(folder) == before
    return error.value.problems


def texts(folder: Path) -> dict[str, str]:
    """Return the files of a site without the manifest, as text."""
    found = {path: data.decode() for path, data in tree(folder).items() if (folder / path).is_file()}
    assert found.pop(MANIFEST, "")
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_the_folder_holds_the_outputs_and_nothing_else(site: Path) -> None:
    assert write(site, {"index.html": "a", "b/c/index.html": "b"}) == Written(2, 0, 0)
    assert texts(site) == {"index.html": "a", "b/c/index.html": "b"}


def test_what_is_kept_stays_and_is_not_looked_at(site: Path) -> None:
    write(site, {"a": "1", "b": "1"})
    (site / "a").write_text("x")
    assert write(site, {"b": "2"}, kept={"a": "1"}) == Written(1, 1, 0)
    assert texts(site) == {"a": "x", "b": "2"}


def test_processes_share_a_stage(site: Path) -> None:
    with Stage(site).opened() as stage:
        wanted = [Wanted(name, name, "", stage.part(f"{name}-").put(name, name.encode())) for name in "ab"]
        wanted.append(Wanted("c", "c", "", stage.put("c", b"c")))
        publish(stage, {}, wanted)
    assert texts(site) == {"a": "a", "b": "b", "c": "c"}


def test_what_is_staged_and_not_published_leaves_no_trace(site: Path) -> None:
    with Stage(site).opened() as stage:
        assert stage.put("a", b"1")
    assert not site.exists()


def test_unchanged_files_are_not_touched(site: Path) -> None:
    write(site, {"a": "1", "b": "1"})
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert write(site, {"a": "1", "b": "1"}) == Written(0, 2, 0)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before
    assert write(site, {"a": "1", "b": "2"}) == Written(1, 1, 0)
    assert (site / "a").stat().st_mtime_ns == before[site / "a"]


def test_a_file_changed_by_hand_is_put_right(site: Path) -> None:
    write(site, {"a": "1"})
    (site / "a").write_text("x")
    assert write(site, {"a": "1"}) == Written(1, 0, 0)
    assert texts(site) == {"a": "1"}


def test_leftovers_of_ours_are_removed_with_their_empty_folders(site: Path) -> None:
    write(site, {"a/b/c": "1", "a/d": "1"})
    (site / "a/keep.txt").write_text("by hand")
    assert write(site, {"e": "1"}) == Written(1, 0, 2)
    assert texts(site) == {"a/keep.txt": "by hand", "e": "1"}
    assert not (site / "a/b").exists()


def test_foreign_files_stay(site: Path) -> None:
    site.mkdir()
    (site / ".gitignore").write_text("*")
    (site / "CNAME").write_text("example.com")
    write(site, {"a": "1"})
    write(site, {})
    assert texts(site) == {".gitignore": "*", "CNAME": "example.com"}


def test_a_foreign_file_is_not_overwritten_and_then_nothing_is_written(site: Path) -> None:
    site.mkdir()
    (site / "index.html").write_text("by hand")
    (problem,) = refused(site, {"a": "1", "index.html": "ours"})
    assert problem.path == "site/index.html"
    assert problem.message == "Nisshi did not make this file and will not overwrite it"
    assert "source of index.html" in problem.hint


def test_a_foreign_file_in_place_of_a_folder_is_refused(site: Path) -> None:
    site.mkdir()
    (site / "tag").write_text("by hand")
    (problem,) = refused(site, {"a": "1", "tag/x/index.html": "ours"})
    assert problem.path == "site/tag"


def test_a_foreign_file_in_a_folder_in_place_of_a_file_is_refused(site: Path) -> None:
    (site / "feed.json").mkdir(parents=True)
    (site / "feed.json/notes.txt").write_text("by hand")
    (problem,) = refused(site, {"a": "1", "feed.json": "ours"})
    assert problem.path == "site/feed.json/notes.txt"


def test_an_empty_folder_gives_way_to_a_file(site: Path) -> None:
    (site / "feed.json").mkdir(parents=True)
    write(site, {"a": "1", "feed.json": "ours"})
    assert texts(site) == {"a": "1", "feed.json": "ours"}


def test_a_stage_that_cannot_be_cleared_is_a_problem(site: Path) -> None:
    (site / ".nisshi-stage/inner").mkdir(parents=True)
    assert f"cannot write {site / '.nisshi-stage'}: " in refused(site, {"a": "1"})[0].message


def test_a_folder_that_cannot_be_made_is_named_with_its_path(tmp_path: Path) -> None:
    (problem,) = refused(Path("/proc/nope"), {"a": "1"})
    assert problem.message == "cannot write /proc/nope: No such file or directory"
    assert problem.hint == "Build into another folder with -o, or let this one be written to."


def test_a_link_that_leads_nowhere_is_foreign_too(site: Path) -> None:
    site.mkdir()
    (site / "a").symlink_to("nowhere")
    (problem,) = refused(site, {"a": "ours"})
    assert problem.path == "site/a"


def test_a_file_may_become_a_folder_and_a_file_again(site: Path) -> None:
    first, second = {"x": "file", "y/z": "inner"}, {"x/index.html": "folder", "y": "file"}
    for files in (first, second, first):
        write(site, files)
        assert texts(site) == files


def test_a_link_out_of_the_folder_is_not_followed(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    site.mkdir()
    (site / "a").symlink_to(outside)
    (problem,) = refused(site, {"a/index.html": "ours"})
    assert "leads out" in problem.message
    assert tree(outside) == {}


def test_nothing_is_deleted_through_a_link_that_was_put_in_place_of_ours(site: Path, tmp_path: Path) -> None:
    write(site, {"a/b": "1", "c": "1"})
    (site / "a").rename(tmp_path / "outside")
    (site / "a").symlink_to(tmp_path / "outside")
    write(site, {"c": "1"})
    assert (tmp_path / "outside/b").read_text() == "1"


def test_the_output_folder_itself_may_be_a_link(site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    site.symlink_to(tmp_path / "elsewhere")
    write(site, {"a/b": "1"})
    assert (tmp_path / "elsewhere/a/b").read_text() == "1"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"a": 1}'])
def test_with_a_damaged_manifest_no_file_counts_as_ours(site: Path, damage: bytes) -> None:
    write(site, {"a": "1", "b": "1"})
    (site / MANIFEST).write_bytes(damage)
    write(site, {"a": "1"})  # what has our very bytes may stay
    assert texts(site) == {"a": "1", "b": "1"}


@pytest.mark.parametrize("folder", ["file", "file/site"])
def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SiteError) as error:
        write(tmp_path / folder, {"a": "1"})
    (problem,) = error.value.problems
    assert problem.message.endswith("file is a file, not a folder")
    assert "disk" not in problem.hint
    assert (tmp_path / "file").read_text() == "x"


def test_a_folder_that_cannot_be_written_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, *rest: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(SiteError) as error:
        write(tmp_path / "site", {"a": "1"})
    assert "Permission denied" in error.value.problems[0].message
    assert tree(tmp_path / "site") == {}


# Written over and over, one after the other, by a process that is killed.
WRITER = """
import sys
from pathlib import Path
from nisshi.digest import digest_bytes
from nisshi.write import Stage, Wanted, publish
folder = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for version in "12":
        paths = [f"{number % 7}/{number}-{version if number % 3 else 0}" for number in range(60)]
        data = version.encode() * 5000
        with Stage(folder).opened() as stage:
            publish(stage, {}, [Wanted(path, digest_bytes(data), "", stage.put(path, data)) for path in paths])
"""


@pytest.mark.parametrize("seed", range(8))
def test_killed_at_any_moment_no_file_is_half_and_the_next_build_mends_all(site: Path, seed: int) -> None:
    site.mkdir()
    (site / "CNAME").write_text("example.com")
    for delay in (random.Random(seed).uniform(0, 0.08), 0.0):
        command = [sys.executable, "-c", WRITER, str(site)]
        with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(delay)
            process.kill()
        seen = {path: data for path, data in tree(site).items() if "/" in path and not path.startswith(".")}
        assert all(data in (b"1" * 5000, b"2" * 5000) for data in seen.values())
    write(site, {"index.html": "mended"})
    assert texts(site) == {"CNAME": "example.com", "index.html": "mended"}
