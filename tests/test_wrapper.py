"""build.py: from nothing but Python to a running command line, without a network in these tests."""

from __future__ import annotations

import hashlib
import importlib.util
import inspect
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

WRAPPER = Path(__file__).resolve().parent.parent / "build.py"


def write_wheel(path: str, name: str, files: dict[str, str]) -> None:
    import zipfile

    about = f"{name}-1.0.dist-info"
    files = files | {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        for place, text in files.items():
            wheel.writestr(place, text)


# Stands for hatchling: a build backend that puts the checkout on the path.
BACKEND = f"""
import os
{inspect.getsource(write_wheel)}
def build_editable(folder, settings=None, metadata=None):
    commands = "[console_scripts]\\nnisshi = nisshi.cli:main\\n"
    files = {{"nisshi.pth": os.getcwd(), "nisshi-1.0.dist-info/entry_points.txt": commands}}
    write_wheel(os.path.join(folder, "nisshi-1.0-py3-none-any.whl"), "nisshi", files)
    return "nisshi-1.0-py3-none-any.whl"
"""
COMMAND_LINE = """
import sys, small_backend
def main(argv=None):
    print("handed over:", argv, "with", small_backend.__file__)
    return 7
if __name__ == "__main__":
    print("by itself:", sys.argv[1], file=sys.stderr)
"""
PYPROJECT = """
[build-system]
requires = ["small-backend"]
build-backend = "small_backend"
[project]
name = "nisshi"
version = "1.0"
"""


def make_project(folder: Path) -> Path:
    """A checkout in small: the real build.py, a lock of one package, a command line that answers."""
    project = folder / "日誌 の 箱" / "repo"
    (project / "nisshi").mkdir(parents=True)
    shutil.copy(WRAPPER, project)
    wheel = folder / "wheels" / "small_backend-1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    write_wheel(str(wheel), "small_backend", {"small_backend.py": BACKEND})
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    write(project / "requirements.lock", f"small-backend==1.0 \\\n    --hash=sha256:{digest}\n")
    write(project / "pyproject.toml", PYPROJECT)
    write(project / "nisshi/__init__.py", "")
    write(project / "nisshi/cli.py", COMMAND_LINE)
    for name in ("npm", "npm.cmd"):  # that it is there is all the wrapper asks
        program = folder / "programs" / name
        program.parent.mkdir(exist_ok=True)
        write(program, "")
        program.chmod(0o755)
    return project


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def start(project: Path, *arguments: str) -> subprocess.Popen[str]:
    """Run build.py as a person would, but with pip's index cut off and only our wheel to be had."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "UV_"))}
    environment |= {
        # without uv, so that every machine tests the same way
        "PATH": os.pathsep.join((str(project.parent.parent / "programs"), os.defpath)),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": (project.parent.parent / "wheels").as_uri(),
        "PIP_CONFIG_FILE": os.devnull,
        "PYTHONUTF8": "1",
    }
    return subprocess.Popen(
        [sys.executable, str(project / "build.py"), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
        cwd=project.parent,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that two runs, started at once, have set up."""
    project = make_project(tmp_path_factory.mktemp("wrapper"))
    both = [start(project, "first"), start(project, "second")]
    answers = [(*run.communicate(timeout=120), run.returncode) for run in both]
    for (out, err, code), argument in zip(answers, ("first", "second"), strict=True):
        assert (code, f"handed over: ['{argument}']" in out) == (7, True), err
    assert sum("making .venv" in err for _, err, _ in answers) == 1
    assert sum("by itself: fonts" in err for _, err, _ in answers) == 1
    return project


def test_later_runs_hand_over_without_a_word(project: Path) -> None:
    out, err = start(project, "list", "--json").communicate(timeout=60)
    assert out.startswith("handed over: ['list', '--json'] with ")
    assert str(project / ".venv") in out
    assert err == ""


def test_the_console_command_is_there(project: Path) -> None:
    command = project / ".venv" / ("Scripts/nisshi.exe" if os.name == "nt" else "bin/nisshi")
    run = subprocess.run([command], capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stdout.startswith("handed over")) == (7, True), run.stderr


def test_a_wrong_hash_is_refused_in_plain_words(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    lock = project / "requirements.lock"
    write(lock, f"small-backend==1.0 --hash=sha256:{'0' * 64}\n")
    run = start(project)
    out, err = run.communicate(timeout=120)
    assert run.returncode == 1
    assert out == ""
    assert "The packages could not be installed; the lines above say why." in err
    assert "Traceback" not in err
    assert not list(project.glob(".venv/*.stamp"))


def wrapper(root: Path) -> ModuleType:
    """build.py as a module whose checkout is `root`."""
    spec = importlib.util.spec_from_file_location("wrapper_under_test", root / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stamped(project: Path, owner: str) -> None:
    digest = hashlib.sha256((project / "requirements.lock").read_bytes()).hexdigest()
    python = project / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    python.parent.mkdir(parents=True)
    python.touch()
    write(project / ".venv/requirements.lock.stamp", f"{owner}\n{digest}\n")


def test_another_pythons_environment_is_entered_not_remade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    stamped(project, "cpython-399 linux /opt/python3.99")
    build = wrapper(project)
    monkeypatch.setattr(build, "restart", lambda: 42)
    assert build.main(["list"]) == 42


def test_a_stamp_counts_only_for_its_lock_and_while_its_python_is_there(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    build = wrapper(project)
    assert build.owner_of("requirements.lock") == ""
    stamped(project, build.this_python())
    assert build.owner_of("requirements.lock") == build.this_python()
    build.PYTHON.unlink()
    assert build.owner_of("requirements.lock") == ""
    build.PYTHON.touch()
    write(project / "requirements.lock", "other==2.0\n")
    assert build.owner_of("requirements.lock") == ""


def test_an_interpreter_with_every_locked_version_needs_no_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    packages = tmp_path / "packages"
    (packages / "Small_Backend-1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(packages), str(tmp_path / "absent")])
    build = wrapper(project)
    assert build.has_every_package("requirements.lock")
    write(project / "requirements.lock", "small-backend==1.1 \\\n    --hash=sha256:0\n")
    assert not build.has_every_package("requirements.lock")


def test_the_systems_packages_give_way_to_the_environments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    below = "Lib/site-packages" if os.name == "nt" else "lib/python3.11/site-packages"
    packages = project / ".venv" / below
    packages.mkdir(parents=True)
    write(packages / "small_backend.py", "")
    path = [str(project), "/usr/lib/python3.11", "/usr/lib/python3/dist-packages"]
    monkeypatch.setattr(sys, "path", path)
    for name in [name for name in sys.modules if name.partition(".")[0] in ("nisshi", "small_backend")]:
        monkeypatch.delitem(sys.modules, name)
    build = wrapper(project)
    assert build.hand_over(["build"], in_venv=True) == 7
    assert sys.path == [str(project), "/usr/lib/python3.11", str(packages)]


def test_it_stays_a_thin_wrapper() -> None:
    lines = WRAPPER.read_text(encoding="utf-8").splitlines()
    assert len(lines) < 200
