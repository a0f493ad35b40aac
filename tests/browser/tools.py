"""The programs the browser tests need from the system and from tests/browser/package.json."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"

# The browser would otherwise look for updates and sync at every start.
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)

_DEBIAN_PACKAGE = {"java": "default-jre-headless", "npm": "npm"}


def chromium() -> str:
    """Find the browser: the environment's CHROMIUM, else one of the names it is installed under."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), "")


def missing_tools() -> str:
    """Name every program that is not there and the command that installs them; "" when all are."""
    packages = [] if chromium() else ["chromium"]
    packages += [package for program, package in _DEBIAN_PACKAGE.items() if not shutil.which(program)]
    if not packages:
        return ""
    words = f"The browser tests need programs that are not installed: {', '.join(packages)}."
    return f"{words}\nOn Debian and Ubuntu: apt-get install {' '.join(packages)}"


def node_module(path: str) -> Path:
    """Return a file below node_modules, installing what package-lock.json pins when it has changed.

    No install script of a package is run: they would fetch programs the tests do not use.
    """
    lock = (HERE / "package-lock.json").read_bytes()
    stamp = MODULES / "installed-lock.json"
    if not stamp.exists() or stamp.read_bytes() != lock:
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True)
        stamp.write_bytes(lock)
    return MODULES / path
