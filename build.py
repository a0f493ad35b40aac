#!/usr/bin/env python3
"""Build the blog on a machine that has only Python: `python build.py [verb] [options]`.

The first run makes `.venv` from the hashed lock file; each run then hands over to `nisshi.cli`.
`python build.py test [pytest arguments]` adds the development tools and runs every check.
Standard library only, and what is slow to import is imported where it is used: this file is
part of every start.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python does come here, and gets plain words)
    sys.exit("Nisshi needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))

import os
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"

NO_VENV = """
This Python could not make a virtual environment. On Debian and Ubuntu that needs
    apt install python3-venv
and where uv is on the PATH it is not needed."""
NO_PACKAGES = """
The packages could not be installed; the lines above say why. Only this first run needs the
network. Behind a proxy, set HTTPS_PROXY. Then give the same command again."""


class Trouble(Exception):
    """Something a person has to mend, in words for that person."""


def main(argv: list[str]) -> int:
    """Make sure of the packages, then do what `argv` asks for. Returns the exit code."""
    testing = argv[:1] == ["test"]
    lock = DEVELOPMENT if testing else RUNTIME
    owner = owner_of(lock)
    if not owner and not has_every_package(lock):
        try:
            install(lock)
        except (Trouble, OSError) as trouble:
            say(f"{trouble}")
            return 1
        owner = owner_of(lock)
    if testing:
        return call(PYTHON if owner else sys.executable, ROOT / "tests" / "every_check.py", *argv[1:])
    if owner not in ("", this_python()):
        return restart()
    return hand_over(argv, in_venv=bool(owner))


def this_python() -> str:
    """Name the running interpreter: two with one name can use each other's packages."""
    return f"{sys.implementation.cache_tag} {sys.platform} {sys.base_prefix}"


def owner_of(lock: str) -> str:
    """Name the Python for which `.venv` holds the packages of this very lock file; "" if none."""
    try:
        owner, digest = stamp(lock).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return ""
    # Where the system's Python was replaced below the environment, its packages are for the old one.
    outlived = owner != this_python() and Path(sys.prefix) == VENV
    return owner if digest == digest_of(lock) and PYTHON.exists() and not outlived else ""


def stamp(lock: str) -> Path:
    return VENV / f"{lock}.stamp"


def digest_of(lock: str) -> str:
    import hashlib

    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def has_every_package(lock: str) -> bool:
    """Tell whether the running interpreter has each locked version, so that no `.venv` is needed."""
    present = {found.stem.lower() for folder in sys.path for found in Path(folder).glob("*.dist-info")}
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    pins = [line.partition(";")[0].rstrip(" \\") for line in lines if "==" in line]
    # `name==version` has a folder `name-version.dist-info`; what only some Pythons need counts for all.
    return all(pin.replace("-", "_").replace("==", "-") in present for pin in pins)


def install(lock: str) -> None:
    """Make `.venv` if need be and install the lock; stamped last, so that a broken run is redone."""
    import shutil

    uv = shutil.which("uv")
    base = getattr(sys, "_base_executable", sys.executable)  # not one inside the .venv to be remade
    venv = [uv, "venv", "--quiet", "--python", base] if uv else [base, "-m", "venv"]
    pip = [uv, "pip", "install", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install"]
    (ROOT / ".nisshi").mkdir(exist_ok=True)
    with (ROOT / ".nisshi/venv.lock").open("w", encoding="utf-8") as turn:
        wait_for(turn)
        os.set_inheritable(turn.fileno(), True)  # an installer that outlives this run keeps the turn
        if not owner_of(RUNTIME):
            say("First run: making .venv …")
            if VENV.exists():
                shutil.rmtree(VENV)
            run(*venv, VENV, trouble=NO_VENV)
            run(*pip, "--require-hashes", "-r", ROOT / RUNTIME)
            run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
            put_stamp(RUNTIME, this_python())
            if shutil.which("npm"):  # without the font there are no social cards; a build says so
                call(PYTHON, "-m", "nisshi.cli", "fonts", "--root", ROOT)
        if not owner_of(lock):
            say("Installing the development tools …")
            run(*pip, "--require-hashes", "-r", ROOT / lock)
            put_stamp(lock, owner_of(RUNTIME))


def put_stamp(lock: str, owner: str) -> None:
    stamp(lock).write_text(f"{owner}\n{digest_of(lock)}\n", encoding="utf-8")


def wait_for(turn: TextIO) -> None:
    """Wait until no other run installs. The system frees the lock of a run that died."""
    import time

    if not take(turn):
        say("Another run is installing the packages; waiting for it …")
        while not take(turn):
            time.sleep(0.2)


def take(turn: TextIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(turn.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def run(*command: object, trouble: str = NO_PACKAGES) -> None:
    """Run an installer, naming each package as it comes; what it said is shown when it fails."""
    from subprocess import PIPE, STDOUT, Popen

    words = [str(word) for word in command]
    said = []
    with Popen(
        words, cwd=ROOT, stdout=PIPE, stderr=STDOUT, text=True, errors="replace", close_fds=False
    ) as process:
        for line in process.stdout or ():
            said.append(line.rstrip())
            if line.startswith(("Collecting ", " + ")):  # pip's word, uv's word
                say(f"  {line.split()[1]}")
    if process.returncode:
        raise Trouble("\n".join([*said[-20:], trouble]))


def call(*command: str | Path) -> int:
    import subprocess

    return subprocess.call(command)


def restart() -> int:
    """Begin again in the environment's own Python, for this one cannot use its packages."""
    command = [str(PYTHON), *sys.orig_argv[1:]]
    if os.name != "nt":
        os.execv(PYTHON, command)
    return call(*command)  # Windows' exec returns to the shell at once


def hand_over(argv: list[str], in_venv: bool) -> int:
    """Run the command line in this process, the environment's packages instead of the system's."""
    if in_venv:
        packages = next(VENV.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages"))
        system = ("site-packages", "dist-packages")
        sys.path[:] = [*(folder for folder in sys.path if Path(folder).name not in system), str(packages)]
    from nisshi.cli import main as command_line

    return command_line(argv)


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
