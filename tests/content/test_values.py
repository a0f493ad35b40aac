"""What a value of front matter may hold."""

from __future__ import annotations

import unicodedata

from nisshi.content.slugs import slug_fault
from nisshi.content.values import holds_controls

CHARACTERS = [chr(code) for code in range(0x10000)]


def test_control_characters_are_those_of_unicode_but_for_tab_and_line_feed() -> None:
    found = [char for char in CHARACTERS if holds_controls(f"a{char}")]
    assert found == [char for char in CHARACTERS if unicodedata.category(char) == "Cc" and char not in "\t\n"]


def test_control_characters_are_found_in_lists_and_tables() -> None:
    assert holds_controls(["a", {"b": "c\x07"}])
    assert not holds_controls(["a", {"b": None}])


def test_a_slug_holds_neither_control_characters_nor_halves_of_characters() -> None:
    found = [char for char in CHARACTERS if slug_fault(f"a{char}") == "it holds a control character"]
    assert found == [char for char in CHARACTERS if unicodedata.category(char) in ("Cc", "Cs")]
