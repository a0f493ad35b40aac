"""Run every check of the project: the program behind `python build.py test`.

Without arguments: ruff's rules, its format, mypy, then the whole of pytest, browsers included.
With arguments: pytest alone, with them. The exit code is 1 when any check failed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# They wait for builds and for pages, about as long as all the rest takes, and run beside it.
ASIDE = ("tests/test_incremental.py", "tests/browser", "tests/theme")
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("pytest", "-v", *(f"--ignore={path}" for path in ASIDE)),
)


def main(arguments: list[str]) -> int:
    """Run the checks and say each one's name. Returns the exit code."""
    if arguments:
        return run(("pytest", *arguments))
    if words := missing_tools():
        print(words, file=sys.stderr)
        return 1
    beside = ("pytest", "-v", *ASIDE)
    ended = begun(beside)
    failed = [check for check in CHECKS if run(check) != 0]
    if ended() != 0:
        failed.append(beside)
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


def begun(check: tuple[str, ...]) -> Callable[[], int]:
    """Begin a check; what is returned waits for its end, shows what it said and returns its exit code."""
    said = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the check)
    process = subprocess.Popen(
        [sys.executable, "-m", *check], cwd=ROOT, stdout=said, stderr=subprocess.STDOUT
    )

    def end() -> int:
        code = process.wait()
        print(f"· {' '.join(check)}", file=sys.stderr, flush=True)
        with said:
            said.seek(0)
            sys.stdout.buffer.write(said.read())
        sys.stdout.flush()
        return code

    return end


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
