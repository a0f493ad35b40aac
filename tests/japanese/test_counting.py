"""Size and reading time, each script by its own measure."""

from __future__ import annotations

import pytest

from nisshi.japanese.counting import Size, measure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Size(0, 0, 0)),
        (" \n\u3000", Size(0, 0, 0)),
        ("あ", Size(1, 0, 1)),
        ("あ" * 400, Size(400, 0, 1)),
        ("あ" * 401, Size(401, 0, 2)),
        ("word " * 230, Size(0, 230, 1)),
        ("word " * 231, Size(0, 231, 2)),
        ("あ" * 200 + "word " * 115, Size(200, 115, 1)),
        ("あ" * 201 + "word " * 115, Size(201, 115, 2)),
        ("「ログ」を、Zabbixで。", Size(8, 1, 1)),
        ("don't state-of-the-art v1.2.3 snake_case", Size(0, 4, 1)),
        ("― … — !?", Size(0, 0, 0)),
        ("한국 사람", Size(0, 2, 1)),
        ("Ｎｅｔ１２", Size(5, 0, 1)),
    ],
)
def test_measure(text: str, expected: Size) -> None:
    assert measure(text) == expected
