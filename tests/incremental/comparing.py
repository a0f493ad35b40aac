"""Compares two sites, and what two builds said, telling what differs in few lines."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from tests.incremental.builds import Outcome


def same_words(found: Outcome, expected: Outcome) -> None:
    """Raise AssertionError where the two builds told something else."""
    for name in Outcome.__struct_fields__:
        ours, theirs = getattr(found, name), getattr(expected, name)
        assert ours == theirs, f"{name}: {ours} instead of {theirs}"


def same_files(found: Mapping[str, bytes], expected: Mapping[str, bytes]) -> None:
    """Raise AssertionError where a file is missing, too many or of other bytes."""
    wrong = [line for path in sorted({*found, *expected}) for line in _difference(path, found, expected)]
    assert not wrong, "\n".join(wrong)


def _difference(path: str, found: Mapping[str, bytes], expected: Mapping[str, bytes]) -> Iterator[str]:
    if path not in found:
        yield f"{path} is missing"
    elif path not in expected:
        yield f"{path} should be gone"
    elif found[path] != expected[path]:
        yield f"{path} is (-) and should be (+)"
        ours, theirs = (side[path].decode(errors="replace").splitlines() for side in (found, expected))
        yield from list(difflib.unified_diff(ours, theirs, n=0, lineterm=""))[2:10]
