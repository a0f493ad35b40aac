"""`fonts`: fetch the font that social cards are set in, once, by npm and checked by its digests."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from nisshi import cards
from nisshi.cards.font_files import FOLDER, PACKED
from nisshi.commands.desk import Voice, root_of
from nisshi.errors import Problem, SiteError

_PINNED = ("package.json", "package-lock.json")
_NPM = (
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-progress",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=2000",
)
_NO_NPM = "Install Node.js, or name a font of your own: `font` in [cards] of nisshi.toml."


def fonts(arguments: argparse.Namespace) -> int:
    """Make sure that the font is below the blog's folder. Returns the exit code."""
    voice = Voice(arguments.quiet or arguments.json)
    try:
        folder = root_of(arguments) / FOLDER
        if is_whole(folder):
            voice.say(f"The font of the social cards is in {FOLDER}/ already.")
        else:
            fetch(folder)
            voice.say(f"BIZ UDPMincho (SIL Open Font License 1.1) is in {FOLDER}/ now.")
    except SiteError as error:
        voice.complain(error.problems)
        return 1
    if arguments.json:
        print('{"ok": true}')
    return 0


def is_whole(folder: Path) -> bool:
    """Tell whether the folder holds every file of the font with its digest."""
    return all(_sha256(folder / file.name) == file.sha256 for file in PACKED)


def fetch(folder: Path) -> None:
    """Fetch the pinned package and put its font into `folder`. Raises SiteError.

    npm compares the package with the digest of its lock, and we each file with our own.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent, prefix="fonts-") as work:
            _install(Path(work))
            for file in PACKED:
                source = Path(work, "node_modules", file.source)
                if _sha256(source) != file.sha256:
                    raise _trouble(f"the package holds another {file.name} than Nisshi knows")
            for file in PACKED:
                Path(work, "node_modules", file.source).replace(folder / file.name)
    except OSError as error:
        raise _trouble(f"{FOLDER}/ cannot be written: {error.strerror}") from None


def _install(work: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise _trouble("npm is not here, by which the font of the social cards is fetched", _NO_NPM)
    pinned = Path(cards.__file__).parent / "font"
    for name in _PINNED:
        shutil.copyfile(pinned / name, work / name)
    run = subprocess.run(
        [npm, *_NPM], cwd=work, capture_output=True, text=True, errors="replace", check=False
    )
    if run.returncode:
        said = next((line for line in run.stderr.splitlines() if line.strip()), "it gave no reason")
        raise _trouble(
            f"npm could not fetch the font of the social cards: {said}", "Give the command again later."
        )


def _sha256(path: Path) -> str:
    """Return the digest of a file, "" where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _trouble(message: str, hint: str = "") -> SiteError:
    return SiteError((Problem(FOLDER, message=message, hint=hint),))
