"""Run every check of the project: the program behind `python build.py test`.

Without arguments: ruff's rules, its format, mypy, then the whole of pytest, browsers included.
With arguments: pytest alone, with them. The exit code is 1 when any check failed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("pytest", "-v"),  # last, so that its summary ends the run
)


def main(arguments: list[str]) -> int:
    """Run the checks and say each one's name. Returns the exit code."""
    if arguments:
        return run(("pytest", *arguments))
    if words := missing_tools():
        print(words, file=sys.stderr)
        return 1
    failed = [check for check in CHECKS if run(check) != 0]
    for check in failed:
        print(f"failed: {' '.join(check)}", file=sys.stderr)
    return 1 if failed else 0


def missing_tools() -> str:
    sys.path.insert(0, str(ROOT))
    from tests.browser import tools

    return tools.missing_tools()


def run(check: tuple[str, ...]) -> int:
    print(f"· {' '.join(check)}", file=sys.stderr, flush=True)
    return subprocess.call([sys.executable, "-m", *check], cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
