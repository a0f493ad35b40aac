"""Each format reads its own lines, and `formats.md` shows the records of each in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.logs.all_formats import ALL_FORMATS
from nisshi.logs.detect import detect
from nisshi.logs.format import Format
from nisshi.logs.parse import parse
from tests.logs.dump import dump

HERE = Path(__file__).parent


def golden_cases() -> list[tuple[str, str, str]]:
    cases = (HERE / "formats.md").read_text("utf-8").split("\n.\n\n")
    parts = [case.removesuffix("\n.\n").split("\n.\n") for case in cases]
    return [(title, text, expected) for title, text, expected in parts]


@pytest.mark.parametrize(
    ("title", "text", "expected"), golden_cases(), ids=[case[0] for case in golden_cases()]
)
def test_golden(title: str, text: str, expected: str) -> None:
    format = detect(text)
    assert format is not None
    assert format.name == title.split(":")[0]
    assert dump(parse(text, format)) == expected


def test_each_format_has_a_golden_case() -> None:
    assert {format.name for format in ALL_FORMATS} == {title.split(":")[0] for title, _, _ in golden_cases()}


def test_names_are_unique() -> None:
    names = [format.name for format in ALL_FORMATS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("format", ALL_FORMATS, ids=lambda format: format.name)
def test_each_sample_is_detected_by_its_shape(format: Format) -> None:
    for sample in format.samples:
        found = detect(sample)
        assert found is not None
        assert found.name == format.name, sample
