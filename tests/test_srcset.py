"""The addresses of a srcset are found among commas and descriptors."""

from __future__ import annotations

import pytest

from nisshi.srcset import with_addresses


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("a.png", "<a.png>"),
        (" a.png 1x,b.png  2x ", " <a.png> 1x,<b.png>  2x "),
        ("a,b.png 640w, c.png", "<a,b.png> 640w, <c.png>"),
        ("a.png, b.png, ", "<a.png>, <b.png>, "),
        ("a.png 1x, b.png ", "<a.png> 1x, <b.png> "),
        ("x" * 50_000 + " ", "<" + "x" * 50_000 + "> "),
        ("", ""),
        (",,", ",,"),
    ],
)
def test_addresses_are_changed_and_nothing_else(srcset: str, expected: str) -> None:
    assert with_addresses(srcset, lambda address: f"<{address}>") == expected
