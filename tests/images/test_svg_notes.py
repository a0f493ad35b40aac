"""What drawing programs hide in an SVG goes, and nothing that is drawn changes by a byte."""

from __future__ import annotations

import random
import time
from base64 import b64decode, b64encode

import pytest

from nisshi.images.facts import Facts, facts
from nisshi.images.private import without_private
from nisshi.images.svg_notes import without_notes
from tests.images.samples import exif, picture

HOME = "/".join(("", "home", "someone"))  # in samples @home@, for no file of ours names a folder of a machine
INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->

<svg
   width="30mm"
   viewBox="0 0 30 20"
   sodipodi:docname="memory.svg"
   inkscape:export-filename="@home@/secret plans/memory.png"
   inkscape:version="1.3"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg">
  <sodipodi:namedview pagecolor="#fff" inkscape:window-width="2560" />
  <metadata id="m"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>someone</dc:creator></rdf:RDF></metadata>
  <!-- drawn after C:\\Users\\someone\\plan.dwg -->
  <g inkscape:label="@home@/scan.png" inkscape:groupmode="layer">
    <image sodipodi:absref="@home@/scan.png" xlink:href="file://@home@/scan.png" width="3"/>
    <a xlink:href='file://@home@/'><text>@home@ は文の内</text></a>
    <!-- © 2026, CC BY 4.0, https://example.com/home/x -->
    <path d="M 0,0 L 3,2"   style="fill:#f00"/>
  </g>
</svg>
""".replace("@home@", HOME)
CLEAN = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->

<svg
   width="30mm"
   viewBox="0 0 30 20"
   inkscape:version="1.3"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg">
  <sodipodi:namedview pagecolor="#fff" />
  <metadata id="m"></metadata>
\x20\x20
  <g inkscape:groupmode="layer">
    <image width="3"/>
    <a xlink:href="#"><text>@home@ は文の内</text></a>
    <!-- © 2026, CC BY 4.0, https://example.com/home/x -->
    <path d="M 0,0 L 3,2"   style="fill:#f00"/>
  </g>
</svg>
""".replace("@home@", HOME)
ILLUSTRATOR = """<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="&ns_ai;" viewBox="0 0 3 2">
<switch><foreignObject requiredExtensions="&ns_ai;"><i:pgfRef/></foreignObject>
<g i:extraneous="self"><path d="M0 0"/></g>
</switch><i:pgf id="adobe_illustrator_pgf">eJzsvemu</i:pgf></svg>"""


