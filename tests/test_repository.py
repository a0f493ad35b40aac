"""What is committed: nothing built, nothing unpinned, nothing that names the machine it was written on."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Folders of a particular machine. A log excerpt may show the machine it comes from, so posts are left out.
MACHINE_PATHS = re.compile(r"(?<![\w.~/-])/(?:work|root|home/\w+|Users/\w+|opt/\w+)/[\w.]")


def tracked() -> list[str]:
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [name for name in run.stdout.decode("utf-8").split("\0") if name and (ROOT / name).exists()]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """Return `name==version` and the hashes of each package of a lock file."""
    packages = re.split(r"^(?=[a-z0-9])", read(lock), flags=re.MULTILINE)[1:]
    return {package.split()[0]: package for package in packages}


def test_only_the_ignore_file_of_the_output_folder_is_tracked() -> None:
    assert [name for name in tracked() if name.startswith("site/")] == ["site/.gitignore"]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_version_and_its_hashes(lock: str) -> None:
    assert len(pins(lock)) > 10
    for pin, package in pins(lock).items():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+", pin)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), pin


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_what_is_installed_and_not_from_where(lock: str) -> None:
    assert not re.search(r"://|--(?:index|extra-index|find-links|trusted-host)|file:", read(lock))


def test_the_development_lock_holds_the_runtime_lock() -> None:
    assert set(pins("requirements.lock")) <= set(pins("requirements-dev.lock"))


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    extra = project["project"]["optional-dependencies"]["cluster"]
    for lock, requirements in zip(LOCKS, (asked, project["dependency-groups"]["dev"] + extra), strict=True):
        names = {re.split(r"[<>=!~\[; ]", requirement)[0].lower() for requirement in requirements}
        assert names <= {pin.partition("==")[0] for pin in pins(lock)}


def test_the_node_lock_pins_by_digest_and_names_no_registry() -> None:
    lock = json.loads(read("tests/browser/package-lock.json"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    names = tracked()
    assert "pyproject.toml" in names
    for name in names:
        try:
            text = read(name)
        except UnicodeDecodeError:
            continue  # a picture
        if not name.startswith("content/posts/"):
            assert not MACHINE_PATHS.search(text), f"{name}: {MACHINE_PATHS.search(text)}"


def test_no_page_of_the_docs_says_a_section_twice() -> None:
    pages = [name for name in tracked() if name == "README.md" or re.fullmatch(r"docs/[^/]+\.md", name)]
    assert "docs/writing.md" in pages
    for name in pages:
        prose = re.sub(r"^(`{3,}).*?^\1 *$", "", read(name), flags=re.MULTILINE | re.DOTALL)
        headings = re.findall(r"^#{1,6} .*$", prose, re.MULTILINE)
        assert len(headings) == len(set(headings)), name
