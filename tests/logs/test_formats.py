"""Each format reads its own lines, while `formats.md` and `golden/` show the records of each in full."""

from __future__ import annotations

from pathlib import Path
from string import printable

import pytest

from nisshi.logs.all_formats import ALL_FORMATS
from nisshi.logs.detect import log_format
from nisshi.logs.format import Format, by_opening
from nisshi.logs.heads import Field, FieldName, Layout, layout_of
from nisshi.logs.parse import parse
from tests.logs.dump import dump

HERE = Path(__file__).parent


def golden_cases() -> list[tuple[str, str, str]]:
    files = [HERE / "formats.md", *sorted((HERE / "golden").glob("*.md"))]
    cases = [case for file in files for case in file.read_text("utf-8").split("\n.\n\n")]
    parts = [case.removesuffix("\n.\n").split("\n.\n") for case in cases]
    return [(title, text, expected) for title, text, expected in parts]


@pytest.mark.parametrize(
    ("title", "text", "expected"), golden_cases(), ids=[case[0] for case in golden_cases()]
)
def test_golden(title: str, text: str, expected: str) -> None:
    format = log_format(text)
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
        found = log_format(sample)
        assert found is not None
        assert found.name == format.name, sample


@pytest.mark.parametrize("format", ALL_FORMATS, ids=lambda format: format.name)
def test_what_a_format_says_of_its_lines_is_so(format: Format) -> None:
    """A text that lacks it is not even read, so a line without it must be no head line."""
    variants = [
        *(sample[cut:] for sample in format.samples for cut in range(len(sample))),
        *(first + sample for sample in format.samples for first in printable + "０あ"),
        *(first + sample[1:] for sample in format.samples for first in printable + "０あ"),
    ]
    heads = [line for line in variants if format.read(line)]
    assert {*format.samples} <= {*heads}
    for line in heads:
        assert format.sign in line
        assert not format.opens or ("0" if line[0].isdecimal() else line[0]) in format.opens, line


def test_fields_stand_in_the_order_of_the_line() -> None:
    for format in ALL_FORMATS:
        for sample in format.samples:
            head = format.read(sample)
            assert head
            here, there = head.fields(), head.fields(7)
            assert [Field(f.name, f.start - 7, f.end - 7) for f in there] == [*here]
            assert [*here] == sorted(here, key=lambda field: field.start)


def test_a_time_keeps_nothing_of_the_column_behind_it() -> None:
    line = 'Error,2024/03/05 2:04:02,3ware Service,7031,None,"The recorder ended unexpectedly."'
    found = log_format(line)
    assert found is not None
    assert found.name == "windows-event"


def test_a_reader_that_is_asked_while_it_is_made_ready_reads_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inside: list[object] = []

    def slow(*names: FieldName | None) -> Layout:
        if not inside:
            inside.append(None)
            inside.append(read("12 INFO x"))
        return layout_of(*names)

    monkeypatch.setattr("nisshi.logs.format.layout_of", slow)
    read = by_opening(r"(?P<pid>\d+)[ ]", r"(?P<level>[A-Z]+)[ ](?P<message>.*)")
    assert read("12 INFO x") is not None
    assert inside[1] is not None


def test_no_line_has_a_field_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        layout_of("time", None, "message", "time")
