"""What names a folder of a machine in a drawing is taken out, or the author is told where it stands."""

from __future__ import annotations

import pytest

from nisshi.images.private import without_private
from tests.images.test_svg_notes import HOME, svg, told

FILE = f"file://{HOME}/a"
NAMES = "names a folder of your machine in {}"


@pytest.mark.parametrize(
    ("where", "written"),
    [
        ("xlink:href", '<image xlink:href="@home@/a.png" xmlns:xlink="http://www.w3.org/1999/xlink"/>'),
        ("href", '<use href="@home@/a.svg#b"/>'),
        ("<style>", f"<style>a {{background: url({FILE}.png)}}</style>"),
        ("<style>", "<style>/* @home@ */ rect:nth-child(2) {}</style>"),
        ("<?xml-stylesheet?>", '<?xml-stylesheet href="@home@/a.css"?>'),
        ("<?xml-stylesheet?>", f"<?xml-stylesheet title='href=\"{FILE}' href='a.css'?>"),
    ],
)
def test_what_may_be_needed_stays_and_is_told(where: str, written: str) -> None:
    data = svg("\n" + written)
    assert without_private(data) == data
    assert told(data) == ((2, NAMES.format(where)),)


@pytest.mark.parametrize("instruction", [f'<?xml-stylesheet href="{FILE}.css"?>', f"<?made-by {FILE}?>"])
def test_an_instruction_that_no_browser_follows_goes(instruction: str) -> None:
    before, after = b'<?xml version="1.0"?>\n<?xml-stylesheet href="a.css"?>', svg("<style>a</style>")
    assert without_private(before + instruction.encode() + after) == before + after
    inside = svg(f"<g>{instruction}</g>")
    assert without_private(inside) == svg("<g></g>")
    assert told(inside) == ()


@pytest.mark.parametrize(
    "kind",
    [
        f'<!DOCTYPE svg SYSTEM "{FILE}.dtd">',
        f'<!DOCTYPE svg [<!ENTITY a SYSTEM "{FILE}">]>',
        f'<!DOCTYPE svg [<!ENTITY a "{HOME}/a">]>',
    ],
)
def test_of_a_document_type_is_told(kind: str) -> None:
    data = f"<!-- no <!DOCTYPE -->\n{kind}".encode() + svg("<g/>")
    assert without_private(data) == data
    assert told(data) == ((2, NAMES.format("<!DOCTYPE>")),)


def test_a_comment_in_a_document_type_goes() -> None:
    data = f"<!DOCTYPE svg [<!-- {HOME}/a --><?a {HOME}/a?>]>".encode() + svg("<g/>")
    assert without_private(data) == b"<!DOCTYPE svg []>" + svg("<g/>")
    assert told(data) == ()


def test_what_comes_out_of_an_entity_is_told() -> None:
    data = b"<!DOCTYPE svg [<!ENTITY a '&#60;!-- /&#104;ome/a -->'>]>" + svg("<g>&a;</g>")
    assert without_private(data) == data
    assert told(data) == ((1, NAMES.format("a comment")),)


def test_metadata_that_is_drawn_by_stays_and_is_told() -> None:
    words = '\n<d:source d:from="@home@/a" xmlns:d="urn:d">@home@/b</d:source>\n@home@/c'
    for drawn in ('<path id="used"/>', "<text>@home@/d</text>", "<script>draw()</script>"):
        data = svg(f"<metadata>{words}{drawn}</metadata>")
        assert without_private(data) == data
        assert told(data) == (
            (2, NAMES.format("d:from")),
            (2, NAMES.format("<source>")),
            (3, NAMES.format("<metadata>")),
        )
    assert without_private(svg(f"<metadata>{words}</metadata>")) == svg("<metadata></metadata>")
    assert told(svg(f"<metadata>{words}</metadata>")) == ()


def test_links_of_a_site_are_no_news() -> None:
    assert told(svg('<a href="@home@/about"><text>@home@</text></a>')) == ()