def svg(inside: str, attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.replace(
        "@home@", HOME
    ).encode()


def test_of_inkscape() -> None:
    assert without_private(INKSCAPE.encode()).decode() == CLEAN
    assert without_private(CLEAN.encode()) == CLEAN.encode()
    windows = INKSCAPE.replace("\n", "\r\n").encode()
    assert (
        without_private(b"\xef\xbb\xbf" + windows) == b"\xef\xbb\xbf" + CLEAN.replace("\n", "\r\n").encode()
    )


def test_of_illustrator_whose_namespaces_are_entities() -> None:
    assert without_private(ILLUSTRATOR.encode()).decode() == ILLUSTRATOR.replace("eJzsvemu", "")


def test_of_draw_io() -> None:
    source = '&lt;mxfile agent="someone"&gt;'
    drawn = '<g content="&lt;mxfile"/>'
    data = svg(drawn, f"content='{source}' width=\"3\"")
    assert without_private(data) == svg(drawn, 'width="3"').replace(b'svg"  w', b'svg" w')


def test_prefixes_are_what_they_are_bound_to() -> None:
    bound = svg(
        '<g a:docname="secret" xmlns:a="http://sodipodi.sourceforge.net/x"/><g a:docname="no"/>',
        'xmlns:a="urn:x"',
    )
    assert without_private(bound) == bound.replace(b' a:docname="secret"', b"")
    inside = b'<s:metadata>me</s:metadata><metadata xmlns="u">x</metadata>'
    prefixed = b'<s:svg xmlns:s="http://www.w3.org/2000/svg">' + inside + b"</s:svg>"
    assert without_private(prefixed) == prefixed.replace(b">me<", b"><")


def test_a_photograph_in_a_drawing() -> None:
    told = picture("JPEG", (60, 40), exif=exif(6))
    clean = without_private(told)
    assert told != clean
    assert without_private(photograph(told)) == photograph(clean)
    assert without_private(photograph(told, "\n    ")) == photograph(clean)
    inner = f'<image href="data:image/svg+xml;base64,{b64encode(photograph(told)).decode()}"/>'
    assert b64decode(without_private(svg(inner)).split(b",")[1].split(b'"')[0]) == photograph(clean)
    for odd in (
        photograph(told)[:900] + b"*" + photograph(told)[901:],
        photograph(b""),
        photograph(b"no picture"),
    ):
        assert without_private(odd) == odd


def photograph(data: bytes, between: str = "") -> bytes:
    packed = b64encode(data).decode()
    return svg(f"<image width='3' href='data:image/jpeg;base64,{between.join((packed[:76], packed[76:]))}'/>")


@pytest.mark.parametrize(
    "data",
    [
        svg('<text>C:\\Users\\someone @home@</text><path d="M0,0"/>'),
        svg("<style>/* @home@ */ rect:nth-child(2) {}</style>"),
        svg('<metadata><path id="used" d="M0 0"/></metadata>'),
        svg("<![CDATA[<!-- @home@ -->]]>"),
        svg('<image href="@home@.png"/><image href="data:image/png;base64,/home/AAAA"/>'),
        svg('<a href="https://example.com/home/a"/>', 'content="words"'),
        b"<html><svg><metadata>no drawing</metadata></svg></html>",
        b"<svg><metadata>",
        b"<svg",
        b"<",
    ],
)
def test_what_is_drawn_or_cannot_be_read_stays(data: bytes) -> None:
    assert without_private(data) == data


def told(data: bytes) -> tuple[tuple[int, str], ...]:
    found = facts(data)
    assert isinstance(found, Facts)
    return found.told


def test_what_stays_is_told_with_its_line() -> None:
    named = svg('\n<g data-from="@home@/a"/>\n<title>@home@/b</title>')
    assert told(named) == (
        (2, "names a folder of your machine in data-from"),
        (3, "names a folder of your machine in <title>"),
    )
    assert told(b"<svg>\n<g></svg>") == ((2, "is not well-formed XML here"),)
    assert told(INKSCAPE.encode()) == ()
    grown = b'<!DOCTYPE svg [<!ENTITY a "<metadata>b</metadata>">]><svg>&a;</svg>'
    assert told(grown) == ((0, "is written in a way that is not understood"),)
    assert without_private(grown) == grown


@pytest.mark.parametrize("text", [INKSCAPE, ILLUSTRATOR])
def test_a_drawing_that_is_cut_off_or_spoilt_raises_nothing(text: str) -> None:
    data = text.encode()
    odd = random.Random(7)
    for end in range(len(data)):
        assert without_private(data[:end]) == data[:end] or end >= len(data.rstrip())
    for _ in range(1000):
        spoilt = bytearray(data)
        for _ in range(odd.randint(1, 3)):
            at = odd.randrange(len(data))
            spoilt[at : at + 2] = odd.choice((b"<", b">", b'"', b"&", b"\xff", b"\0", odd.randbytes(2)))
        again = without_private(bytes(spoilt))
        assert without_private(again) == again


@pytest.mark.parametrize(
    "data",
    [
        svg("<g>" * 100_000 + "</g>" * 100_000),
        svg("".join(f'<g xmlns:a{n}="u">' for n in range(50_000))),
        svg('<path d="' + "M 0,0 l 1/2 " * 200_000 + '"/>'),
        svg("<!-- \\\\a\\a -->" * 100_000),
        svg("<g " + " ".join(f'a{n}="/home/x"' for n in range(50_000)) + "/>"),
        b'<!DOCTYPE svg [<!ENTITY a "'
        + b"x" * 999
        + b'"><!ENTITY b "'
        + b"&a;" * 999
        + b'"><!ENTITY c "'
        + b"&b;" * 999
        + b'">]><svg>&c;</svg>',
    ],
    ids=["deep", "namespaces", "path", "comments", "attributes", "entities"],
)
def test_large_drawings_take_no_long(data: bytes) -> None:
    begun = time.process_time()
    without_notes(data, bytes)
    assert time.process_time() - begun < 3
